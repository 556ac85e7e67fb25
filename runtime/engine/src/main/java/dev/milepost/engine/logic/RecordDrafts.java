package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked of all records of a type, written out for the records that are looked at. */
final class RecordDrafts {

  private static final Value NONE = new Value.Decimal(BigDecimal.ZERO);

  private final Setting setting;
  private final FieldTypes types;
  private final Needs needs;
  private final VariableTable variables;
  private final Drafter drafter;
  private final boolean relaxed;
  private final Set<TypeName> asked = new LinkedHashSet<>();

  RecordDrafts(
      Setting setting,
      FieldTypes types,
      Needs needs,
      VariableTable variables,
      Drafter drafter,
      boolean relaxed) {
    this.types = types;
    this.setting = setting;
    this.needs = needs;
    this.variables = variables;
    this.drafter = drafter;
    this.relaxed = relaxed;
  }

  /** {@code any}, {@code every} and {@code no}. */
  Draft draft(Condition.Quantified quantified, Mode mode) {
    List<Slot> slots = slots(quantified.record());
    Condition filter = quantified.filter();
    return switch (quantified.quantifier()) {
      case ANY -> any(slots, filter, mode);
      case NO -> any(slots, filter, mode.ofNegated());
      case EVERY -> every(slots, filter, mode);
    };
  }

  /** Kleene's OR over the records; a record that is not there is as good as one that fails. */
  private Draft any(List<Slot> slots, @Nullable Condition filter, Mode mode) {
    List<Draft> parts = new ArrayList<>();
    for (Slot slot : slots) {
      Draft filtered = filtered(slot, filter, mode);
      parts.add(
          mode.isOfAllParts()
              ? Draft.all(isPresent(slot, true), filtered)
              : Draft.any(isPresent(slot, false), filtered));
    }
    return mode.isOfAllParts() ? Draft.any(parts) : Draft.all(parts);
  }

  /** Kleene's AND over the records, but false over none. */
  private Draft every(List<Slot> slots, @Nullable Condition filter, Mode mode) {
    List<Draft> parts = new ArrayList<>();
    for (Slot slot : slots) {
      Draft filtered = filtered(slot, filter, mode);
      parts.add(
          mode.isOfAllParts()
              ? Draft.any(isPresent(slot, false), filtered)
              : Draft.all(isPresent(slot, true), filtered));
    }
    // The first record is there where any is.
    parts.add(isPresent(slots.getFirst(), mode.isOfAllParts()));
    return mode.isOfAllParts() ? Draft.all(parts) : Draft.any(parts);
  }

  private Draft filtered(Slot slot, @Nullable Condition filter, Mode mode) {
    return filter == null
        ? Draft.of(mode.admits(Truth.TRUE))
        : drafter.draft(filter, mode, new Scope(slot, null));
  }

  /** {@code count of}: a number that some records make. */
  Draft count(Operand.CountOf count, Read.Asked asked) {
    Counting counting = counting(slots(count.record()), count.filter());
    int most = counting.most();
    List<Draft> ways = new ArrayList<>();
    int from = 0;
    Draft draft = asked.of(whole(0));
    for (int number = 1; number <= most + 1; number++) {
      Draft next = number > most ? Draft.FALSE : asked.of(whole(number));
      if (number > most || !next.equals(draft)) {
        ways.add(Draft.all(counting.atLeast(from), counting.fewerThan(number), draft));
        from = number;
        draft = next;
      }
    }
    if (relaxed && needs.isBounded(count.record())) {
      // As many as are looked at may stand for more.
      ways.add(counting.atLeast(Math.min(most, 1)));
    }
    return Draft.any(ways);
  }

  private static Read whole(int number) {
    return new Read.OfConstant(new Value.Whole(BigInteger.valueOf(number)));
  }

  /**
   * {@code sum of}. It is 0 over none and the value over one record; a sum of several is a value of
   * its own where the question is relaxed, and not looked at where it is not.
   */
  Draft sum(Operand.SumOf sum, Read.Asked asked) {
    List<Slot> slots = slots(sum.field().type());
    Counting counting =
        new Counting(
            slots,
            slot ->
                Draft.all(
                    isPresent(slot, true),
                    isKnown(sum, slot),
                    filtered(slot, sum.filter(), Mode.TRUE)),
            slot ->
                Draft.any(
                    isPresent(slot, false),
                    isUnknown(sum, slot),
                    filtered(slot, sum.filter(), Mode.NOT_TRUE)));
    List<Draft> ways = new ArrayList<>();
    ways.add(Draft.all(counting.fewerThan(1), asked.of(new Read.OfConstant(NONE))));
    for (Slot slot : slots) {
      if (slot.weight() == 1 && !relaxed) {
        ways.add(
            Draft.all(
                counting.matches(slot),
                counting.fewerThan(2),
                asked.of(new Read.OfVariable(field(sum.field(), slot)))));
      }
    }
    if (relaxed) {
      FieldType type = variables.entry(field(sum.field(), slots.getFirst())).type;
      int number =
          variables.number(
              new Variable.Sum(ConditionText.print(sum)),
              type == Scalar.INTEGER ? Scalar.NUMBER : type,
              true);
      ways.add(Draft.all(counting.atLeast(1), asked.of(new Read.OfVariable(number))));
    }
    return Draft.any(ways);
  }

