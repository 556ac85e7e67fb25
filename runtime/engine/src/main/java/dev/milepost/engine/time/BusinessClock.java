package dev.milepost.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Counts open days and open hours. An open day lasts from its opening, included, to its closing,
 * excluded.
 */
record BusinessClock(LocalClock clock, JourneyCalendar.BusinessHours hours) {

  /** Beyond these years nothing is counted any further. */
  private static final int FIRST_YEAR = 0;

  private static final int LAST_YEAR = 10_000;

  /** From the next open moment, the same time so many open days later. */
  Instant plusDays(Instant start, long days) {
    LocalDateTime open = clock.read(nextOpen(start));
    return clock.when(addOpenDays(open.toLocalDate(), days, 1), open.toLocalTime());
  }

  /** From the last open moment, or its end, the same time so many open days earlier. */
  Instant minusDays(Instant end, long days) {
    LocalDateTime open = clock.read(previousOpen(end));
    return clock.when(addOpenDays(open.toLocalDate(), days, -1), open.toLocalTime());
  }

  /** When so many open hours have passed. */
  Instant plusHours(Instant start, long count) {
    if (count > mostHours()) {
      return Instant.MAX;
    }
    Duration left = Duration.ofHours(count);
    Instant at = nextOpen(start);
    LocalDate day = dayOf(at);
    while (day.getYear() < LAST_YEAR) {
      Duration today = Duration.between(at, closing(day));
      if (left.compareTo(today) <= 0) {
        return at.plus(left);
      }
      left = left.minus(today);
      day = addOpenDays(day, 1, 1);
      at = opening(day);
    }
    return at;
  }

  /** How far back so many open hours lie. */
  Instant minusHours(Instant end, long count) {
    if (count > mostHours()) {
      return Instant.MIN;
    }
    Duration left = Duration.ofHours(count);
    Instant at = previousOpen(end);
    LocalDate day = dayOf(at);
    while (day.getYear() > FIRST_YEAR) {
      Duration today = Duration.between(opening(day), at);
      if (left.compareTo(today) <= 0) {
        return at.minus(left);
      }
      left = left.minus(today);
      day = addOpenDays(day, 1, -1);
      at = closing(day);
    }
    return at;
  }

  /** More open hours than all years have, found without walking through them. */
  private long mostHours() {
    long anHourForEachShift = 2;
    long perDay = Duration.between(hours.opens(), hours.closes()).toHours() + anHourForEachShift;
    return perDay * hours.days().size() * 53 * LAST_YEAR;
  }

  private Instant nextOpen(Instant at) {
    LocalDate day = dayOf(at);
    if (isOpen(day)) {
      if (at.isBefore(opening(day))) {
        return opening(day);
      }
      if (at.isBefore(closing(day))) {
        return at;
      }
    }
    return opening(addOpenDays(day, 1, 1));
  }

  private Instant previousOpen(Instant at) {
    LocalDate day = dayOf(at);
    if (isOpen(day)) {
      if (at.isAfter(closing(day))) {
        return closing(day);
      }
      if (!at.isBefore(opening(day))) {
        return at;
      }
    }
    return closing(addOpenDays(day, 1, -1));
  }

  /** Skips whole weeks at once, so that large counts cost no more than small ones. */
  private LocalDate addOpenDays(LocalDate from, long count, int sign) {
    int perWeek = hours.days().size();
    long weeks = count / perWeek;
    LocalDate day = from;
    long left = count;
    if (weeks > 1) {
      day = day.plusWeeks(sign * (weeks - 1));
      left = count - (weeks - 1) * perWeek;
    }
    while (left > 0) {
      day = day.plusDays(sign);
      if (isOpen(day)) {
        left--;
      }
    }
    return day;
  }

  private boolean isOpen(LocalDate day) {
    return hours.days().contains(day.getDayOfWeek());
  }

  private LocalDate dayOf(Instant at) {
    return clock.read(at).toLocalDate();
  }

  private Instant opening(LocalDate day) {
    return clock.when(day, hours.opens());
  }

  private Instant closing(LocalDate day) {
    return clock.when(day, hours.closes());
  }
}
