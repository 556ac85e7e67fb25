package dev.milepost.engine.logic;

import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
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

  private boolean isTrue() {
    return this instanceof All(List<Draft> parts) && parts.isEmpty();
  }

  private boolean isFalse() {
    return this instanceof Any(List<Draft> parts) && parts.isEmpty();
  }

  static Draft of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  static Draft all(Draft... parts) {
    return all(List.of(parts));
  }

  static Draft all(List<Draft> parts) {
    List<Draft> asking = new ArrayList<>(parts.size());
    for (Draft part : parts) {
      if (part.isFalse()) {
        return FALSE;
      }
      if (!part.isTrue()) {
        asking.add(part);
      }
    }
    return asking.size() == 1 ? asking.getFirst() : new All(asking);
  }

  static Draft any(Draft... parts) {
    return any(List.of(parts));
  }

  static Draft any(List<Draft> parts) {
    List<Draft> possible = new ArrayList<>(parts.size());
    for (Draft part : parts) {
      if (part.isTrue()) {
        return TRUE;
      }
      if (!part.isFalse()) {
        possible.add(part);
      }
    }
    return possible.size() == 1 ? possible.getFirst() : new Any(possible);
  }
}
