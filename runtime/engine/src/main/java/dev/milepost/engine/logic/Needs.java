package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Condition.Quantifier;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many records and happenings a question has to look at. A question that can be answered at all
 * can be answered with the newest record, one for each part that asks for some record, and as many
 * as are counted: taking any other record away keeps what is said of all of them.
 */
final class Needs {

  private static final int MOST_SLOTS = 8;
  private static final int FEWEST_SINGLES = 3;
  private static final BigDecimal LARGEST_COUNT = BigDecimal.valueOf(1_000);

  private final Map<TypeName, Need> records = new LinkedHashMap<>();
  private final Map<TypeName, Need> happenings = new LinkedHashMap<>();
  private final @Nullable TypeName about;

  /** What is asked of one type. */
  private static final class Need {
    int atLeast = 1;
    final SortedSet<Integer> counted = new TreeSet<>(Collections.reverseOrder());
    final Set<String> filters = new HashSet<>();

    /** How many are asked for at most, by filter and span. */
    final Map<String, Integer> most = new HashMap<>();

    boolean hasSpan;
    boolean isSummed;
  }

  Needs(@Nullable TypeName about, List<Literal> literals) {
    this.about = about;
    literals.forEach(literal -> look(literal.condition(), literal.mode()));
  }

  /** Whether all records of a type are spoken of. */
  boolean speaksOfAll(TypeName record) {
    return records.containsKey(record);
  }

  /** Whether more records of a type may be needed than are looked at. */
  boolean isBounded(TypeName record) {
    Need need = records.get(record);
    return need != null && need.atLeast > MOST_SLOTS && !record.equals(about);
  }

  /** Whether different happenings of an event are asked for, so that each has to be looked at. */
  boolean tellsApart(TypeName event) {
    Need need = happenings.get(event);
    return need != null && need.filters.size() > 1;
  }

  /** Whether happenings of an event are counted both in the visit and in a span. */
  boolean needsTimes(TypeName event) {
    Need need = happenings.get(event);
    return need != null && need.hasSpan;
  }

  /** The records of a type to look at, the one that plain references mean first. */
  List<Slot> records(TypeName record) {
    if (record.equals(about)) {
      return List.of(new Slot(record, 0, 1));
    }
    return slots(record, records.getOrDefault(record, new Need()));
  }

  /** The happenings of an event to look at. */
  List<Slot> happenings(TypeName event) {
    return slots(event, happenings.getOrDefault(event, new Need()));
  }

  /** Why the records and happenings may not suffice, or an empty list. */
  List<String> bounds() {
    List<String> bounds = new ArrayList<>();
    records.forEach((type, need) -> {
      if (need.atLeast > MOST_SLOTS && !type.equals(about)) {
        bounds.add("more than " + MOST_SLOTS + " records of " + type);
      }
      if (need.isSummed) {
        bounds.add("a sum over several records of " + type);
      }
    });
    happenings.forEach((type, need) -> {
      if (tellsApart(type) && need.atLeast > MOST_SLOTS) {
        bounds.add("more than " + MOST_SLOTS + " happenings of " + type);
      }
    });
    return bounds;
  }

  /** Where there are too many to look at each, some stand for many alike. */
  private static List<Slot> slots(TypeName type, Need need) {
    List<Slot> slots = new ArrayList<>();
    if (need.atLeast <= MOST_SLOTS) {
      for (int i = 0; i < need.atLeast; i++) {
        slots.add(new Slot(type, i, 1));
      }
      return slots;
    }
    for (int i = 0; i < FEWEST_SINGLES; i++) {
      slots.add(new Slot(type, i, 1));
    }
    for (int count : need.counted) {
      if (slots.size() < MOST_SLOTS) {
        slots.add(new Slot(type, slots.size(), Math.max(1, count - 1)));
      }
    }
    while (slots.size() < MOST_SLOTS) {
      slots.add(new Slot(type, slots.size(), 1));
    }
    return slots;
  }

