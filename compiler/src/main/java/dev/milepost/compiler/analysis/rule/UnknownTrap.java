package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.step.TimelineEntry;
import java.util.List;
import java.util.Optional;

/**
 * Nobody waits only because something was never said that a condition speaks of in the negative,
 * and no {@code else} is taken only because of it.
 */
final class UnknownTrap implements StateRule {

  @Override
  public void check(JourneyCheck journey) {
    journey.eachStage(stage -> {
      for (Way way : stage.at().ways()) {
        if (way.clause() instanceof Way.Clause.Transition(int number, Plan.Transition transition)
            && transition.trigger() instanceof Plan.Trigger.When(Condition condition)) {
          waiting(journey, stage, way, condition);
          if (transition.isElse()) {
            otherwise(journey, stage, way, number);
          }
        }
      }
    });
  }

  private static void waiting(
      JourneyCheck journey, StageCheck stage, Way way, Condition condition) {
    if (!stage.at().denies(condition)) {
      return;
    }
    Bits trapped =
        stage
            .at()
            .whereNotDenied(condition)
            .without(way.isTrue())
            .and(stage.at().seen())
            .without(stage.at().leaving());
    String asked =
        "somebody waits since nothing is known of what `%s` denies"
            .formatted(JourneyCheck.text(way));
    About about = journey.about(stage.stage(), List.of(journey.key(way), "waits"));
    if (trapped.isEmpty()) {
      return;
    }
    Optional<Witness> witness =
        journey.standing(Rule.UNKNOWN_TRAP, stage, trapped, asked, new Witness.Question.Where());
    witness.ifPresent(shown ->
        journey.found(
            Diagnostic.of(
                    Rule.UNKNOWN_TRAP,
                    journey.span(stage.stage(), way),
                    "this is not true while what it denies was never received")
                .withVerdict(new Verdict.Refuted(shown))
                .withHelp("of what is unknown nothing is true, not even that it is not so")
                .withHelp("where that is meant to count, add `OR ... is unknown`"),
            about,
            asked));
  }

  private static void otherwise(JourneyCheck journey, StageCheck stage, Way way, int number) {
    Bits unknown = new Bits(stage.at().seen().universe());
    for (Way above : stage.at().ways()) {
      if (above.clause() instanceof Way.Clause.Transition(int other, Plan.Transition transition)
          && other < number
          && transition.trigger() instanceof Plan.Trigger.When(Condition condition)) {
        unknown.addAll(stage.at().whereUnknown(condition));
      }
    }
    Bits taken = way.isTaken().and(unknown).and(stage.at().seen());
    if (taken.isEmpty()) {
      return;
    }
    String asked =
        "`%s` is taken while what stands above is unknown".formatted(JourneyCheck.text(way));
    Optional<Witness> witness =
        journey
            .search()
            .find(
                Rule.UNKNOWN_TRAP,
                asked,
                stage.at(),
                taken,
                replayed ->
                    replayed.last().stream()
                        .anyMatch(entry ->
                            entry instanceof TimelineEntry.Advanced advanced
                                && advanced.clause().equals(JourneyCheck.source(way))),
                _ -> new Witness.Question.Where());
    witness.ifPresent(shown ->
        journey.found(
            Diagnostic.of(
                    Rule.UNKNOWN_TRAP,
                    journey.span(stage.stage(), way),
                    "this is taken, too, where what stands above it is not false but unknown")
                .withVerdict(new Verdict.Refuted(shown))
                .withHelp("where somebody should wait instead, ask here for what must be known"),
            journey.about(stage.stage(), List.of(journey.key(way), "else")),
            asked));
  }
}
