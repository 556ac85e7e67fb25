package dev.milepost.compiler.witness;

import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.time.TimeSpan.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Spans of time that lead from one instant to another. */
public final class Spans {

  private static final List<Unit> UNITS = List.of(Unit.HOURS, Unit.MINUTES, Unit.SECONDS);

  private Spans() {}

  /** As many days as fit, then the rest in the largest unit that measures it; never too little. */
  public static List<TimeSpan> between(JourneyCalendar calendar, Instant from, Instant to) {
    List<TimeSpan> spans = new ArrayList<>();
    Instant reached = from;
    long days = Math.max(0, Duration.between(from, to).toDays() + 1);
    while (days > 0 && calendar.plus(from, new TimeSpan(days, Unit.DAYS)).isAfter(to)) {
      days--;
    }
    if (days > 0) {
      spans.add(new TimeSpan(days, Unit.DAYS));
      reached = calendar.plus(from, spans.getFirst());
    }
    if (reached.isBefore(to)) {
      spans.add(rest(Duration.between(reached, to)));
    }
    return spans;
  }

  private static TimeSpan rest(Duration rest) {
    for (Unit unit : UNITS) {
      long length =
          switch (unit) {
            case HOURS -> 3_600;
            case MINUTES -> 60;
            default -> 1;
          };
      if (rest.getNano() == 0 && rest.toSeconds() % length == 0) {
        return new TimeSpan(rest.toSeconds() / length, unit);
      }
    }
    return new TimeSpan(rest.toSeconds() + 1, Unit.SECONDS);
  }
}
