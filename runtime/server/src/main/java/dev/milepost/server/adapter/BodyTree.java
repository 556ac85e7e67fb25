package dev.milepost.server.adapter;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nests members by their paths; a name that is a number is the place of an item. */
final class BodyTree {

  private final Map<String, BodyTree> inner = new LinkedHashMap<>();
  private @Nullable JsonValue value;

  void put(String path, JsonValue member) {
    BodyTree at = this;
    for (String step : path.split("\\.")) {
      at = at.inner.computeIfAbsent(step, _ -> new BodyTree());
    }
    at.value = member;
  }

  /** The object. */
  JsonObject json() {
    JsonObject.Builder object = JsonObject.builder();
    inner.forEach((name, tree) -> object.put(name, tree.any()));
    return object.build();
  }

  private JsonValue any() {
    JsonValue own = value;
    if (own != null) {
      return own;
    }
    boolean isArray =
        inner.keySet().stream().allMatch(name -> name.chars().allMatch(Character::isDigit));
    // An item of which nothing is known is left out, and those behind it move up.
    return isArray
        ? new JsonArray(
            inner.entrySet().stream()
                .sorted(Comparator.comparing(item -> Integer.valueOf(item.getKey())))
                .map(item -> item.getValue().any())
                .toList())
        : json();
  }
}
