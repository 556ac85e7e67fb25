package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.rule.JourneyCheck.StageCheck;
import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.witness.Replay.Replayed;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.step.TimelineEntry;
import java.util.List;
import java.util.Optional;

/** What was said before the stage can lead out of it in the moment of entering. */
final class StaleTrigger implements StateRule {

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
    if (!(way.clause() instanceof Way.Clause.Transition) || JourneyCheck.isTimed(way)) {
      return;
    }
    String asked = "`%s` can be true on entering".formatted(JourneyCheck.text(way));
    About about = journey.about(stage.stage(), List.of(journey.key(way)));
    Bits stale = way.isTaken().and(stage.at().entered());
    if (stale.isEmpty()) {
      journey.proved(Rule.STALE_TRIGGER, about, asked);
      return;
    }
    Optional<Witness> witness =
        journey
            .search()
            .find(
                Rule.STALE_TRIGGER,
                asked,
                stage.at(),
                stale.and(stage.at().byEntry()),
                replayed -> passes(replayed, stage, way),
                _ -> new Witness.Question.Where());
    witness.ifPresent(shown ->
        journey.found(
            Diagnostic.of(
                    Rule.STALE_TRIGGER,
                    journey.span(stage.stage(), way),
                    "this can be true already when somebody enters " + stage.quoted())
                .withVerdict(new Verdict.Refuted(shown))
                .withHelp("often this is meant: what came early counts")
                .withHelp("where only news counts, say `becomes` instead of `=`"),
            about,
            asked));
  }

  private static boolean passes(Replayed replayed, StageCheck stage, Way way) {
    boolean enters = false;
    for (TimelineEntry entry : replayed.last()) {
      switch (entry) {
        case TimelineEntry.Started started -> enters = isHere(stage, started.stage());
        case TimelineEntry.Advanced advanced -> {
          if (enters
              && isHere(stage, advanced.from())
              && advanced.clause().equals(JourneyCheck.source(way))) {
            return true;
          }
          enters = isHere(stage, advanced.to());
        }
        default -> {}
      }
    }
    return false;
  }

  private static boolean isHere(StageCheck stage, String name) {
    return stage.stage().name().equals(name);
  }
}
