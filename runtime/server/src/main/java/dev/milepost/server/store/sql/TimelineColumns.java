package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the timeline as numbers. Those of one step stand together in the line of the log that
 * they followed from, as a JSON array of arrays; most lines have none.
 *
 * @param kind what happened
 * @param execution the place of the execution that it speaks of, or null: it speaks of none
 * @param stage a name, or null
 * @param target a name, or null
 * @param clause a name, or null
 * @param detail what else there is to say, or null
 */
record TimelineColumns(
    int kind,
    @Nullable Integer execution,
    @Nullable Long stage,
    @Nullable Long target,
    @Nullable Long clause,
    @Nullable JsonObject detail) {

  private static final int WIDTH = 6;

  /** The same of an execution, or with null of none. */
  TimelineColumns of(@Nullable Integer place) {
    return new TimelineColumns(kind, place, stage, target, clause, detail);
  }

  /** What a column holds; NULL where there are no entries. */
  static @Nullable String pack(List<TimelineColumns> entries) {
    if (entries.isEmpty()) {
      return null;
    }
    StringBuilder out = new StringBuilder(entries.size() * 40).append('[');
    for (TimelineColumns entry : entries) {
      out.append(out.length() == 1 ? "[" : ",[")
          .append(entry.kind)
          .append(',')
          .append(entry.execution)
          .append(',')
          .append(entry.stage)
          .append(',')
          .append(entry.target)
          .append(',')
          .append(entry.clause)
          .append(',')
          .append(entry.detail == null ? null : JsonWriter.compact(entry.detail))
          .append(']');
    }
    return out.append(']').toString();
  }

  /** Reads what {@link #pack} wrote. */
  static List<TimelineColumns> unpack(@Nullable String packed) {
    if (packed == null) {
      return List.of();
    }
    List<TimelineColumns> entries = new ArrayList<>();
    for (JsonValue entry : items(StoredValue.json(packed), packed)) {
      List<JsonValue> columns = items(entry, packed);
      Long kind = columns.size() == WIDTH ? number(columns.getFirst(), packed) : null;
      if (kind == null) {
        throw StoredValue.damaged(packed);
      }
      Long execution = number(columns.get(1), packed);
      entries.add(
          new TimelineColumns(
              Math.toIntExact(kind),
              execution == null ? null : (Integer) Math.toIntExact(execution),
              number(columns.get(2), packed),
              number(columns.get(3), packed),
              number(columns.get(4), packed),
              columns.get(5) instanceof JsonObject detail ? detail : null));
    }
    return entries;
  }

  private static List<JsonValue> items(JsonValue json, String packed) {
    if (json instanceof JsonArray(List<JsonValue> items)) {
      return items;
    }
    throw StoredValue.damaged(packed);
  }

  private static @Nullable Long number(JsonValue json, String packed) {
    return switch (json) {
      case JsonNumber number -> (Long) number.value().longValue();
      case JsonNull _ -> null;
      default -> throw StoredValue.damaged(packed);
    };
  }
}
