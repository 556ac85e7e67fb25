package dev.milepost.compiler.witness;

import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Moves and standings in the words of the language. */
final class MoveText {

  private MoveText() {}

  /** A move as a scenario says it behind {@code when}. */
  static String sentence(Move move) {
    return switch (move) {
      case Move.Sets sets -> sets.type() + " " + quoted(sets.id()) + ": " + fields(sets.fields());
      case Move.Gone gone -> gone.type() + " " + quoted(gone.id()) + " is gone";
      case Move.Happens happens ->
          happens.type() + (happens.fields().isEmpty() ? "" : ": " + fields(happens.fields()));
      case Move.Passes passes -> passing(passes);
      case Move.Answers answers -> person(answers) + " answers " + quoted(answers.answer());
    };
  }

  static String passing(Move.Passes passes) {
    return passes.span().print() + (passes.span().amount() == 1 ? " passes" : " pass");
  }

  static String person(Move.Answers answers) {
    return answers.role() == null ? "owner" : quoted(answers.role());
  }

  /** A standing as a scenario expects it behind {@code then}. */
  static String expectation(Standing standing) {
    return switch (standing) {
      case Standing.NotStarted _ -> "has not started";
      case Standing.At(String stage) -> "stage is " + quoted(stage);
      case Standing.Ended(String _, String outcome) -> "ended as " + quoted(outcome);
      case Standing.Parked(String stage) -> "stage is " + quoted(stage);
    };
  }

  static String fields(List<FieldValue> fields) {
    return fields.stream()
        .map(field -> field.field() + " = " + value(field.value()))
        .collect(Collectors.joining(", "));
  }

  private static String value(@Nullable Value value) {
    return value == null ? "null" : ConditionText.print(new Operand.Constant(value));
  }

  static String quoted(String text) {
    return ConditionText.print(new Operand.Constant(new Value.Text(text)));
  }
}
