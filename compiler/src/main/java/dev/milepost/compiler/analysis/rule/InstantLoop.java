package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.step.TimelineEntry;
import java.util.List;
import java.util.Optional;

/** No execution passes a circle of stages again and again without anything happening. */
final class InstantLoop implements StateRule {

  private static final String ASKED = "somebody can pass stages in a circle without end";

  @Override
  public void check(JourneyCheck journey) {
    journey.eachStage(stage -> {
      if (!journey.spinning().contains(stage.stage().name())) {
        check(journey, stage);
      }
    });
  }

  private static void check(JourneyCheck journey, StageCheck stage) {
    About about = journey.about(stage.stage(), List.of());
    Bits passing = stage.at().spinning();
    Bits spinning = new Bits(stage.at().seen().universe());
    List<String> circle = List.of();
    for (int state = passing.next(0); state >= 0; state = passing.next(state + 1)) {
      List<String> found = stage.at().circle(state);
      if (found != null && found.contains(stage.stage().name())) {
        spinning.add(state);
        circle = circle.isEmpty() ? found : circle;
      }
    }
    if (spinning.isEmpty()) {
      journey.proved(Rule.INSTANT_LOOP, about, ASKED);
      return;
    }
    List<String> stages = circle;
    Optional<Witness> witness =
        journey
            .search()
            .find(
                Rule.INSTANT_LOOP,
                ASKED,
                stage.at(),
                spinning,
                replayed ->
                    replayed.last().stream().anyMatch(TimelineEntry.Parked.class::isInstance),
                _ -> new Witness.Question.HowLong(stages));
    if (witness.isEmpty()) {
      journey.undecided(Rule.INSTANT_LOOP, stage.model().tree().name().span(), about, ASKED);
      return;
    }
    journey.spinning().addAll(stages);
    Diagnostic finding =
        Diagnostic.of(
                Rule.INSTANT_LOOP,
                stage.model().tree().name().span(),
                stages.size() == 1
                    ? stage.quoted() + " is left and entered again without end"
                    : "one state leads in a circle without end")
            .withVerdict(new Verdict.Refuted(witness.get()));
    for (Plan.Stage other : journey.plan().stages()) {
      if (stages.contains(other.name()) && !other.equals(stage.stage())) {
        finding =
            finding.withRelated(
                journey.model().stage(other.name()).orElseThrow().tree().name().span(), "");
      }
    }
    journey.found(
        finding
            .withHelp(
                "let a way of the circle wait for something new: `becomes` instead of `=`, a"
                    + " happening, or time")
            .withHelp("the engine would stop such an execution and tell it as parked"),
        about,
        ASKED);
  }
}
