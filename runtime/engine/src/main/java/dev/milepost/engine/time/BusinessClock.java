package dev.milepost.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Counts open days and open hours. */
record BusinessClock(ZoneId zone, JourneyCalendar.BusinessHours hours) {

  /** From the next open moment, the same time so many open days later. */
  Instant plusDays(Instant start, long days) {
    ZonedDateTime open = nextOpen(start.atZone(zone));
    LocalDate day = addOpenDays(open.toLocalDate(), days, 1);
    return ZonedDateTime.of(day, open.toLocalTime(), zone).toInstant();
  }

  Instant minusDays(Instant end, long days) {
    ZonedDateTime open = previousOpen(end.atZone(zone));
    LocalDate day = addOpenDays(open.toLocalDate(), days, -1);
    return ZonedDateTime.of(day, open.toLocalTime(), zone).toInstant();
  }

  /** Counts open time only. */
  Instant plusHours(Instant start, long count) {
    Duration left = Duration.ofHours(count);
    ZonedDateTime at = nextOpen(start.atZone(zone));
    while (true) {
      Duration today = Duration.between(at, closingOf(at.toLocalDate()));
      if (left.compareTo(today) <= 0) {
        return at.plus(left).toInstant();
      }
      left = left.minus(today);
      at = openingOf(addOpenDays(at.toLocalDate(), 1, 1));
    }
  }

  Instant minusHours(Instant end, long count) {
    Duration left = Duration.ofHours(count);
    ZonedDateTime at = previousOpen(end.atZone(zone));
    while (true) {
      Duration today = Duration.between(openingOf(at.toLocalDate()), at);
      if (left.compareTo(today) <= 0) {
        return at.minus(left).toInstant();
      }
      left = left.minus(today);
      at = closingOf(addOpenDays(at.toLocalDate(), 1, -1));
    }
  }

  private ZonedDateTime nextOpen(ZonedDateTime at) {
    LocalDate day = at.toLocalDate();
    if (isOpen(day)) {
      if (at.isBefore(openingOf(day))) {
        return openingOf(day);
      }
      if (at.isBefore(closingOf(day))) {
        return at;
      }
    }
    return openingOf(addOpenDays(day, 1, 1));
  }

  private ZonedDateTime previousOpen(ZonedDateTime at) {
    LocalDate day = at.toLocalDate();
    if (isOpen(day)) {
      if (at.isAfter(closingOf(day))) {
        return closingOf(day);
      }
      if (at.isAfter(openingOf(day))) {
        return at;
      }
    }
    return closingOf(addOpenDays(day, 1, -1));
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

  private ZonedDateTime openingOf(LocalDate day) {
    return ZonedDateTime.of(day, hours.opens(), zone);
  }

  private ZonedDateTime closingOf(LocalDate day) {
    return ZonedDateTime.of(day, hours.closes(), zone);
  }
}
