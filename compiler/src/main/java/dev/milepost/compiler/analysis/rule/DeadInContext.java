package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import java.util.List;

/** A condition that can be true is true in some state in which an execution can be. */
final class DeadInContext implements StateRule {

  @Override
  public void check(JourneyCheck journey) {
    journey.eachStage(stage -> stage.at().ways().forEach(way -> check(journey, stage, way)));
  }

  private static void check(JourneyCheck journey, StageCheck stage, Way way) {
    // An ending from anywhere need not come from everywhere; of timers another rule speaks.
    if (!(way.clause() instanceof Way.Clause.Transition) || JourneyCheck.isTimed(way)) {
      return;
    }
    String asked = "`%s` can be true there".formatted(JourneyCheck.text(way));
    About about = journey.about(stage.stage(), List.of(journey.key(way)));
    if (way.isTrue().meets(stage.at().seen())) {
      return;
    }
    if (way.isTrue().isEmpty()) {
      // It is never true, or only where more is told apart than the states do.
      if (!journey.exclusion().isNeverTrue(stage.stage(), way)) {
        journey.undecided(Rule.DEAD_IN_CONTEXT, journey.span(stage.stage(), way), about, asked);
      }
      return;
    }
    if (!journey.states().isComplete()) {
      journey.undecided(Rule.DEAD_IN_CONTEXT, journey.span(stage.stage(), way), about, asked);
      return;
    }
    journey.found(
        Diagnostic.of(
                Rule.DEAD_IN_CONTEXT,
                journey.span(stage.stage(), way),
                "nobody who stands at " + stage.quoted() + " ever takes this way")
            .withVerdict(
                new Verdict.Proved(
                    List.of(
                        "the condition is true in none of the states that an execution can"
                            + " have there")))
            .withHelp("leave it out, or let an earlier way wait for something else"),
        about,
        asked);
  }
}
