package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what this package wrote out of a JSON object; anything else means a damaged database. */
record JsonFields(JsonObject object) {

  /** The members of an object; none where the column is NULL. */
  static JsonFields of(@Nullable String text) {
    if (text == null) {
      return new JsonFields(JsonObject.EMPTY);
    }
    return StoredValue.json(text) instanceof JsonObject object
        ? new JsonFields(object)
        : new JsonFields(JsonObject.EMPTY);
  }

  String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw missing(name);
    }
    return text;
  }

  @Nullable String optionalText(String name) {
    return switch (object.get(name)) {
      case JsonText(String text) -> text;
      case JsonNull _ -> null;
      case null -> null;
      default -> throw missing(name);
    };
  }

  long number(String name) {
    Long number = optionalNumber(name);
    if (number == null) {
      throw missing(name);
    }
    return number;
  }

  @Nullable Long optionalNumber(String name) {
    return switch (object.get(name)) {
      case JsonNumber number -> number.value().longValue();
      case JsonNull _ -> null;
      case null -> null;
      default -> throw missing(name);
    };
  }

  @Nullable Value value(String name) {
    return StoredValue.untagged(object.get(name));
  }

  List<JsonValue> list(String name) {
    if (object.get(name) instanceof JsonArray(List<JsonValue> items)) {
      return items;
    }
    throw missing(name);
  }

  List<String> texts(String name) {
    return list(name).stream()
        .map(item -> {
          if (item instanceof JsonText(String text)) {
            return text;
          }
          throw missing(name);
        })
        .toList();
  }

  private RuntimeException missing(String name) {
    return StoredValue.damaged(object + " without a fitting '" + name + "'");
  }
}
