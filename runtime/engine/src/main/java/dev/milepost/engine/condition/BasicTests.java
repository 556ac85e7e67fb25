package dev.milepost.engine.condition;

import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.TextTest;
import dev.milepost.engine.value.Value;
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
    return scene -> ValueTests.compare(left.read(scene), comparator, right.read(scene));
  }

  private static Truth equalText(@Nullable Value value, String text) {
    if (value == null) {
      return Truth.UNKNOWN;
    }
    return Truth.of(value instanceof Value.Text(String held) && held.equals(text));
  }

  static Test inList(Reader operand, List<Value> values, boolean negated) {
    Value[] members = values.toArray(Value[]::new);
    return scene -> ValueTests.inList(operand.read(scene), members, negated);
  }

  static Test between(Reader operand, Value low, Value high) {
    return scene -> ValueTests.between(operand.read(scene), low, high);
  }

  static Test textMatch(Reader operand, TextTest test, String text) {
    return scene -> ValueTests.textMatch(operand.read(scene), test, text);
  }

  static Test known(Reader operand, boolean known) {
    return scene -> Truth.of((operand.read(scene) != null) == known);
  }
}
