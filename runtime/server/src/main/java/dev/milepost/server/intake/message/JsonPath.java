package dev.milepost.server.intake.message;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands at a path: names with dots between them, and for items of arrays their numbers
 * from 0. A member whose own name holds dots is found before the path is taken apart.
 */
final class JsonPath {

  private static final int LONGEST_INDEX = 6;

  private JsonPath() {}

  /** The cell at the path, or null where there is none. */
  static @Nullable Cell find(JsonValue json, String path) {
    JsonValue found = member(json, path);
    for (int dot = path.indexOf('.'); found == null && dot >= 0; dot = path.indexOf('.', dot + 1)) {
      JsonValue inner = member(json, path.substring(0, dot));
      if (inner != null) {
        Cell cell = find(inner, path.substring(dot + 1));
        if (cell != null) {
          return cell;
        }
      }
    }
    return found == null ? null : cell(found);
  }

  private static @Nullable JsonValue member(JsonValue json, String name) {
    return switch (json) {
      case JsonObject object -> object.get(name);
      case JsonArray array -> {
        int index = index(name);
        yield index >= 0 && index < array.items().size() ? array.items().get(index) : null;
      }
      case JsonText _, JsonNumber _, JsonBoolean _, JsonNull _ -> null;
    };
  }

  private static int index(String name) {
    boolean digits =
        !name.isEmpty()
            && name.length() <= LONGEST_INDEX
            && name.chars().allMatch(unit -> unit >= '0' && unit <= '9');
    return digits ? Integer.parseInt(name) : -1;
  }

  /** The cell of a value. */
  static Cell cell(JsonValue json) {
    return switch (json) {
      case JsonText text -> new Cell.Text(text.text());
      case JsonNumber _, JsonBoolean _ -> new Cell.Text(JsonWriter.compact(json));
      case JsonNull _ -> Cell.Bare.NULL;
      case JsonObject _, JsonArray _ -> new Cell.Structure(json);
    };
  }
}
