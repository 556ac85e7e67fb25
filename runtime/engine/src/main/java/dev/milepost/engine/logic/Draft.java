package dev.milepost.engine.logic;

import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of variables whose domains are not cut yet: the constants that cut them are only
 * known once all conditions have been read. Two-valued, without negation.
 */
sealed interface Draft {

  Draft TRUE = new All(List.of());
  Draft FALSE = new Any(List.of());

  /** Every part holds. */
  record All(List<Draft> parts) implements Draft {}

  /** One of the parts holds. */
  record Any(List<Draft> parts) implements Draft {}

  /** A test of a variable's value has a truth that the mode admits. */
  record Tested(int variable, ValueTest test, Mode mode) implements Draft {}

  /** A comparison of two variables' values has a truth that the mode admits. */
  record Compared(int left, Comparator comparator, int right, Mode mode) implements Draft {}

  /** Asks something of a value; null stands for unknown. */
  @FunctionalInterface
  interface ValueTest {
    Truth of(@Nullable Value value);
  }

  static Draft of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  static Draft all(Draft... parts) {
    return all(List.of(parts));
  }

  static Draft all(List<Draft> parts) {
    if (parts.contains(FALSE)) {
      return FALSE;
    }
    List<Draft> asking = parts.stream().filter(part -> !part.equals(TRUE)).toList();
    return asking.size() == 1 ? asking.getFirst() : new All(asking);
  }

  static Draft any(Draft... parts) {
    return any(List.of(parts));
  }

  static Draft any(List<Draft> parts) {
    if (parts.contains(TRUE)) {
      return TRUE;
    }
    List<Draft> possible = parts.stream().filter(part -> !part.equals(FALSE)).toList();
    return possible.size() == 1 ? possible.getFirst() : new Any(possible);
  }
}
