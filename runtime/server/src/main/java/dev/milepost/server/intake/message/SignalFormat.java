package dev.milepost.server.intake.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The formats of files that signals are read from. */
public enum SignalFormat {
  /** One CloudEvent, or with a mapping one JSON object, a line. */
  JSON_LINES("JSON Lines"),
  /** A table with a header. */
  CSV("CSV"),
  /** An event log of IEEE 1849. */
  XES("XES");

  private static final int ENOUGH = 1_024;

  private final String title;

  SignalFormat(String title) {
    this.title = title;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** The format that the name of a file says or, where that says nothing, how it begins. */
  static SignalFormat of(String fileName, InflatedFile file) throws IntakeException {
    String name = fileName.toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
      case "xes", "xml" -> XES;
      case "csv", "tsv" -> CSV;
      case "jsonl", "ndjson", "json" -> JSON_LINES;
      default -> ofContent(new String(file.peek(ENOUGH), StandardCharsets.UTF_8));
    };
  }

  private static SignalFormat ofContent(String beginning) {
    String text = beginning.startsWith("\uFEFF") ? beginning.substring(1) : beginning;
    String stripped = text.stripLeading();
    if (stripped.startsWith("<")) {
      return XES;
    }
    return stripped.startsWith("{") ? JSON_LINES : CSV;
  }
}
