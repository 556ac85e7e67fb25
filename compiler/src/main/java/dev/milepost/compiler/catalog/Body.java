package dev.milepost.compiler.catalog;

import dev.milepost.compiler.text.Printable;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plain webhook body.
 *
 * @param origin the name of its file, without folder
 */
record Body(String origin, JsonObject json) {

  private static final int DEEPEST_THING = 3;
  private static final String FIRST_ITEM = "0";

  /**
   * The object that a body is about.
   *
   * @param path its path with a dot behind it; empty for the whole body
   * @param id the name of the member that names it
   * @param kindPath where the body says what kind of thing it is, or null
   * @param kind the kind, as the body says it; or the member that holds the thing, or empty
   */
  record Thing(String path, JsonObject json, String id, @Nullable String kindPath, String kind) {

    /** The path of its id. */
    String idPath() {
      return path + id;
    }
  }

  /** A member that tells what happened, with what it says. */
  record Happened(String path, String value) {}

  /** What happened, by the first of these members that the body has. */
  @Nullable Happened happened(List<String> paths) {
    for (String path : paths) {
      if (json.get(path) instanceof JsonText(String text) && ValueShape.isMarker(text)) {
        return new Happened(path, text);
      }
    }
    return null;
  }

  /** {@code zen:event-type:ticket.created} is about {@code ticket.created}. */
  static String afterScheme(String marker) {
    return marker.substring(marker.lastIndexOf(':') + 1);
  }

  /**
   * The thing that the body is about, or null.
   *
   * @param isEnvelope whether the body tells what happened; its own id is then that of the message
   */
  @Nullable Thing thing(boolean isEnvelope) {
    if (!isEnvelope) {
      String id = id(json);
      if (id != null) {
        return thing("", json, id);
      }
    }
    List<Thing> found = new ArrayList<>();
    collect(found);
    return found.stream()
        .min(Comparator.comparingInt((Thing thing) -> isHolder(thing) ? 0 : 1))
        .orElseGet(this::firstItem);
  }

  private void collect(List<Thing> found) {
    record Place(String path, JsonObject json, int depth) {}
    Deque<Place> places = new ArrayDeque<>();
    places.add(new Place("", json, 0));
    while (!places.isEmpty()) {
      Place place = places.remove();
      for (Map.Entry<String, JsonValue> member : place.json().members().entrySet()) {
        String name = member.getKey();
        if (member.getValue() instanceof JsonObject inner
            && isPlain(name)
            && !Wordlists.SURROUNDINGS.contains(name)) {
          String path = place.path() + name + ".";
          String id = id(inner);
          if (id != null) {
            found.add(thing(path, inner, id));
          } else if (place.depth() + 1 < DEEPEST_THING) {
            places.add(new Place(path, inner, place.depth() + 1));
          }
        }
      }
    }
  }

  /** Some apps tell of several things in one message; a mapping reaches the first. */
  private @Nullable Thing firstItem() {
    for (Map.Entry<String, JsonValue> member : json.members().entrySet()) {
      if (isPlain(member.getKey())
          && member.getValue() instanceof JsonArray(List<JsonValue> items)
          && !items.isEmpty()
          && items.getFirst() instanceof JsonObject item) {
        String id = id(item);
        if (id != null) {
          return thing(member.getKey() + "." + FIRST_ITEM + ".", item, id);
        }
      }
    }
    return null;
  }

  private Thing thing(String path, JsonObject thing, String id) {
    for (String name : Wordlists.KIND) {
      if (thing.get(name) instanceof JsonText(String kind) && ValueShape.isMarker(kind)) {
        return new Thing(path, thing, id, path + name, kind);
      }
    }
    for (String name : Wordlists.KIND) {
      if (!path.isEmpty()
          && json.get(name) instanceof JsonText(String kind)
          && ValueShape.isMarker(kind)) {
        return new Thing(path, thing, id, name, kind);
      }
    }
    List<String> parts = Naming.parts(path);
    String holder = parts.size() < 2 ? "" : parts.get(parts.size() - 2);
    boolean saysNothing = Wordlists.HOLDERS.contains(holder) || holder.equals(FIRST_ITEM);
    return new Thing(path, thing, id, null, saysNothing ? "" : holder);
  }

  /** Whether a member can be a part of a path that is read back as it was written. */
  private static boolean isPlain(String name) {
    return name.indexOf('`') < 0
        && name.indexOf('.') < 0
        && !name.isBlank()
        && Printable.escape(name).equals(name);
  }

  private static boolean isHolder(Thing thing) {
    List<String> parts = Naming.parts(thing.path());
    return parts.size() >= 2 && Wordlists.HOLDERS.contains(parts.get(parts.size() - 2));
  }

  private static @Nullable String id(JsonObject object) {
    for (String name : Wordlists.IDS) {
      if ((object.get(name) instanceof JsonText(String text) && !text.isBlank())
          || object.get(name) instanceof JsonNumber) {
        return name;
      }
    }
    return null;
  }
}
