package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import java.util.List;

/** A signal may come in the very instant in which a timer is due; then the signal goes first. */
final class TimerTie implements StateRule {

  private static final String ASKED = "a signal and a timer can come in the same instant";

  @Override
  public void check(JourneyCheck journey) {
    journey.eachStage(stage -> {
      List<Way> timers =
          stage.at().ways().stream()
              .filter(way -> JourneyCheck.isTimed(way) && isTaken(stage, way))
              .toList();
      for (Way timer : timers) {
        List<Way> others =
            stage.at().ways().stream()
                .filter(way -> !JourneyCheck.isTimed(way) && !way.target().equals(timer.target()))
                .filter(way -> isOpenedBySignal(stage, way))
                .toList();
        if (!others.isEmpty()) {
          found(journey, stage, timer, others);
        }
      }
    });
  }

  private static boolean isTaken(StageCheck stage, Way way) {
    return way.isTaken().meets(stage.at().seen());
  }

  private static boolean isOpenedBySignal(StageCheck stage, Way way) {
    return way.isTaken().meets(stage.at().bySignal());
  }

  private static void found(JourneyCheck journey, StageCheck stage, Way timer, List<Way> others) {
    Diagnostic finding =
        Diagnostic.of(
                Rule.TIMER_TIE,
                journey.span(stage.stage(), timer),
                "a signal that comes in the instant of this timer goes first")
            .withVerdict(
                new Verdict.Proved(
                    List.of("of one instant, signals are worked off before timers")));
    for (Way other : others) {
      finding = finding.withRelated(journey.span(stage.stage(), other), "this way is taken then");
    }
    About about = journey.about(stage.stage(), List.of(journey.key(timer)));
    journey.found(finding, about, ASKED);
  }
}
