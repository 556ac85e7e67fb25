package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import java.util.List;

/** Nobody is led away by another way before every timer could come. */
final class TimerNeverFirst implements StateRule {

  @Override
  public void check(JourneyCheck journey) {
    journey.eachStage(stage ->
        stage.at().ways().stream()
            .filter(JourneyCheck::isTimed)
            .filter(way -> way.clause() instanceof Way.Clause.Transition)
            .forEach(way -> check(journey, stage, way)));
  }

  private static void check(JourneyCheck journey, StageCheck stage, Way way) {
    String asked = "`%s` can come".formatted(JourneyCheck.text(way));
    About about = journey.about(stage.stage(), List.of(journey.key(way)));
    if (way.isEnabled().meets(stage.at().seen())) {
      journey.proved(Rule.TIMER_NEVER_FIRST, about, asked);
    } else if (journey.states().isComplete()) {
      journey.found(
          Diagnostic.of(
                  Rule.TIMER_NEVER_FIRST,
                  journey.span(stage.stage(), way),
                  "this timer never comes: nobody stands at " + stage.quoted() + " for so long")
              .withVerdict(
                  new Verdict.Proved(
                      List.of("in every state that can be there another way is taken before")))
              .withHelp("leave it out, or let it come before what goes first"),
          about,
          asked);
    } else {
      journey.undecided(Rule.TIMER_NEVER_FIRST, journey.span(stage.stage(), way), about, asked);
    }
  }
}
