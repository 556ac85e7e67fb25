package dev.milepost.cli.view;

import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.LiteralText;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names and values as the language writes them; safe to show. */
final class Wording {

  private static final int LONGEST_UNBROKEN = 24;
  private static final String EQUALS = Prose.GLUE + '=' + Prose.GLUE;

  private Wording() {}

  /** A text of the outside without quotes. */
  static String safe(String text) {
    return JsonWriter.escape(text);
  }

  /** A name or text in quotes. */
  static String quoted(String text) {
    return LiteralText.quote(text);
  }

  /** A value, or {@code unknown}; a short one stays on one line. */
  static String value(@Nullable Value value) {
    String text = value == null ? "unknown" : LiteralText.print(value);
    return text.length() <= LONGEST_UNBROKEN ? text.replace(" ", Prose.GLUE) : text;
  }

  /** Such as {@code Stage = "Closed Won", Owner = "rep@acme.example"}. */
  static String fields(List<FieldValue> fields) {
    List<String> parts = new ArrayList<>();
    for (FieldValue field : fields) {
      parts.add(field.field() + EQUALS + value(field.value()));
    }
    return String.join(", ", parts);
  }

  /** What a person does, as {@code pauses}. */
  static String verb(Input.Control control) {
    return switch (control) {
      case PAUSE -> "pauses";
      case RESUME -> "resumes";
      case PARK -> "parks";
      case RELEASE -> "releases";
      case CANCEL -> "cancels";
    };
  }

  /** A journey, with what tells its executions apart. */
  static String execution(ExecutionName name) {
    StringBuilder text = new StringBuilder(quoted(name.journey()));
    if (name.number() > 1) {
      text.append(" #").append(name.number());
    }
    if (name.about() != null) {
      text.append(" of ").append(safe(name.about().id()));
    }
    return text.toString();
  }
}