  private Draft isKnown(Operand.SumOf sum, Slot slot) {
    return new Draft.Tested(field(sum.field(), slot), value -> Truth.of(value != null), Mode.TRUE);
  }

  private Draft isUnknown(Operand.SumOf sum, Slot slot) {
    return new Draft.Tested(field(sum.field(), slot), value -> Truth.of(value == null), Mode.TRUE);
  }

  private Counting counting(List<Slot> slots, @Nullable Condition filter) {
    return new Counting(
        slots,
        slot -> Draft.all(isPresent(slot, true), filtered(slot, filter, Mode.TRUE)),
        slot -> Draft.any(isPresent(slot, false), filtered(slot, filter, Mode.NOT_TRUE)));
  }

  private List<Slot> slots(TypeName type) {
    asked.add(type);
    return needs.records(type);
  }

  private Draft isPresent(Slot slot, boolean present) {
    if (slot.type().equals(setting.about())) {
      return Draft.of(present);
    }
    return Memories.flag(present(slot), present);
  }

  private int present(Slot slot) {
    return variables.number(
        new Variable.Present(slot.type(), slot.number()), Scalar.BOOLEAN, false);
  }

  private int field(FieldName name, Slot slot) {
    return variables.number(new Variable.Field(name, slot.number()), type(name), true);
  }

  private FieldType type(FieldName name) {
    return types.of(name).type();
  }

  /**
   * What is true of records in any state: what is known belongs to a record that is there, a record
   * that is there has an id, and no two of them have the same.
   */
  List<Draft> axioms() {
    List<Draft> axioms = new ArrayList<>();
    Set<TypeName> types = new LinkedHashSet<>(asked);
    for (VariableTable.Entry entry : List.copyOf(variables.entries())) {
      if (entry.variable instanceof Variable.Field(FieldName name, int _)
          && (name.field().equals(FieldName.ID) || name.equals(link(name.type())))) {
        types.add(name.type());
      }
    }
    for (TypeName type : types) {
      List<Slot> slots = asked.contains(type) ? needs.records(type) : List.of(new Slot(type, 0, 1));
      for (int i = 1; i < slots.size(); i++) {
        axioms.add(Draft.any(isPresent(slots.get(i), false), isPresent(slots.get(i - 1), true)));
      }
      link(type, slots, axioms);
      ids(type, slots, axioms);
    }
    for (VariableTable.Entry entry : List.copyOf(variables.entries())) {
      switch (entry.variable) {
        case Variable.Field(FieldName name, int record) when types.contains(name.type()) -> {
          Slot slot = new Slot(name.type(), record, 1);
          axioms.add(Draft.any(isPresent(slot, true), isKnown(name, slot, false)));
          if (name.field().equals(FieldName.ID)) {
            axioms.add(Draft.any(isPresent(slot, false), isKnown(name, slot, true)));
          }
        }
        case Variable.Turned(String key, TypeName type, int record) when types.contains(type) -> {
          int turned =
              variables.number(new Variable.Turned(key, type, record), Scalar.BOOLEAN, false);
          axioms.add(
              Draft.any(isPresent(new Slot(type, record, 1), true), Memories.flag(turned, false)));
        }
        default -> {}
      }
    }
    return axioms;
  }

  private Draft isKnown(FieldName name, Slot slot, boolean known) {
    return new Draft.Tested(
        field(name, slot), value -> Truth.of((value != null) == known), Mode.TRUE);
  }

  /** The field by which records of a type belong to the record that an execution is about. */
  private @Nullable FieldName link(TypeName type) {
    TypeName about = setting.about();
    if (about == null) {
      return null;
    }
    Catalog.BelongsTo link =
        setting.catalog().record(type).map(Catalog.RecordType::belongsTo).orElse(null);
    return link == null || !link.record().equals(about) || type.equals(about)
        ? null
        : new FieldName(type, link.by());
  }

  /** What counts is what belongs to the record that the execution is about. */
  private void link(TypeName type, List<Slot> slots, List<Draft> axioms) {
    FieldName link = link(type);
    TypeName about = setting.about();
    if (link == null || about == null || type(link) != Scalar.TEXT) {
      return;
    }
    int id = field(new FieldName(about, FieldName.ID), new Slot(about, 0, 1));
    for (Slot slot : slots) {
      if (variables.find(new Variable.Field(link, slot.number())) != null) {
        int by = field(link, slot);
        variables.join(by, id);
        axioms.add(
            Draft.any(
                isPresent(slot, false), new Draft.Compared(by, Comparator.EQUAL, id, Mode.TRUE)));
      }
    }
  }

  private void ids(TypeName type, List<Slot> slots, List<Draft> axioms) {
    FieldName id = new FieldName(type, FieldName.ID);
    for (Slot one : slots) {
      for (Slot other : slots) {
        if (one.number() < other.number()
            && variables.find(new Variable.Field(id, one.number())) != null
            && variables.find(new Variable.Field(id, other.number())) != null) {
          int a = field(id, one);
          int b = field(id, other);
          variables.join(a, b);
          axioms.add(
              Draft.any(
                  isPresent(other, false),
                  new Draft.Compared(a, Comparator.NOT_EQUAL, b, Mode.TRUE)));
        }
      }
    }
  }
}
