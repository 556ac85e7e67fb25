package dev.milepost.compiler.model;

import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.Operand;
import dev.milepost.compiler.syntax.PredicateTree;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.Trigger;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the conditions of a journey speak of, and where. */
public final class References {

  private final List<OfType> types = new ArrayList<>();
  private final List<OfField> fields = new ArrayList<>();
  private final List<OfValue> values = new ArrayList<>();

  /** A record or event is spoken of. */
  public record OfType(TypeName type, Span span) {}

  /**
   * A field is spoken of.
   *
   * @param isPlain whether it is that of the newest record, not of all or of each
   */
  public record OfField(FieldName field, Span span, boolean isPlain) {}

  /** A field is compared with a value for equality. */
  public record OfValue(FieldName field, Value value, Span span) {}

  private References() {}

  /** Those of a journey, in written order within each clause. */
  public static References of(JourneyModel journey) {
    References references = new References();
    if (journey.starts() != null) {
      references.condition(journey.starts().condition().tree(), null);
    }
    journey.defines().forEach(define -> references.condition(define.tree().condition(), null));
    journey.endings().forEach(ending -> references.trigger(ending.trigger().tree()));
    journey.stages().stream()
        .flatMap(stage -> stage.transitions().stream())
        .map(TransitionModel::trigger)
        .forEach(trigger -> references.trigger(trigger.tree()));
    return references;
  }

  /** The records and events. */
  public List<OfType> types() {
    return types;
  }

  /** The fields. */
  public List<OfField> fields() {
    return fields;
  }

  /** The values that fields are compared with for equality. */
  public List<OfValue> values() {
    return values;
  }

  private void trigger(Trigger trigger) {
    switch (trigger) {
      case Trigger.When when -> condition(when.condition(), null);
      case Trigger.AtDate at -> field(at.date(), null);
      case Trigger.BeforeDate before -> field(before.date(), null);
      case Trigger.AfterDate after -> field(after.date(), null);
      case Trigger.After _, Trigger.Broken _ -> {}
    }
  }

  /**
   * Reads a condition.
   *
   * @param members the type whose bare fields it may name, or null
   */
  private void condition(@Nullable ConditionTree condition, @Nullable TypeName members) {
    switch (condition) {
      case null -> {}
      case ConditionTree.And and -> and.operands().forEach(part -> condition(part, members));
      case ConditionTree.Or or -> or.operands().forEach(part -> condition(part, members));
      case ConditionTree.Not not -> condition(not.condition(), members);
      case ConditionTree.Parenthesized inner -> condition(inner.condition(), members);
      case ConditionTree.Held held -> condition(held.condition(), members);
      case ConditionTree.Test test -> {
        FieldName field = operand(test.operand(), members);
        predicate(field, test.predicate(), members);
      }
      case ConditionTree.Becomes becomes ->
          predicate(field(becomes.field(), members), becomes.predicate(), members);
      case ConditionTree.Changes changes -> field(changes.field(), members);
      case ConditionTree.WithinNext within -> field(within.date(), members);
      case ConditionTree.MoreThanAgo ago -> field(ago.date(), members);
      case ConditionTree.Happened happened -> condition(happened.filter(), type(happened.event()));
      case ConditionTree.Quantified quantified ->
          condition(quantified.filter(), type(quantified.record()));
      case ConditionTree.CountOf count -> condition(count.filter(), type(count.record()));
      case ConditionTree.SumOf sum -> {
        FieldName field = field(sum.field(), null, false);
        condition(sum.filter(), field == null ? null : field.type());
      }
      case ConditionTree.Answer _,
          ConditionTree.Defined _,
          ConditionTree.JourneyEnded _,
          ConditionTree.Broken _ -> {}
    }
  }

  private void predicate(
      @Nullable FieldName field, PredicateTree predicate, @Nullable TypeName members) {
    switch (predicate) {
      case PredicateTree.Compares compares -> {
        operand(compares.operand(), members);
        if (compares.operand() instanceof LiteralTree literal) {
          value(field, literal);
        }
      }
      case PredicateTree.InList list -> list.values().forEach(value -> value(field, value));
      case PredicateTree.Between between -> {
        operand(between.low(), members);
        operand(between.high(), members);
      }
      case PredicateTree.Matches _, PredicateTree.IsKnown _ -> {}
    }
  }

  private void value(@Nullable FieldName field, LiteralTree literal) {
    if (field != null) {
      switch (literal) {
        case LiteralTree.TextLiteral text ->
            values.add(new OfValue(field, new Value.Text(text.value()), text.span()));
        case LiteralTree.BooleanLiteral flag ->
            values.add(
                new OfValue(field, flag.value() ? Value.Flag.TRUE : Value.Flag.FALSE, flag.span()));
        default -> {}
      }
    }
  }

  private @Nullable FieldName operand(Operand operand, @Nullable TypeName members) {
    return operand instanceof Reference reference ? field(reference, members) : null;
  }

  private @Nullable FieldName field(Reference reference, @Nullable TypeName members) {
    return field(reference, members, reference.parts().size() == 3);
  }

  private @Nullable FieldName field(
      Reference reference, @Nullable TypeName members, boolean isPlain) {
    TypeName type =
        switch (reference.parts().size()) {
          case 1 -> members;
          case 3 -> type(reference);
          default -> null;
        };
    if (type == null) {
      return null;
    }
    FieldName field = new FieldName(type, reference.last().text());
    fields.add(new OfField(field, reference.span(), isPlain));
    return field;
  }

  /** The type that the first two parts name. */
  private @Nullable TypeName type(Reference reference) {
    if (reference.parts().size() < 2) {
      return null;
    }
    TypeName type = new TypeName(reference.parts().get(0).text(), reference.parts().get(1).text());
    types.add(new OfType(type, reference.span()));
    return type;
  }
}
