package dev.milepost.cli.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;

/** Instants in UTC, with seconds only where one of them has some. */
final class Moments {

  private final boolean withSeconds;

  private Moments(boolean withSeconds) {
    this.withSeconds = withSeconds;
  }

  /** Prints some instants alike. */
  static Moments alike(Collection<Instant> instants) {
    return new Moments(instants.stream().anyMatch(instant -> instant.getEpochSecond() % 60 != 0));
  }

  /** The day: {@code 2026-01-05}. */
  String day(Instant instant) {
    return utc(instant).toLocalDate().toString();
  }

  /** The time of the day: {@code 09:00} or {@code 09:00:07}. */
  String time(Instant instant) {
    return utc(instant).toLocalTime().toString().concat(":00").substring(0, withSeconds ? 8 : 5);
  }

  /** Both. */
  String dayAndTime(Instant instant) {
    return day(instant) + ' ' + time(instant);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
