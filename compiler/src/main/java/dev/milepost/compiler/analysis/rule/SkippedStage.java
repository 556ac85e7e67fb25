package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import java.util.List;

/** Somebody can rest at each stage: not everybody who enters leaves at once. */
final class SkippedStage implements StateRule {

  @Override
  public void check(JourneyCheck journey) {
    journey.eachStage(stage -> check(journey, stage));
  }

  private static void check(JourneyCheck journey, StageCheck stage) {
    if (stage.at().ways().stream().anyMatch(way -> isAlwaysTrue(stage, way))) {
      // That is a finding about the condition alone.
      return;
    }
    boolean isSkipped = stage.at().entered().without(stage.at().leaving()).isEmpty();
    String asked = "everybody leaves the stage in the moment of entering it";
    About about = journey.about(stage.stage(), List.of());
    if (!isSkipped) {
      journey.proved(Rule.SKIPPED_STAGE, about, asked);
    } else if (journey.states().isComplete()) {
      journey.found(
          Diagnostic.of(
                  Rule.SKIPPED_STAGE,
                  stage.model().tree().name().span(),
                  "nobody ever waits at " + stage.quoted())
              .withVerdict(
                  new Verdict.Proved(List.of("whoever enters finds a way out open already")))
              .withHelp("lead past it, or let its ways wait for something that is still to come"),
          about,
          asked);
    }
  }

  private static boolean isAlwaysTrue(StageCheck stage, Way way) {
    return way.isTrue().count() == stage.at().seen().universe();
  }
}
