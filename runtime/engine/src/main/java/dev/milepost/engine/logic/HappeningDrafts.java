package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.condition.ValueTests;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is asked of happenings. Where all conditions ask for the same happenings of an event, they
 * are only counted; else each is looked at.
 */
final class HappeningDrafts {

  private static final Value.Whole ZERO = new Value.Whole(BigInteger.ZERO);

  private final Setting setting;
  private final Needs needs;
  private final VariableTable variables;
  private final Drafter drafter;
  private final Clocks clocks;
  private final boolean relaxed;
  private final Set<TypeName> lookedAt = new LinkedHashSet<>();
  private final Map<TypeName, Map<TimeSpan, Integer>> counted = new LinkedHashMap<>();

  HappeningDrafts(
      Setting setting,
      Needs needs,
      VariableTable variables,
      Drafter drafter,
      Clocks clocks,
      boolean relaxed) {
    this.setting = setting;
    this.needs = needs;
    this.variables = variables;
    this.drafter = drafter;
    this.clocks = clocks;
    this.relaxed = relaxed;
  }

  Draft draft(Condition.Happened happened, Mode mode) {
    return needs.tellsApart(happened.event())
        ? lookedAt(happened, mode.isOfAllParts())
        : counted(happened, mode.isOfAllParts());
  }

  private Draft counted(Condition.Happened happened, boolean wanted) {
    TimeSpan within = happened.within();
    Condition once = new Condition.Happened(happened.event(), happened.filter(), 1, within);
    int number =
        variables.number(new Variable.Times(ConditionText.key(once)), Scalar.INTEGER, false);
    if (within != null) {
      counted.computeIfAbsent(happened.event(), _ -> new LinkedHashMap<>()).put(within, number);
    }
    Value.Whole least = new Value.Whole(BigInteger.valueOf(happened.atLeast()));
    VariableTable.Entry entry = variables.entry(number);
    entry.constants.add(least);
    entry.constants.add(ZERO);
    Draft isEnough =
        new Draft.Tested(
            number,
            value ->
                Truth.of(
                    ValueTests.compare(value, Comparator.GREATER_OR_EQUAL, least).isTrue()
                        == wanted),
            Mode.TRUE);
    Condition filter = happened.filter();
    if (filter == null || !wanted) {
      return isEnough;
    }
    // Somebody must be able to send such a happening; one stands for all of them.
    Slot any = new Slot(happened.event(), 0, 1);
    return Draft.all(isEnough, drafter.draft(filter, Mode.TRUE, new Scope(any, null)));
  }

  private Draft lookedAt(Condition.Happened happened, boolean wanted) {
    lookedAt.add(happened.event());
    Counting counting =
        new Counting(
            needs.happenings(happened.event()),
            slot -> matches(happened, slot, true),
            slot -> matches(happened, slot, false));
    int atLeast = happened.atLeast();
    if (relaxed && atLeast > counting.most()) {
      return wanted ? counting.atLeast(1) : Draft.TRUE;
    }
    return wanted ? counting.atLeast(atLeast) : counting.fewerThan(atLeast);
  }

  private Draft matches(Condition.Happened happened, Slot slot, boolean wanted) {
    List<Draft> parts = new ArrayList<>();
    parts.add(Memories.flag(present(slot), wanted));
    Condition filter = happened.filter();
    if (filter != null) {
      parts.add(drafter.draft(filter, wanted ? Mode.TRUE : Mode.NOT_TRUE, new Scope(slot, null)));
    }
    TimeSpan within = happened.within();
    if (within != null) {
      parts.add(clocks.isBefore(at(slot), within, !wanted));
    } else if (needs.needsTimes(slot.type())) {
      int entered = variables.number(new Variable.Entered(), Scalar.DATETIME, false);
      variables.join(at(slot), entered);
      parts.add(
          wanted
              ? new Draft.Compared(entered, Comparator.LESS, at(slot), Mode.TRUE)
              : new Draft.Compared(at(slot), Comparator.LESS_OR_EQUAL, entered, Mode.TRUE));
    }
    return wanted ? Draft.all(parts) : Draft.any(parts);
  }

  private int present(Slot slot) {
    return variables.number(
        new Variable.HappeningPresent(slot.type(), slot.number()), Scalar.BOOLEAN, false);
  }

  private int at(Slot slot) {
    return variables.number(
        new Variable.HappeningAt(slot.type(), slot.number()), Scalar.DATETIME, false);
  }

  /** What is true of happenings in any state. */
  List<Draft> axioms() {
    List<Draft> axioms = new ArrayList<>();
    for (VariableTable.Entry entry : List.copyOf(variables.entries())) {
      int number = variables.number(entry.variable, entry.type, entry.mayBeUnknown);
      switch (entry.variable) {
        case Variable.Times _ -> {
          entry.constants.add(ZERO);
          axioms.add(
              new Draft.Tested(
                  number,
                  value -> ValueTests.compare(value, Comparator.GREATER_OR_EQUAL, ZERO),
                  Mode.TRUE));
        }
        case Variable.HappeningAt _, Variable.Entered _, Variable.Since _ ->
            axioms.add(clocks.isPast(number));
        default -> {}
      }
    }
    for (TypeName event : lookedAt) {
      List<Slot> slots = needs.happenings(event);
      for (int i = 1; i < slots.size(); i++) {
        axioms.add(
            Draft.any(
                Memories.flag(present(slots.get(i)), false),
                Memories.flag(present(slots.get(i - 1)), true)));
      }
    }
    counted.values().forEach(bySpan -> longerCountsMore(bySpan, axioms));
    return axioms;
  }

  /** What was received in a span was received in every longer one. */
  private void longerCountsMore(Map<TimeSpan, Integer> bySpan, List<Draft> axioms) {
    bySpan.forEach((shorter, few) ->
        bySpan.forEach((longer, many) -> {
          if (!few.equals(many)
              && !setting
                  .calendar()
                  .plus(setting.now(), shorter)
                  .isAfter(setting.calendar().plus(setting.now(), longer))) {
            variables.join(few, many);
            axioms.add(new Draft.Compared(few, Comparator.LESS_OR_EQUAL, many, Mode.TRUE));
          }
        }));
  }
}
