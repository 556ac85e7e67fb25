package dev.milepost.engine.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a journey: the zone in which its dates begin, and its business hours.
 *
 * @param zone the zone of dates and local times
 * @param hours the business hours, or null where the journey declares none
 */
public record JourneyCalendar(ZoneId zone, @Nullable BusinessHours hours) {

  /** What a journey without a {@code calendar} clause has: UTC and no business hours. */
  public static final JourneyCalendar DEFAULT = new JourneyCalendar(ZoneOffset.UTC, null);

  /**
   * The hours in which a business is open.
   *
   * @param days the open days of the week, at least one
   * @param opens the first open moment of an open day
   * @param closes the first closed moment after it, later than {@code opens}
   */
  public record BusinessHours(Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
    public BusinessHours {
      days = Set.copyOf(days);
      if (days.isEmpty() || !closes.isAfter(opens)) {
        throw new IllegalArgumentException("business hours need a day and a positive length");
      }
    }
  }

  /** The day that an instant falls on in this calendar's zone. */
  public LocalDate dayOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /**
   * The first moment of a day: 00:00, or the next valid time where a shift of the clock skips it.
   */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Adds a span to a day; hours and smaller units count as whole days only once they fill one. */
  public LocalDate plus(LocalDate day, TimeSpan span) {
    return dayOf(plus(startOf(day), span));
  }

  /**
   * The instant that lies a span after another. Days, weeks and months keep the local time: a
   * skipped time goes to the next valid one, a doubled one to the first, and months clamp to their
   * last day.
   *
   * @throws IllegalStateException for business units in a calendar without business hours, which
   *     the compiler rules out
   */
  public Instant plus(Instant start, TimeSpan span) {
    return shift(start, span, 1);
  }

  /** The instant that lies a span before another; the mirror image of {@link #plus}. */
  public Instant minus(Instant end, TimeSpan span) {
    return shift(end, span, -1);
  }

  private Instant shift(Instant from, TimeSpan span, int sign) {
    long amount = sign * span.amount();
    return switch (span.unit()) {
      case SECONDS -> from.plusSeconds(amount);
      case MINUTES -> from.plus(Duration.ofMinutes(amount));
      case HOURS -> from.plus(Duration.ofHours(amount));
      case DAYS -> local(from).plusDays(amount).toInstant();
      case WEEKS -> local(from).plusWeeks(amount).toInstant();
      case MONTHS -> local(from).plusMonths(amount).toInstant();
      case BUSINESS_HOURS ->
          sign > 0
              ? business().plusHours(from, span.amount())
              : business().minusHours(from, span.amount());
      case BUSINESS_DAYS ->
          sign > 0
              ? business().plusDays(from, span.amount())
              : business().minusDays(from, span.amount());
    };
  }

  private ZonedDateTime local(Instant instant) {
    return instant.atZone(zone);
  }

  private BusinessClock business() {
    if (hours == null) {
      throw new IllegalStateException("business durations need a calendar with business hours");
    }
    return new BusinessClock(zone, hours);
  }
}
