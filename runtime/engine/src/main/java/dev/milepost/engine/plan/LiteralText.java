package dev.milepost.engine.plan;

import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.value.Value;
import java.time.Duration;

/** Literals in the language's notation. */
public final class LiteralText {

  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long HOUR = Duration.ofHours(1).toSeconds();
  private static final long MINUTE = Duration.ofMinutes(1).toSeconds();

  private LiteralText() {}

  /** A value. */
  public static String print(Value value) {
    return switch (value) {
      case Value.Text text -> quote(text.text());
      case Value.Length length -> print(length.duration());
      case Value.Flag _,
          Value.Whole _,
          Value.Decimal _,
          Value.Money _,
          Value.Day _,
          Value.Moment _ ->
          value.print();
    };
  }

  /** A text in quotes, with what would end or disturb it escaped. */
  public static String quote(String text) {
    return JsonWriter.compact(new JsonText(text));
  }

  /** A text with placeholders in quotes; a brace that is none is escaped. */
  static String quote(ActionCall.Template template) {
    StringBuilder text = new StringBuilder("\"");
    for (ActionCall.Template.Part part : template.parts()) {
      switch (part) {
        case ActionCall.Template.Part.Fixed fixed -> {
          String quoted = quote(fixed.text());
          text.append(quoted.substring(1, quoted.length() - 1).replace("{", "\\{"));
        }
        case ActionCall.Template.Part.Placeholder placeholder ->
            text.append('{').append(placeholder.field()).append('}');
      }
    }
    return text.append('"').toString();
  }

  /** In the largest unit that leaves nothing over; what has none is written as ISO 8601. */
  private static String print(Duration duration) {
    long seconds = duration.getSeconds();
    if (duration.getNano() != 0 || seconds < 0) {
      return duration.toString();
    }
    if (seconds % DAY == 0 && seconds > 0) {
      return counted(seconds / DAY, "day");
    }
    if (seconds % HOUR == 0 && seconds > 0) {
      return counted(seconds / HOUR, "hour");
    }
    return seconds % MINUTE == 0 && seconds > 0
        ? counted(seconds / MINUTE, "minute")
        : counted(seconds, "second");
  }

  private static String counted(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
