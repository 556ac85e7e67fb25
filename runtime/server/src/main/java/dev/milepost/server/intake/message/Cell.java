package dev.milepost.server.intake.message;

import dev.milepost.engine.json.JsonValue;

/** What a message holds at a path. Where it holds nothing at all, there is no cell. */
public sealed interface Cell {

  /** A text; also a number or truth value, as it was written. */
  record Text(String text) implements Cell {}

  /** A JSON object or array. */
  record Structure(JsonValue json) implements Cell {}

  /** What has no text for a value. */
  enum Bare implements Cell {
    /** An empty column of a table: nobody said anything. */
    EMPTY,
    /** JSON's {@code null}: somebody said that it is unknown. */
    NULL
  }
}
