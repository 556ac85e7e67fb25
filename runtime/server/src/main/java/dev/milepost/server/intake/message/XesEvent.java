package dev.milepost.server.intake.message;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the attributes of an event and of its trace. */
final class XesEvent {

  /** What an attribute costs beyond its texts, so that empty ones cannot pile up either. */
  private static final int OVERHEAD = 32;

  private final PathTable paths;
  private final Map<String, Integer> eventPaths;
  private final Map<String, Integer> tracePaths;
  private final @Nullable Cell[] traceCells;
  private final Attributes traceAttributes = new Attributes();
  private final Attributes eventAttributes = new Attributes();
  private @Nullable Cell[] cells;

  XesEvent(PathTable paths) {
    this.paths = paths;
    this.eventPaths = paths.numbersAfter("");
    this.tracePaths = paths.numbersAfter("trace.");
    this.traceCells = new @Nullable Cell[paths.size()];
    this.cells = traceCells.clone();
  }

  /** Attributes in order, up to the limit of a message. */
  private static final class Attributes {
    private final List<String> keys = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private int size;

    void clear() {
      keys.clear();
      values.clear();
      size = 0;
    }

    void add(String key, String value) {
      size += Math.min(key.length() + value.length() + OVERHEAD, MessageReader.MESSAGE_LIMIT);
      if (!isTooLong()) {
        keys.add(key);
        values.add(value);
      }
    }

    boolean isTooLong() {
      return size > MessageReader.MESSAGE_LIMIT;
    }

    JsonObject json() {
      JsonObject.Builder object = JsonObject.builder();
      for (int i = 0; i < keys.size(); i++) {
        // Of several attributes with one key the last counts, here as for the rules.
        if (keys.lastIndexOf(keys.get(i)) == i) {
          object.put(keys.get(i), values.get(i));
        }
      }
      return object.build();
    }
  }

  void beginTrace() {
    traceAttributes.clear();
    Arrays.fill(traceCells, null);
  }

  void addToTrace(@Nullable String key, @Nullable String value) {
    if (key != null && value != null) {
      traceAttributes.add(key, value);
      Integer path = tracePaths.get(key);
      if (path != null) {
        traceCells[path] = new Cell.Text(value);
      }
    }
  }

  /** Begins an event; one outside of traces has no trace. */
  void begin(boolean inTrace) {
    if (!inTrace) {
      beginTrace();
    }
    eventAttributes.clear();
    cells = traceCells.clone();
  }

  void add(@Nullable String key, @Nullable String value) {
    if (key != null && value != null) {
      eventAttributes.add(key, value);
      Integer path = eventPaths.get(key);
      if (path != null) {
        cells[path] = new Cell.Text(value);
      }
    }
  }

  boolean isTooLong() {
    return traceAttributes.isTooLong() || eventAttributes.isTooLong();
  }

  Message.Cells cells() {
    return paths.cells(cells);
  }

  /** The attributes as JSON. */
  String raw() {
    return JsonWriter.compact(
        JsonObject.builder()
            .put("trace", traceAttributes.json())
            .put("event", eventAttributes.json())
            .build());
  }
}
