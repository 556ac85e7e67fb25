package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import java.util.List;
import java.util.Optional;

/** What a stage remembers only from its entry on does not come before it, and never again. */
final class LostTrigger implements StateRule {

  @Override
  public void check(JourneyCheck journey) {
    journey.eachStage(stage ->
        stage.at().ways().stream()
            .filter(LostTrigger::remembers)
            .forEach(way -> check(journey, stage, way)));
  }

  private static boolean remembers(Way way) {
    boolean[] found = {false};
    if (way.clause() instanceof Way.Clause.Transition(int _, Plan.Transition transition)
        && transition.trigger() instanceof Plan.Trigger.When(Condition condition)) {
      ConditionParts.visit(
          condition,
          part ->
              found[0] |= part instanceof Condition.Becomes || part instanceof Condition.Changes,
          _ -> {});
    }
    return found[0];
  }

  private static void check(JourneyCheck journey, StageCheck stage, Way way) {
    Bits waiting = stage.at().entered().without(stage.at().leaving());
    Bits opening = stage.at().leadingTo(way);
    if (!waiting.meets(opening)) {
      return;
    }
    String asked = "what `%s` waits for came before".formatted(JourneyCheck.text(way));
    About about = journey.about(stage.stage(), List.of(journey.key(way)));
    // Where nothing else leads on either, that is told as being stuck.
    Bits lost = waiting.without(opening).without(stage.at().stuck()).and(stage.at().byEntry());
    if (lost.isEmpty()) {
      journey.proved(Rule.LOST_TRIGGER, about, asked);
      return;
    }
    Optional<Witness> witness =
        journey.standing(Rule.LOST_TRIGGER, stage, lost, asked, new Witness.Question.Where());
    witness.ifPresent(shown ->
        journey.found(
            Diagnostic.of(
                    Rule.LOST_TRIGGER,
                    journey.span(stage.stage(), way),
                    "what this waits for can have come before "
                        + stage.quoted()
                        + ", and then it never comes again")
                .withVerdict(new Verdict.Refuted(shown))
                .withHelp("say `=` instead of `becomes` where what came early counts"),
            about,
            asked));
  }
}
