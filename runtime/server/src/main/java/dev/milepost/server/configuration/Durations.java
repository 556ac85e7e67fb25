package dev.milepost.server.configuration;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.time.TimeSpan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations in the words of the language: {@code 10 seconds}, {@code 3 days}. */
final class Durations {

  private Durations() {}

  static Duration read(JsonPart json, String name, Duration usual, Duration longest)
      throws JsonFormException {
    JsonPart part = json.optional(name);
    if (part == null) {
      return usual;
    }
    Duration read = parse(part.text());
    if (read == null || read.isZero() || read.compareTo(longest) > 0) {
      throw part.misfit("a duration like \"10 seconds\", \"5 minutes\" or \"3 days\" was expected");
    }
    return read;
  }

  /** The duration, or null where the text is none. */
  static @Nullable Duration parse(String text) {
    TimeSpan span = TimeSpan.parse(text);
    return span == null
        ? null
        : switch (span.unit()) {
          case SECONDS -> Duration.ofSeconds(span.amount());
          case MINUTES -> Duration.ofMinutes(span.amount());
          case HOURS -> Duration.ofHours(span.amount());
          case DAYS -> Duration.ofDays(span.amount());
          case WEEKS -> Duration.ofDays(Math.multiplyExact(span.amount(), 7L));
          case MONTHS, BUSINESS_HOURS, BUSINESS_DAYS -> null;
        };
  }
}
