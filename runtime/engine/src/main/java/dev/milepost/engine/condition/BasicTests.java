package dev.milepost.engine.condition;

import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.TextTest;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connectives, and the tests on one or two values. */
final class BasicTests {

  private BasicTests() {}

  static Test and(Test[] parts) {
    return scene -> {
      Truth answer = Truth.TRUE;
      for (Test part : parts) {
        answer = answer.and(part.truth(scene));
        if (answer == Truth.FALSE) {
          return Truth.FALSE;
        }
      }
      return answer;
    };
  }

  static Test or(Test[] parts) {
    return scene -> {
      Truth answer = Truth.FALSE;
      for (Test part : parts) {
        answer = answer.or(part.truth(scene));
        if (answer == Truth.TRUE) {
          return Truth.TRUE;
        }
      }
      return answer;
    };
  }

  static Test not(Test part) {
    return scene -> part.truth(scene).not();
  }

  static Test comparison(Reader left, Comparator comparator, Reader right) {
    if (right instanceof OperandLinker.ConstantReader(Value.Text(String text))) {
      if (comparator == Comparator.EQUAL) {
        return scene -> equalText(left.read(scene), text);
      }
      if (comparator == Comparator.NOT_EQUAL) {
        return scene -> equalText(left.read(scene), text).not();
      }
    }
    boolean less = comparator == Comparator.LESS || comparator == Comparator.LESS_OR_EQUAL;
    boolean greater = comparator == Comparator.GREATER || comparator == Comparator.GREATER_OR_EQUAL;
    boolean unequal = comparator == Comparator.NOT_EQUAL;
    boolean equal =
        switch (comparator) {
          case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> true;
          case NOT_EQUAL, LESS, GREATER -> false;
        };
    return scene -> {
      Value a = left.read(scene);
      Value b = right.read(scene);
      if (a == null || b == null) {
        return Truth.UNKNOWN;
      }
      int order = ValueOrder.compare(a, b);
      if (order == ValueOrder.INCOMPARABLE) {
        return Truth.UNKNOWN;
      }
      return Truth.of(order == 0 ? equal : order < 0 ? less || unequal : greater || unequal);
    };
  }

  private static Truth equalText(@Nullable Value value, String text) {
    if (value == null) {
      return Truth.UNKNOWN;
    }
    return Truth.of(value instanceof Value.Text(String held) && held.equals(text));
  }

  static Test inList(Reader operand, List<Value> values, boolean negated) {
    Value[] members = values.toArray(Value[]::new);
    return scene -> {
      Value value = operand.read(scene);
      if (value == null) {
        return Truth.UNKNOWN;
      }
      Truth answer = Truth.FALSE;
      for (Value member : members) {
        int order = ValueOrder.compare(value, member);
        if (order == 0) {
          answer = Truth.TRUE;
          break;
        }
        if (order == ValueOrder.INCOMPARABLE) {
          answer = Truth.UNKNOWN;
        }
      }
      return negated ? answer.not() : answer;
    };
  }

  static Test between(Reader operand, Value low, Value high) {
    return scene -> {
      Value value = operand.read(scene);
      if (value == null) {
        return Truth.UNKNOWN;
      }
      int fromLow = ValueOrder.compare(value, low);
      int fromHigh = ValueOrder.compare(value, high);
      Truth aboveLow = fromLow == ValueOrder.INCOMPARABLE ? Truth.UNKNOWN : Truth.of(fromLow >= 0);
      Truth belowHigh =
          fromHigh == ValueOrder.INCOMPARABLE ? Truth.UNKNOWN : Truth.of(fromHigh <= 0);
      return aboveLow.and(belowHigh);
    };
  }

  static Test textMatch(Reader operand, TextTest test, String text) {
    return scene -> {
      if (!(operand.read(scene) instanceof Value.Text(String held))) {
        return Truth.UNKNOWN;
      }
      return Truth.of(
          switch (test) {
            case CONTAINS -> held.contains(text);
            case STARTS_WITH -> held.startsWith(text);
            case ENDS_WITH -> held.endsWith(text);
          });
    };
  }

  static Test known(Reader operand, boolean known) {
    return scene -> Truth.of((operand.read(scene) != null) == known);
  }
}
