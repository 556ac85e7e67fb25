package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueJson;
import dev.milepost.engine.value.ValueText;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as they stand in columns, and what is done when they do not fit their declared type. */
final class StoredValue {

  private StoredValue() {}

  static @Nullable String text(@Nullable Value value) {
    return value == null ? null : value.print();
  }

  /** Reads what {@link #text} wrote. */
  static @Nullable Value read(FieldType type, String field, @Nullable String text) {
    return text == null ? null : checked(ValueText.read(type, text), text, field);
  }

  /** Reads what {@link ValueJson#write} wrote. */
  static @Nullable Value read(FieldType type, String field, JsonValue json) {
    return checked(ValueJson.read(type, json), json.toString(), field);
  }

  /** A value that says its own type, where no declaration is at hand when it is read. */
  static JsonValue tagged(@Nullable Value value) {
    return value == null
        ? JsonNull.NULL
        : new JsonArray(List.of(new JsonText(type(value).word()), new JsonText(value.print())));
  }

  /** Reads what {@link #tagged} wrote. */
  static @Nullable Value untagged(@Nullable JsonValue json) {
    return switch (json) {
      case JsonArray(List<JsonValue> items)
          when items.size() == 2
              && items.getFirst() instanceof JsonText(String word)
              && items.getLast() instanceof JsonText(String text) ->
          checked(ValueText.read(type(word), text), text, "an action or a report");
      case JsonNull _ -> null;
      case null, default -> throw damaged(String.valueOf(json));
    };
  }

  private static FieldType.Scalar type(Value value) {
    return switch (value) {
      case Value.Text _ -> FieldType.Scalar.TEXT;
      case Value.Flag _ -> FieldType.Scalar.BOOLEAN;
      case Value.Whole _ -> FieldType.Scalar.INTEGER;
      case Value.Decimal _ -> FieldType.Scalar.NUMBER;
      case Value.Money _ -> FieldType.Scalar.MONEY;
      case Value.Day _ -> FieldType.Scalar.DATE;
      case Value.Moment _ -> FieldType.Scalar.DATETIME;
      case Value.Length _ -> FieldType.Scalar.DURATION;
    };
  }

  private static FieldType.Scalar type(String word) {
    for (FieldType.Scalar type : FieldType.Scalar.values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    throw damaged(word);
  }

  /** That something stands in the database that this program does not write there. */
  static StoreException damaged(String found) {
    return new StoreException(
        Reason.DAMAGED, "the database is damaged: '" + found + "' does not belong where it stands");
  }

  /** Reads JSON that this package wrote. */
  static JsonValue json(String text) {
    try {
      return JsonReader.FILE.read(text);
    } catch (JsonSyntaxException e) {
      throw new StoreException(
          Reason.DAMAGED, "the database is damaged: " + e.describe() + " in '" + text + "'", e);
    }
  }

  private static @Nullable Value checked(Reading reading, String stored, String field) {
    return switch (reading) {
      case Reading.Known known -> known.value();
      case Reading.Unknown _ -> null;
      case Reading.Misfit misfit ->
          throw new StoreException(
              Reason.DOES_NOT_CONTINUE,
              "the stored value '"
                  + stored
                  + "' of "
                  + field
                  + " does not fit its declaration: "
                  + misfit.reason());
    };
  }
}
