package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a visit remembers of records and other journeys. */
final class Memories {

  private final VariableTable variables;
  private final Set<Turning> turnings = new LinkedHashSet<>();

  Memories(VariableTable variables) {
    this.variables = variables;
  }

  /**
   * A {@code becomes}.
   *
   * @param turned the variable that remembers it
   * @param test that its test is true
   */
  record Turning(FieldName field, Slot slot, int turned, Draft test) {}

  /** That a record turned, or that it did not. */
  Draft isTurned(String key, Slot slot, boolean turned) {
    return flag(number(key, slot), turned);
  }

  /** That another journey ended so, or that it did not. */
  Draft isEnded(Condition.JourneyEnded ended, boolean answer) {
    Variable variable = new Variable.Ended(ended.journey(), ended.outcome());
    return flag(variables.number(variable, Scalar.BOOLEAN, false), answer);
  }

  /** Notes the test of a {@code becomes}. */
  void remember(String key, FieldName field, Slot slot, Draft test) {
    int turned = number(key, slot);
    if (turnings.stream().noneMatch(turning -> turning.turned() == turned)) {
      turnings.add(new Turning(field, slot, turned, test));
    }
  }

  Set<Turning> turnings() {
    return turnings;
  }

  private int number(String key, Slot slot) {
    return variables.number(
        new Variable.Turned(key, slot.type(), slot.number()), Scalar.BOOLEAN, false);
  }

  /** That a variable of two values is the one or the other. */
  static Draft flag(int number, boolean wanted) {
    Value.Flag flag = wanted ? Value.Flag.TRUE : Value.Flag.FALSE;
    return new Draft.Tested(
        number, value -> dev.milepost.engine.condition.Truth.of(flag.equals(value)), Mode.TRUE);
  }
}
