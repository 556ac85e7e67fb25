package dev.milepost.cli.command;

import dev.milepost.engine.json.JsonWriter;
import java.nio.file.Path;

/** Text of the outside as it may go to a terminal. */
final class Shown {

  private Shown() {}

  /** A path without what a terminal would obey. */
  static String path(Path path) {
    return JsonWriter.escape(path.toString());
  }

  /** A text without what a terminal would obey. */
  static String text(String text) {
    return JsonWriter.escape(text);
  }
}
