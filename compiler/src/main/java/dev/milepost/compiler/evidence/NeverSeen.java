package dev.milepost.compiler.evidence;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.References;
import dev.milepost.compiler.model.References.OfValue;
import dev.milepost.engine.evidence.Evidence.FieldHistory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A condition compares a field with a value that no signal ever gave it. */
final class NeverSeen implements EvidenceRule {

  /** A value of a field, wherever it is asked for. */
  private record Asked(Object field, Object value) {}

  @Override
  public void check(Recorded recorded, Diagnostics findings) {
    for (JourneyModel journey : recorded.model().journeys()) {
      Set<Asked> told = new HashSet<>();
      for (OfValue reference : References.of(journey).values()) {
        FieldHistory history = recorded.evidence().fields().get(reference.field());
        if (history != null
            && history.isWhole()
            && !history.values().containsKey(reference.value())
            && told.add(new Asked(reference.field(), reference.value()))) {
          findings.add(finding(journey, reference, history));
        }
      }
    }
  }

  private static Diagnostic finding(JourneyModel journey, OfValue reference, FieldHistory history) {
    String value = Wording.text(reference.value());
    return Diagnostic.of(
            Rule.NEVER_SEEN,
            reference.span(),
            "`"
                + reference.field()
                + "` was set "
                + Wording.count(history.times(), "time")
                + ", and never to `"
                + value
                + "`")
        .withAbout(new About(journey.name(), null, List.of(reference.field().toString(), value)));
  }
}
