package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.time.LocalDate;

/** An instant, told from a date, at which time may change the answer of a condition on it. */
sealed interface DateThreshold {

  /** The date's day begins. */
  record DayBegins() implements DateThreshold {}

  /** The date's day is over. */
  record DayEnds() implements DateThreshold {}

  /** The date is only so far away. */
  record Within(TimeSpan span) implements DateThreshold {}

  /** The date has come and gone, to the microsecond. */
  record IsOver() implements DateThreshold {}

  /** The date is longer ago than that. */
  record Ago(TimeSpan span) implements DateThreshold {}

  /** So long before the date. */
  record Before(TimeSpan span) implements DateThreshold {}

  /** The date itself has come. */
  record At() implements DateThreshold {}

  /** So long after the date. */
  record After(TimeSpan span) implements DateThreshold {}

  /** The instant for a day or a moment. */
  default Instant of(JourneyCalendar calendar, Value date) {
    Instant start =
        switch (date) {
          case Value.Day day -> calendar.startOf(day.date());
          case Value.Moment moment -> moment.instant();
          default -> throw new IllegalArgumentException("no date: " + date);
        };
    LocalDate day = calendar.dayOf(start);
    boolean isDay = date instanceof Value.Day;
    return switch (this) {
      case DayBegins _ -> calendar.startOf(day);
      case DayEnds _ -> calendar.startOf(day.plusDays(1));
      case Within within ->
          isDay
              ? calendar.startOf(calendar.firstReaching(day, within.span()))
              : calendar.firstReaching(start, within.span());
      case IsOver _ -> isDay ? calendar.startOf(day.plusDays(1)) : start.plusNanos(1_000);
      case Ago ago ->
          isDay
              ? calendar.startOf(calendar.plus(day, ago.span()).plusDays(1))
              : calendar.plus(start, ago.span()).plusNanos(1_000);
      case Before before -> calendar.minus(start, before.span());
      case At _ -> start;
      case After after -> calendar.plus(start, after.span());
    };
  }
}
