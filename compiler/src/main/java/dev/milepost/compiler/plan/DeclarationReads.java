package dev.milepost.compiler.plan;

import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.ActionType;
import dev.milepost.engine.catalog.Catalog.App;
import dev.milepost.engine.catalog.Catalog.BelongsTo;
import dev.milepost.engine.catalog.Catalog.EventType;
import dev.milepost.engine.catalog.Catalog.Field;
import dev.milepost.engine.catalog.Catalog.RecordType;
import dev.milepost.engine.catalog.Catalog.SubjectType;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.ActionCall.ArgumentValue;
import dev.milepost.engine.plan.ActionCall.Template;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a journey reads of the declarations. What it does not read is left out of its plan,
 * so that a change there does not make another plan; and everything stands in the order of its
 * name, for the same reason.
 */
final class DeclarationReads {
  private final Map<TypeName, Set<String>> fields = new TreeMap<>();

  /** Notes that a type is read, whatever its fields. */
  void add(TypeName type) {
    fields.computeIfAbsent(type, ignored -> new HashSet<>());
  }

  /** Notes that a field is read. */
  void add(FieldName field) {
    fields.computeIfAbsent(field.type(), ignored -> new HashSet<>()).add(field.field());
  }

  void add(Trigger trigger) {
    switch (trigger) {
      case Trigger.When when -> add(when.condition());
      case Trigger.AtDate at -> add(at.date());
      case Trigger.After _ -> {}
    }
  }

  void add(Condition condition) {
    ConditionParts.visit(condition, this::note, this::note);
  }

  void add(@Nullable ActionCall call) {
    switch (call) {
      case null -> {}
      case ActionCall.Perform perform -> {
        add(perform.action());
        for (ActionCall.Argument argument : perform.arguments()) {
          add(new FieldName(perform.action(), argument.name()));
          switch (argument.value()) {
            case ArgumentValue.Reference reference -> add(reference.field());
            case ArgumentValue.Composed composed -> add(composed.template());
            case ArgumentValue.Constant _ -> {}
          }
        }
      }
      case ActionCall.NotifyOwner notify -> add(notify.text());
      case ActionCall.NotifyRole notify -> add(notify.text());
    }
  }

  /**
   * The declarations as far as they are read.
   *
   * @param subject the kind of subject, whose keys are all read
   * @param forEach the record that an execution is about, or null
   */
  Catalog reduce(Catalog catalog, String subject, @Nullable TypeName forEach) {
    List<SubjectType> subjects = catalog.subject(subject).map(List::of).orElse(List.of());
    subjects.forEach(type -> type.keys().forEach(key -> key.fields().forEach(this::add)));
    if (forEach != null) {
      add(forEach);
      List.copyOf(fields.keySet()).forEach(type -> addLink(catalog, type, forEach));
    }
    Map<String, App> apps = new TreeMap<>();
    Map<String, List<TypeName>> byApp = new HashMap<>();
    fields.keySet().forEach(t -> byApp.computeIfAbsent(t.app(), a -> new ArrayList<>()).add(t));
    byApp.forEach((app, types) -> apps.put(app, reduce(catalog, app, types, forEach)));
    return new Catalog(List.copyOf(apps.values()), subjects);
  }

  private App reduce(
      Catalog catalog, String app, List<TypeName> types, @Nullable TypeName forEach) {
    List<RecordType> records = new ArrayList<>();
    List<EventType> events = new ArrayList<>();
    List<ActionType> actions = new ArrayList<>();
    for (TypeName type : types) {
      Set<String> read = fields.getOrDefault(type, Set.of());
      catalog
          .record(type)
          .map(r -> new RecordType(r.name(), read(r.fields(), read), link(r.belongsTo(), forEach)))
          .ifPresent(records::add);
      catalog
          .event(type)
          .map(e -> new EventType(e.name(), read(e.fields(), read), link(e.belongsTo(), forEach)))
          .ifPresent(events::add);
      catalog
          .action(type)
          .map(a -> new ActionType(a.name(), read(a.fields(), read)))
          .ifPresent(actions::add);
    }
    return new App(app, records, events, actions);
  }

  /** What a type belongs to matters only where an execution is about that. */
  private static @Nullable BelongsTo link(@Nullable BelongsTo link, @Nullable TypeName forEach) {
    return link != null && link.record().equals(forEach) ? link : null;
  }

  private void addLink(Catalog catalog, TypeName type, TypeName forEach) {
    BelongsTo link =
        catalog
            .record(type)
            .map(RecordType::belongsTo)
            .or(() -> catalog.event(type).map(EventType::belongsTo))
            .orElse(null);
    if (link != null && link.record().equals(forEach)) {
      add(new FieldName(type, link.by()));
    }
  }

  private static List<Field> read(List<Field> declared, Set<String> names) {
    return declared.stream()
        .filter(field -> names.contains(field.name()))
        .sorted(Comparator.comparing(Field::name))
        .toList();
  }

  private void add(@Nullable Template template) {
    if (template == null) {
      return;
    }
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Part.Placeholder placeholder) {
        add(placeholder.field());
      }
    }
  }

  private void note(Condition condition) {
    switch (condition) {
      case Condition.Becomes becomes -> add(becomes.field());
      case Condition.Changes changes -> add(changes.field());
      case Condition.Happened happened -> add(happened.event());
      case Condition.Quantified quantified -> add(quantified.record());
      case Condition.And _,
          Condition.Or _,
          Condition.Not _,
          Condition.Defined _,
          Condition.Comparison _,
          Condition.InList _,
          Condition.Between _,
          Condition.TextMatch _,
          Condition.Known _,
          Condition.Held _,
          Condition.WithinNext _,
          Condition.MoreThanAgo _,
          Condition.JourneyEnded _ -> {}
    }
  }

  private void note(Operand operand) {
    switch (operand) {
      case Operand.FieldOperand field -> add(field.name());
      case Operand.Member member -> add(member.name());
      case Operand.CountOf count -> add(count.record());
      case Operand.SumOf sum -> add(sum.field());
      case Operand.Constant _, Operand.Today _, Operand.Answer _ -> {}
    }
  }
}
