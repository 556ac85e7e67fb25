package dev.milepost.compiler.generate;

import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueText;
import java.util.LinkedHashSet;
import java.util.Set;

/** The values that fields are compared with in the conditions of a journey. */
final class Constants {

  private static final int MOST = 6;

  private final Set<Value> values = new LinkedHashSet<>();

  Constants(Plan plan) {
    add(plan.starts().when());
    plan.endings().forEach(ending -> add(ending.trigger()));
    for (Plan.Stage stage : plan.stages()) {
      stage.transitions().forEach(way -> add(way.trigger()));
    }
  }

  private void add(Plan.Trigger trigger) {
    if (trigger instanceof Plan.Trigger.When(Condition condition)) {
      add(condition);
    }
  }

  private void add(Condition condition) {
    ConditionParts.visit(
        condition,
        _ -> {},
        operand -> {
          if (operand instanceof Operand.Constant(Value value)) {
            values.add(value);
          }
        });
  }

  /** Some that a field of a type can hold, after one that is always there. */
  Set<Value> of(FieldType type, Value always) {
    Set<Value> fitting = new LinkedHashSet<>();
    fitting.add(always);
    for (Value value : values) {
      boolean isOfType = value.getClass() == always.getClass();
      if (isOfType
          && fitting.size() < MOST
          && ValueText.read(type, value.print()) instanceof Reading.Known) {
        fitting.add(value);
      }
    }
    return fitting;
  }
}
