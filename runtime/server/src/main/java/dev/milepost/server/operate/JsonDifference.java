package dev.milepost.server.operate;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where two documents differ, for people. */
final class JsonDifference {

  private static final int LONGEST_VALUE = 60;

  private final int most;
  private final List<String> found = new ArrayList<>();

  private JsonDifference(int most) {
    this.most = most;
  }

  /** The first differences: the place, what stands there, and what should. */
  static List<String> find(JsonValue stored, JsonValue expected, int most) {
    JsonDifference difference = new JsonDifference(most);
    difference.compare("", stored, expected);
    return List.copyOf(difference.found);
  }

  private void compare(String place, @Nullable JsonValue stored, @Nullable JsonValue expected) {
    if (found.size() >= most) {
      return;
    }
    if (stored instanceof JsonObject one && expected instanceof JsonObject other) {
      Set<String> names = new LinkedHashSet<>(other.members().keySet());
      names.addAll(one.members().keySet());
      for (String name : names) {
        compare(place.isEmpty() ? name : place + "." + name, one.get(name), other.get(name));
      }
    } else if (stored instanceof JsonArray(List<JsonValue> ones)
        && expected instanceof JsonArray(List<JsonValue> others)) {
      for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
        compare(
            place + "[" + i + "]",
            i < ones.size() ? ones.get(i) : null,
            i < others.size() ? others.get(i) : null);
      }
    } else if (stored == null || !stored.equals(expected)) {
      found.add(place + " is " + print(stored) + ", and the log gives " + print(expected));
    }
  }

  private static String print(@Nullable JsonValue value) {
    if (value == null) {
      return "nothing";
    }
    String text = JsonWriter.escape(JsonWriter.compact(value));
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }
}