  private void look(Condition condition, Mode mode) {
    switch (condition) {
      case Condition.And and -> and.parts().forEach(part -> look(part, mode));
      case Condition.Or or -> or.parts().forEach(part -> look(part, mode));
      case Condition.Not not -> look(not.part(), mode.ofNegated());
      case Condition.Defined defined -> look(defined.body(), mode);
      case Condition.Held held -> {
        look(held.condition(), Mode.TRUE);
        look(held.condition(), Mode.NOT_TRUE);
      }
      case Condition.Quantified quantified -> {
        boolean isSome = quantified.quantifier() == Quantifier.ANY;
        Need need = record(quantified.record());
        if (mode.isOfAllParts() == isSome) {
          need.atLeast++;
        }
      }
      case Condition.Comparison comparison -> {
        look(comparison.left(), comparison.comparator(), comparison.right(), mode);
        look(comparison.right(), mirrored(comparison.comparator()), comparison.left(), mode);
      }
      case Condition.InList list ->
          list.values()
              .forEach(value ->
                  look(
                      list.operand(),
                      list.negated() ? Comparator.NOT_EQUAL : Comparator.EQUAL,
                      new Operand.Constant(value),
                      mode));
      case Condition.Between between -> {
        look(
            between.operand(),
            Comparator.GREATER_OR_EQUAL,
            new Operand.Constant(between.low()),
            mode);
        look(
            between.operand(),
            Comparator.LESS_OR_EQUAL,
            new Operand.Constant(between.high()),
            mode);
      }
      case Condition.Known known -> look(known.operand(), Comparator.EQUAL, known.operand(), mode);
      case Condition.Happened happened -> look(happened);
      case Condition.TextMatch _,
          Condition.Becomes _,
          Condition.Changes _,
          Condition.WithinNext _,
          Condition.MoreThanAgo _,
          Condition.JourneyEnded _ -> {}
    }
  }

  private void look(Operand operand, Comparator comparator, Operand other, Mode mode) {
    switch (operand) {
      case Operand.CountOf count -> {
        Need need = record(count.record());
        int least =
            other instanceof Operand.Constant(Value value)
                ? least(comparator, Scale.number(value).min(LARGEST_COUNT).intValue(), mode)
                : MOST_SLOTS + 1;
        String key = ConditionText.print(count);
        int before = need.most.getOrDefault(key, 0);
        if (least > before) {
          need.most.put(key, least);
          need.counted.add(least);
          need.atLeast += Math.min(least - before, MOST_SLOTS + 1);
        }
      }
      case Operand.SumOf sum -> {
        Need need = record(sum.field().type());
        need.atLeast++;
        need.isSummed = true;
      }
      case Operand.FieldOperand _,
          Operand.Member _,
          Operand.Constant _,
          Operand.Today _,
          Operand.Answer _ -> {}
    }
  }

  /** How many records there must be so that their number compares so. */
  private static int least(Comparator comparator, int number, Mode mode) {
    boolean wanted = mode.isOfAllParts();
    return Math.max(
        0,
        switch (comparator) {
          case EQUAL -> wanted ? number : number + 1;
          case NOT_EQUAL -> wanted ? number + 1 : number;
          case GREATER -> wanted ? number + 1 : 0;
          case GREATER_OR_EQUAL -> wanted ? number : 0;
          case LESS -> wanted ? 0 : number;
          case LESS_OR_EQUAL -> wanted ? 0 : number + 1;
        });
  }

  private static Comparator mirrored(Comparator comparator) {
    return switch (comparator) {
      case EQUAL, NOT_EQUAL -> comparator;
      case LESS -> Comparator.GREATER;
      case LESS_OR_EQUAL -> Comparator.GREATER_OR_EQUAL;
      case GREATER -> Comparator.LESS;
      case GREATER_OR_EQUAL -> Comparator.LESS_OR_EQUAL;
    };
  }

  private void look(Condition.Happened happened) {
    Need need = happenings.computeIfAbsent(happened.event(), _ -> new Need());
    Condition filter = happened.filter();
    String key = filter == null ? "" : ConditionText.key(filter);
    need.filters.add(key);
    String counted = happened.within() + key;
    int before = need.most.getOrDefault(counted, 0);
    if (happened.atLeast() > before) {
      need.most.put(counted, happened.atLeast());
      need.atLeast += Math.min(happened.atLeast() - before, MOST_SLOTS + 1);
      need.counted.add(happened.atLeast());
    }
    need.hasSpan |= happened.within() != null;
  }

  private Need record(TypeName type) {
    return records.computeIfAbsent(type, _ -> new Need());
  }
}
