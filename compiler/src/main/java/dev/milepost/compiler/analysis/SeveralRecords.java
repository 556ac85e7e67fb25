package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.References;
import dev.milepost.compiler.model.References.OfField;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A plain reference to a record type of which a subject may have many: it means the newest one.
 * Each type is told once a journey, where it is spoken of first.
 */
final class SeveralRecords implements JourneyRule {
  private final Catalog catalog;

  /** Asks about journeys over what a catalogue declares. */
  SeveralRecords(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    Set<TypeName> told = new HashSet<>();
    for (OfField reference : References.of(journey).fields()) {
      if (reference.isPlain()) {
        check(journey, reference.field(), reference.span(), told, findings);
      }
    }
    JourneyModel.OwnerModel owner = journey.owner();
    if (owner != null && owner.field() != null) {
      check(journey, owner.field(), owner.tree().owner().span(), told, findings);
    }
  }

  private void check(
      JourneyModel journey, FieldName field, Span span, Set<TypeName> told, Diagnostics findings) {
    TypeName type = field.type();
    if (isOnlyOne(journey, type) || catalog.record(type).isEmpty() || !told.add(type)) {
      return;
    }
    String subject = journey.tree().subject().text().toLowerCase(Locale.ROOT);
    findings.add(
        Diagnostic.of(
                Rule.SEVERAL_RECORDS,
                span,
                "a " + subject + " may have several of `" + type + "`; this means the newest one")
            .withHelp("where all of them count, ask for `any`, `every` or `no " + type + " (...)`")
            .withHelp(
                "where each goes its own way, write the journey `for each "
                    + type
                    + " of "
                    + journey.tree().subject().text()
                    + "`")
            .withAbout(new About(journey.name(), null, List.of(type.toString()))));
  }

  /**
   * Whether a subject has one record of a type at most: the one that the journey is about, or one
   * whose id is the value by which the subject is known, of which it has one.
   */
  private boolean isOnlyOne(JourneyModel journey, TypeName type) {
    if (type.equals(journey.forEach())) {
      return true;
    }
    return catalog
        .subject(journey.tree().subject().text())
        .filter(subject -> !subject.keys().isEmpty())
        .map(subject -> subject.keys().getFirst().fields())
        .orElse(List.of())
        .contains(new FieldName(type, FieldName.ID));
  }
}
