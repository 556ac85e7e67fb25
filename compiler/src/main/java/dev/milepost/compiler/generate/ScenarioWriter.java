package dev.milepost.compiler.generate;

import dev.milepost.compiler.generate.Trip.Told;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes trips as scenarios. */
final class ScenarioWriter {

  private ScenarioWriter() {}

  static String write(Trip trip, String name) {
    StringBuilder text = new StringBuilder();
    text.append("scenario ").append(quoted(name)).append(" of ");
    text.append(quoted(trip.plan().journey())).append('\n');
    text.append("  given ").append(trip.plan().subject()).append(' ');
    text.append(quoted(trip.state().name().key())).append('\n');
    boolean continues = false;
    Told last = null;
    for (Told told : trip.moves()) {
      if (told.equals(last) && !(told instanceof Told.Moved)) {
        continue;
      }
      last = told;
      switch (told) {
        case Told.Moved(Move move) -> {
          text.append(continues ? "  and " : "  when ").append(text(move)).append('\n');
          continues = true;
        }
        case Told.Stands(String stage) -> {
          text.append("  then stage is ").append(quoted(stage)).append('\n');
          continues = false;
        }
        case Told.Ended(String outcome) -> {
          text.append("  then ended as ").append(quoted(outcome)).append('\n');
          continues = false;
        }
      }
    }
    return text.toString();
  }

  /** The stages on the way, each once in a row, and the outcome. */
  static List<String> path(Trip trip) {
    List<String> stages = new ArrayList<>();
    for (Told told : trip.moves()) {
      if (told instanceof Told.Stands(String stage)
          && (stages.isEmpty() || !stages.getLast().equals(stage))) {
        stages.add(stage);
      }
      if (told instanceof Told.Ended(String outcome)) {
        stages.add(outcome);
      }
    }
    return stages;
  }

  private static String text(Move move) {
    return switch (move) {
      case Move.Sets sets -> sets.type() + " " + quoted(sets.id()) + ": " + fields(sets.fields());
      case Move.Happens happens ->
          happens.type() + (happens.fields().isEmpty() ? "" : ": " + fields(happens.fields()));
      case Move.Passes passes ->
          passes.span().print() + (passes.span().amount() == 1 ? " passes" : " pass");
      case Move.Answers answers ->
          (answers.role() == null ? "owner" : quoted(answers.role()))
              + " answers "
              + quoted(answers.answer());
      case Move.Waits _ -> throw new IllegalStateException("a wait is told as time that passes");
    };
  }

  private static String fields(List<FieldValue> fields) {
    return fields.stream()
        .map(field -> field.field() + " = " + value(field.value()))
        .collect(Collectors.joining(", "));
  }

  private static String value(@Nullable Value value) {
    return value == null ? "null" : ConditionText.print(new Operand.Constant(value));
  }

  private static String quoted(String text) {
    return ConditionText.print(new Operand.Constant(new Value.Text(text)));
  }
}
