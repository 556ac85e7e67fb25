package dev.milepost.compiler.resolution;

import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.value.FieldType;

/**
 * What is compared, with its type.
 *
 * @param words how sentences call it, with backquotes where the text has such words
 */
record TypedOperand(Operand operand, FieldType type, String words) {

  boolean isToday() {
    return operand instanceof Operand.Today;
  }
}
