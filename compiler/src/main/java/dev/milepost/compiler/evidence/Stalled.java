package dev.milepost.compiler.evidence;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.evidence.Recorded.Place;
import dev.milepost.engine.evidence.Evidence.Miss;
import dev.milepost.engine.evidence.Evidence.StageHistory;
import dev.milepost.engine.evidence.Evidence.WayHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Executions wait at a stage longer than expected, and this is what they wait for. */
final class Stalled implements EvidenceRule {

  /** So many causes are told. */
  private static final int MOST_CAUSES = 3;

  private record Cause(WayHistory way, Miss miss) {}

  @Override
  public void check(Recorded recorded, Diagnostics findings) {
    recorded.forEachStage((place, history) -> {
      if (history.stalled() > 0) {
        findings.add(finding(place, history));
      }
    });
  }

  private static Diagnostic finding(Place place, StageHistory history) {
    Diagnostic finding =
        Diagnostic.of(
                Rule.STALLED,
                place.stage().tree().name().span(),
                Wording.count(history.stalled())
                    + " of "
                    + Wording.count(history.entered(), "execution")
                    + " that came here "
                    + (history.stalled() == 1 ? "waits" : "wait")
                    + " longer than expected")
            .withAbout(new About(history.journey(), history.stage(), List.of()));
    List<Cause> causes = new ArrayList<>();
    for (WayHistory way : history.ways()) {
      for (Miss miss : way.misses()) {
        if (miss.stalled() > 0) {
          causes.add(new Cause(way, miss));
        }
      }
    }
    causes.sort(Comparator.comparingLong((Cause cause) -> cause.miss().stalled()).reversed());
    for (Cause cause : causes.stream().limit(MOST_CAUSES).toList()) {
      finding =
          finding.withHelp(
              Wording.count(cause.miss().stalled())
                  + " of them: "
                  + Wording.reason(cause.way(), cause.miss())
                  + ", for example "
                  + Wording.subject(cause.miss().example()));
    }
    int more = causes.size() - MOST_CAUSES;
    return more > 0 ? finding.withHelp("and " + Wording.count(more, "further reason")) : finding;
  }
}
