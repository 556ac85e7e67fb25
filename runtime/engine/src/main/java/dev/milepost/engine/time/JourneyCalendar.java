package dev.milepost.engine.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a journey: the zone in which its dates begin, and its business hours.
 *
 * @param zone the zone of dates and local times
 * @param hours the business hours, or null where the journey declares none
 */
public record JourneyCalendar(ZoneId zone, @Nullable BusinessHours hours) {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final long MICROS = 1_000_000;

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

  /**
   * Adds a span to a day. Hours and smaller units count as whole days of 24 hours once they fill
   * one, whatever the clock does; business units count from the start of the day.
   */
  public LocalDate plus(LocalDate day, TimeSpan span) {
    LocalDate shifted =
        switch (span.unit()) {
          case SECONDS -> day.plusDays(Duration.ofSeconds(span.amount()).toDays());
          case MINUTES -> day.plusDays(Duration.ofMinutes(span.amount()).toDays());
          case HOURS -> day.plusDays(Duration.ofHours(span.amount()).toDays());
          case DAYS -> day.plusDays(span.amount());
          case WEEKS -> day.plusWeeks(span.amount());
          case MONTHS -> day.plusMonths(span.amount());
          case BUSINESS_HOURS, BUSINESS_DAYS -> dayOf(plus(startOf(day), span));
        };
    return shifted.isAfter(LAST_DAY) ? LAST_DAY : shifted;
  }

  /**
   * The instant that lies a span after another. Days, weeks and months keep the local time: a
   * skipped time goes to the next valid one, a doubled one to the first, and months clamp to their
   * last day. Nothing lies beyond the year 9999.
   *
   * @throws IllegalStateException for business units in a calendar without business hours, which
   *     the compiler rules out
   */
  public Instant plus(Instant start, TimeSpan span) {
    return span.amount() == 0 && !span.unit().isBusiness() ? start : shift(start, span, 1);
  }

  /** The instant that lies a span before another; nothing lies before the year 1. */
  public Instant minus(Instant end, TimeSpan span) {
    return span.amount() == 0 && !span.unit().isBusiness() ? end : shift(end, span, -1);
  }

  /**
   * The first instant from which on a span reaches another: where months clamp, or business is
   * closed, {@link #minus} is only near it. Exact to the microsecond, but for the hour that comes
   * twice when the clock is set back.
   */
  public Instant firstReaching(Instant target, TimeSpan span) {
    long late = micros(target);
    long early = micros(minus(target, span));
    long step = Duration.ofDays(8).toSeconds() * MICROS;
    while (early > micros(FIRST) && !plus(instant(early), span).isBefore(target)) {
      early = Math.max(micros(FIRST), early - step);
    }
    while (late - early > 1) {
      long middle = early + (late - early) / 2;
      if (plus(instant(middle), span).isBefore(target)) {
        early = middle;
      } else {
        late = middle;
      }
    }
    return instant(late);
  }

  /** The first day from which on a span reaches another day. */
  public LocalDate firstReaching(LocalDate target, TimeSpan span) {
    LocalDate day = dayOf(minus(startOf(target), span)).plusDays(1);
    while (day.isBefore(target) && plus(day, span).isBefore(target)) {
      day = day.plusDays(1);
    }
    while (day.isAfter(FIRST_DAY) && !plus(day.minusDays(1), span).isBefore(target)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private Instant shift(Instant from, TimeSpan span, int sign) {
    long amount = span.amount();
    Instant shifted =
        switch (span.unit()) {
          case SECONDS -> from.plusSeconds(sign * amount);
          case MINUTES -> from.plusSeconds(sign * amount * 60);
          case HOURS -> from.plusSeconds(sign * amount * 3_600);
          case DAYS -> clock().when(clock().read(from).plusDays(sign * amount));
          case WEEKS -> clock().when(clock().read(from).plusWeeks(sign * amount));
          case MONTHS -> clock().when(clock().read(from).plusMonths(sign * amount));
          case BUSINESS_HOURS ->
              sign > 0 ? business().plusHours(from, amount) : business().minusHours(from, amount);
          case BUSINESS_DAYS ->
              sign > 0 ? business().plusDays(from, amount) : business().minusDays(from, amount);
        };
    if (shifted.isAfter(LAST)) {
      return LAST;
    }
    return shifted.isBefore(FIRST) ? FIRST : shifted;
  }

  private LocalClock clock() {
    return new LocalClock(zone);
  }

  private BusinessClock business() {
    if (hours == null) {
      throw new IllegalStateException("business durations need a calendar with business hours");
    }
    return new BusinessClock(clock(), hours);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * MICROS + instant.getNano() / 1_000;
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
  }
}
