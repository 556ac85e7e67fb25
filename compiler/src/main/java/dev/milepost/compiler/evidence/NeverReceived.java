package dev.milepost.compiler.evidence;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.References;
import dev.milepost.compiler.model.References.OfField;
import dev.milepost.compiler.model.References.OfType;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.catalog.FieldName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A journey asks for what no signal ever told; each thing is told where it is asked for first. */
final class NeverReceived implements EvidenceRule {
  @Override
  public void check(Recorded recorded, Diagnostics findings) {
    for (JourneyModel journey : recorded.model().journeys()) {
      check(recorded, journey, findings);
    }
  }

  private static void check(Recorded recorded, JourneyModel journey, Diagnostics findings) {
    References references = References.of(journey);
    Set<Object> told = new HashSet<>();
    for (OfType reference : references.types()) {
      if (!recorded.evidence().types().containsKey(reference.type())
          && told.add(reference.type())) {
        findings.add(finding(recorded, journey, reference.type().toString(), reference.span()));
      }
    }
    for (OfField reference : references.fields()) {
      FieldName field = reference.field();
      boolean isKnown =
          field.field().equals(FieldName.ID)
              || recorded.evidence().fields().containsKey(field)
              || told.contains(field.type());
      if (!isKnown && told.add(field)) {
        findings.add(finding(recorded, journey, field.toString(), reference.span()));
      }
    }
  }

  private static Diagnostic finding(
      Recorded recorded, JourneyModel journey, String what, Span span) {
    return Diagnostic.of(
            Rule.NEVER_RECEIVED,
            span,
            "none of "
                + Wording.count(recorded.evidence().signals(), "signal")
                + " ever told `"
                + what
                + "`")
        .withHelp("a condition that waits for it waits forever")
        .withAbout(new About(journey.name(), null, List.of(what)));
  }
}
