package dev.milepost.compiler.evidence;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.evidence.Recorded.Place;
import dev.milepost.compiler.model.JourneyModel.StartModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.engine.evidence.Evidence.StageHistory;
import java.util.List;

/**
 * Nobody took a way, though executions stood where it begins. Of stages to which nobody came the
 * ways are silent: the way there is told.
 */
final class NeverTaken implements EvidenceRule {
  @Override
  public void check(Recorded recorded, Diagnostics findings) {
    recorded.forEachStage((place, history) -> {
      StageModel first = place.journey().stages().getFirst();
      StartModel starts = place.journey().starts();
      if (history.entered() > 0) {
        check(place, history, findings);
      } else if (place.stage().equals(first) && starts != null) {
        findings.add(
            Diagnostic.of(
                    Rule.NEVER_TAKEN,
                    starts.condition().tree().span(),
                    "nobody started: this was never true in "
                        + Wording.count(recorded.evidence().signals(), "signal"))
                .withAbout(new About(history.journey(), null, List.of())));
      }
    });
  }

  private static void check(Place place, StageHistory history, Diagnostics findings) {
    List<TransitionModel> transitions = place.stage().transitions();
    int known = Math.min(transitions.size(), history.ways().size());
    for (int number = 0; number < known; number++) {
      TransitionModel transition = transitions.get(number);
      String target = transition.target();
      if (history.ways().get(number).taken() == 0 && target != null) {
        findings.add(
            Diagnostic.of(
                    Rule.NEVER_TAKEN,
                    transition.tree().span(),
                    "none of "
                        + Wording.count(history.entered(), "execution")
                        + " that came to "
                        + "`"
                        + place.stage().tree().name().span().text()
                        + "` went on to `\""
                        + target
                        + "\"` this way")
                .withAbout(
                    new About(
                        history.journey(),
                        history.stage(),
                        List.of(target, Integer.toString(number)))));
      }
    }
  }
}
