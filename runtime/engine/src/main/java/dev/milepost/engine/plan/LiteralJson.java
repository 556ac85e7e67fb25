package dev.milepost.engine.plan;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueJson;
import java.util.List;

/**
 * Literals as JSON: texts and truth values stand for themselves, the others say their type: {@code
 * {"integer": 5}}, {@code {"money": "12.5 EUR"}}, {@code {"date": "2026-11-22"}}.
 */
public final class LiteralJson {

  private static final List<Scalar> TAGGED =
      List.of(
          Scalar.INTEGER,
          Scalar.NUMBER,
          Scalar.MONEY,
          Scalar.DATE,
          Scalar.DATETIME,
          Scalar.DURATION);

  private LiteralJson() {}

  /** The literal as {@link #read} takes it back. */
  public static JsonValue write(Value value) {
    return switch (value) {
      case Value.Text text -> new JsonText(text.text());
      case Value.Flag flag -> JsonBoolean.of(flag.value());
      case Value.Whole _ -> tagged(Scalar.INTEGER, ValueJson.write(value));
      case Value.Decimal _ -> tagged(Scalar.NUMBER, ValueJson.write(value));
      case Value.Money _ -> tagged(Scalar.MONEY, new JsonText(value.print()));
      case Value.Day _ -> tagged(Scalar.DATE, ValueJson.write(value));
      case Value.Moment _ -> tagged(Scalar.DATETIME, ValueJson.write(value));
      case Value.Length _ -> tagged(Scalar.DURATION, ValueJson.write(value));
    };
  }

  private static JsonValue tagged(Scalar type, JsonValue value) {
    return JsonObject.builder().put(type.word(), value).build();
  }

  /**
   * Reads a literal.
   *
   * @throws JsonFormException where none stands here
   */
  public static Value read(JsonPart json) throws JsonFormException {
    return switch (json.value()) {
      case JsonText _ -> known(Scalar.TEXT, json);
      case JsonBoolean _ -> known(Scalar.BOOLEAN, json);
      case JsonObject _ -> {
        for (Scalar type : TAGGED) {
          if (json.has(type.word())) {
            json.only(type.word());
            yield known(type, json.member(type.word()));
          }
        }
        throw json.misfit("a literal was expected");
      }
      default -> throw json.misfit("a literal was expected, not " + json.value().kind());
    };
  }

  private static Value known(Scalar type, JsonPart json) throws JsonFormException {
    return switch (ValueJson.read(type, json.value())) {
      case Reading.Known known -> known.value();
      case Reading.Misfit misfit -> throw json.misfit(misfit.reason());
      case Reading.Unknown _ -> throw json.misfit("a literal was expected, not null");
    };
  }

  /** Reads a span as the language writes it: {@code 10 days}. */
  static TimeSpan span(JsonPart json) throws JsonFormException {
    TimeSpan span = TimeSpan.parse(json.text());
    if (span == null) {
      throw json.misfit("a duration like 10 days or 1 business hour was expected");
    }
    return span;
  }
}
