package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.PlanIndex.Fact;
import dev.milepost.engine.value.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a plan can run on other declarations than those that it was compiled with. */
public final class DeclarationFit {

  /** The built-in field of every record. */
  private static final String ID = "Id";

  private final Plan plan;
  private final Catalog catalog;
  private final List<Misfit> misfits = new ArrayList<>();
  private final Set<TypeName> types = new HashSet<>();

  private DeclarationFit(Plan plan, Catalog catalog) {
    this.plan = plan;
    this.catalog = catalog;
  }

  /**
   * A declaration that the plan needs and that is missing or another.
   *
   * @param name what is declared: a field, a type, an action, a kind of subject
   * @param change what became of it, as the end of a sentence that begins with the name
   * @param readers the clauses of the plan that read it; empty where the plan needs it as a whole
   */
  public record Misfit(String name, String change, List<Clause> readers) {
    public Misfit {
      readers = List.copyOf(readers);
    }
  }

  /** All that does not fit, in the order in which the plan's index names it. */
  public static List<Misfit> check(Plan plan, Catalog catalog) {
    DeclarationFit fit = new DeclarationFit(plan, catalog);
    fit.subject();
    for (PlanIndex.Entry entry : PlanIndex.of(plan).entries()) {
      fit.read(entry);
    }
    fit.actions();
    return List.copyOf(fit.misfits);
  }

  private void subject() {
    Optional<Catalog.SubjectType> now = catalog.subject(plan.subject());
    if (now.isEmpty()) {
      misfits.add(new Misfit(plan.subject(), "is not declared any more", List.of()));
    }
  }

  private void read(PlanIndex.Entry entry) {
    List<Clause> readers =
        entry.readers().stream().map(PlanIndex.Reader::clause).distinct().toList();
    switch (entry.fact()) {
      case Fact.OfField field -> field(field.name(), readers);
      case Fact.OfRecords records -> type(records.name(), readers);
      case Fact.OfEvent event -> type(event.name(), readers);
      case Fact.OfJourney _ -> {}
    }
  }

  private void field(FieldName name, List<Clause> readers) {
    boolean isBuiltIn = name.field().equals(ID) && isRecord(name.type());
    if (!type(name.type(), readers) || isBuiltIn) {
      return;
    }
    FieldType was = typeOf(plan.declarations(), name).orElse(null);
    FieldType is = typeOf(catalog, name).orElse(null);
    if (is == null) {
      misfits.add(new Misfit(name.toString(), "is not declared any more", readers));
    } else if (was != null && !takesOver(was, is)) {
      misfits.add(
          new Misfit(
              name.toString(),
              "is %s, no longer %s".formatted(is.describe(), was.describe()),
              readers));
    }
  }

  private boolean isRecord(TypeName type) {
    return plan.declarations().record(type).isPresent();
  }

  private static Optional<FieldType> typeOf(Catalog catalog, FieldName name) {
    return catalog
        .record(name.type())
        .flatMap(record -> record.field(name.field()))
        .or(() -> catalog.event(name.type()).flatMap(event -> event.field(name.field())))
        .map(Catalog.Field::type);
  }

  /** A list of values may grow; anything else is another type. */
  private static boolean takesOver(FieldType was, FieldType is) {
    if (was instanceof FieldType.Choice few && is instanceof FieldType.Choice more) {
      return more.values().containsAll(few.values());
    }
    return was.equals(is);
  }

  /** Whether the type is still there, as what it was; told once. */
  private boolean type(TypeName name, List<Clause> readers) {
    Optional<Catalog.BelongsTo> was = belongsTo(plan.declarations(), name);
    boolean isRecord = isRecord(name);
    boolean isThere = isRecord ? catalog.record(name).isPresent() : catalog.event(name).isPresent();
    boolean isPartOfTheSame = plan.forEach() == null || was.equals(belongsTo(catalog, name));
    if (isThere && isPartOfTheSame) {
      return true;
    }
    if (types.add(name)) {
      misfits.add(
          new Misfit(
              name.toString(),
              isThere ? "does not belong to what it belonged to" : "is not declared any more",
              readers));
    }
    return false;
  }

  private static Optional<Catalog.BelongsTo> belongsTo(Catalog catalog, TypeName name) {
    return catalog
        .record(name)
        .map(Catalog.RecordType::belongsTo)
        .or(() -> catalog.event(name).map(Catalog.EventType::belongsTo));
  }

  private void actions() {
    for (Catalog.App app : plan.declarations().apps()) {
      for (Catalog.ActionType action : app.actions()) {
        TypeName name = new TypeName(app.name(), action.name());
        Catalog.ActionType now = catalog.action(name).orElse(null);
        if (now == null) {
          misfits.add(new Misfit(name.toString(), "is not declared any more", List.of()));
        } else {
          arguments(name, action, now);
        }
      }
    }
  }

  private void arguments(TypeName name, Catalog.ActionType was, Catalog.ActionType is) {
    for (Catalog.Field argument : was.fields()) {
      FieldType type = is.field(argument.name()).map(Catalog.Field::type).orElse(null);
      if (type == null || !takesOver(argument.type(), type)) {
        misfits.add(
            new Misfit(
                name + "." + argument.name(),
                type == null
                    ? "is not declared any more"
                    : "is %s, no longer %s".formatted(type.describe(), argument.type().describe()),
                List.of()));
      }
    }
  }
}
