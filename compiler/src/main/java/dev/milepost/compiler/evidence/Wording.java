package dev.milepost.compiler.evidence;

import dev.milepost.engine.evidence.Evidence.Miss;
import dev.milepost.engine.evidence.Evidence.WayHistory;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words for what signals showed. */
final class Wording {

  private Wording() {}

  /** A number with its thousands set apart. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number of things: {@code 1 execution}, {@code 2 executions}. */
  static String count(long number, String thing) {
    return count(number) + ' ' + thing + (number == 1 ? "" : "s");
  }

  /** A subject as the language names it. */
  static String subject(SubjectName subject) {
    return "`" + subject.type() + ' ' + text(new Value.Text(subject.key())) + '`';
  }

  /** A value as the language writes it. */
  static String text(Value value) {
    return ConditionText.print(new Operand.Constant(value));
  }

  /** A condition as the language writes it, in backquotes. */
  static String quoted(Condition condition) {
    return '`' + ConditionText.print(condition) + '`';
  }

  /** Why a way was missed: {@code `A` was over when `B` came}. */
  static String reason(WayHistory way, Miss miss) {
    List<String> blamed = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int place = 0; place < way.parts().size(); place++) {
      boolean isBlamed = miss.parts().contains(place);
      (isBlamed ? blamed : others).add(quoted(way.parts().get(place)));
    }
    return switch (miss.kind()) {
      case NEVER_TRUE ->
          blamed.size() == 1
              ? blamed.getFirst() + " was never true"
              : "neither " + joined(blamed, "nor") + " was ever true";
      case OVERWRITTEN ->
          others.isEmpty()
              ? joined(blamed, "and") + " were each true, and never together"
              : joined(blamed, "and")
                  + (blamed.size() == 1 ? " was" : " were")
                  + " over when "
                  + joined(others, "and")
                  + " came";
    };
  }

  static String joined(List<String> parts, String word) {
    return parts.size() == 1
        ? parts.getFirst()
        : String.join(", ", parts.subList(0, parts.size() - 1))
            + ' '
            + word
            + ' '
            + parts.getLast();
  }
}
