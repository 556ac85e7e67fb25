package dev.milepost.cli.view;

import java.time.Duration;

/** Lengths of time as people say them: {@code 3 days}, {@code 5 h}, {@code 40 min}. */
final class Spans {

  private static final int FEW = 2;

  private Spans() {}

  /** Rounded down to a unit of which there are at least two, where there are. */
  static String say(Duration span) {
    if (span.toDays() >= FEW) {
      return span.toDays() + " days";
    }
    if (span.toHours() >= FEW) {
      return span.toHours() + " h";
    }
    return Math.max(span.toMinutes(), 0) + " min";
  }
}
