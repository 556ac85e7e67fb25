package dev.milepost.server.intake;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.util.Map;
import java.util.TreeMap;

/** Brings JSON into the one order in which equal values have equal texts. */
final class CanonicalJson {

  private CanonicalJson() {}

  /** The object with its members, and those of objects within, sorted by name. */
  static JsonObject sorted(JsonObject object) {
    JsonObject.Builder members = JsonObject.builder();
    for (Map.Entry<String, JsonValue> member : new TreeMap<>(object.members()).entrySet()) {
      members.put(member.getKey(), sorted(member.getValue()));
    }
    return members.build();
  }

  private static JsonValue sorted(JsonValue value) {
    return switch (value) {
      case JsonObject object -> sorted(object);
      case JsonArray array ->
          new JsonArray(array.items().stream().map(CanonicalJson::sorted).toList());
      case JsonText _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
    };
  }
}
