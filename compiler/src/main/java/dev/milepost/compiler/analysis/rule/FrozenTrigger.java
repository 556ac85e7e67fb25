package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import java.util.List;

/** What a way waits for can still come about once somebody waits for it. */
final class FrozenTrigger implements StateRule {

  @Override
  public void check(JourneyCheck journey) {
    journey.eachStage(stage -> {
      boolean anybodyWaits = !stage.at().entered().without(stage.at().leaving()).isEmpty();
      if (anybodyWaits) {
        stage.at().ways().forEach(way -> check(journey, stage, way));
      }
    });
  }

  private static void check(JourneyCheck journey, StageCheck stage, Way way) {
    Bits open = way.isEnabled().and(stage.at().seen());
    if (!(way.clause() instanceof Way.Clause.Transition) || open.isEmpty()) {
      return;
    }
    String asked = "what `%s` waits for can still come about".formatted(JourneyCheck.text(way));
    About about = journey.about(stage.stage(), List.of(journey.key(way)));
    if (open.meets(stage.at().stepped())) {
      journey.proved(Rule.FROZEN_TRIGGER, about, asked);
    } else if (journey.states().isComplete()) {
      journey.found(
          Diagnostic.of(
                  Rule.FROZEN_TRIGGER,
                  journey.span(stage.stage(), way),
                  "who waits at " + stage.quoted() + " waits for this in vain")
              .withVerdict(
                  new Verdict.Proved(
                      List.of(
                          "it is true on entering or never: no signal, answer or time makes it"
                              + " true later")))
              .withHelp("decide this before the stage, or wait for something that still changes"),
          about,
          asked);
    }
  }
}
