package dev.milepost.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.time.TimeSpan.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In Europe/Berlin of 2026 the clock skips 02:00-03:00 on 29 March and doubles it on 25 October.
 */
class JourneyCalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final JourneyCalendar CALENDAR = new JourneyCalendar(BERLIN, null);

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T10:00, 1, DAYS, 2026-03-29T10:00",
    "2026-03-22T10:00, 1, WEEKS, 2026-03-29T10:00",
    "2026-01-31T10:00, 1, MONTHS, 2026-02-28T10:00",
    "2024-01-31T10:00, 1, MONTHS, 2024-02-29T10:00",
    "2026-01-31T10:00, 2, MONTHS, 2026-03-31T10:00",
    "2026-10-31T10:00, 4, MONTHS, 2027-02-28T10:00",
    "2026-03-29T01:59, 24, HOURS, 2026-03-30T02:59",
    "2026-10-24T12:00, 1440, MINUTES, 2026-10-25T11:00",
    "2026-10-24T12:00, 86400, SECONDS, 2026-10-25T11:00",
  })
  void daysKeepTheLocalTimeAndHoursDoNot(
      LocalDateTime start, long amount, Unit unit, LocalDateTime end) {
    assertThat(CALENDAR.plus(berlin(start), new TimeSpan(amount, unit))).isEqualTo(berlin(end));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T02:30, 1, DAYS",
    "2026-03-22T02:30, 1, WEEKS",
    "2026-02-28T02:30, 29, DAYS"
  })
  void aSkippedTimeGoesToTheNextValidOne(LocalDateTime start, long amount, Unit unit) {
    Instant three = Instant.parse("2026-03-29T01:00:00Z");

    assertThat(CALENDAR.plus(berlin(start), new TimeSpan(amount, unit))).isEqualTo(three);
    assertThat(CALENDAR.minus(berlin(LocalDateTime.parse("2026-03-30T02:30")), days(1)))
        .isEqualTo(three);
  }

  @Test
  void aDoubledTimeGoesToTheFirst() {
    Instant first = Instant.parse("2026-10-25T00:30:00Z");

    assertThat(CALENDAR.plus(berlin(LocalDateTime.parse("2026-10-24T02:30")), days(1)))
        .isEqualTo(first);
    assertThat(CALENDAR.minus(berlin(LocalDateTime.parse("2026-10-26T02:30")), days(1)))
        .isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(
      value = Unit.class,
      names = {"BUSINESS_HOURS", "BUSINESS_DAYS"},
      mode = EnumSource.Mode.EXCLUDE)
  void nothingAddedIsTheSameInstantAlsoInTheDoubledHour(Unit unit) {
    Instant second = Instant.parse("2026-10-25T01:30:00Z");

    assertThat(CALENDAR.plus(second, new TimeSpan(0, unit))).isEqualTo(second);
    assertThat(CALENDAR.minus(second, new TimeSpan(0, unit))).isEqualTo(second);
  }

  @Test
  void aDayBeginsAtItsFirstValidMoment() {
    JourneyCalendar beirut = new JourneyCalendar(ZoneId.of("Asia/Beirut"), null);

    assertThat(CALENDAR.startOf(LocalDate.of(2026, 3, 29)))
        .isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
    // Beirut sets its clock forward at midnight.
    assertThat(beirut.startOf(LocalDate.of(2026, 3, 29)))
        .isEqualTo(Instant.parse("2026-03-28T22:00:00Z"));
    assertThat(CALENDAR.dayOf(Instant.parse("2026-03-28T22:59:59Z")))
        .isEqualTo(LocalDate.of(2026, 3, 28));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-25, 1, DAYS, 2026-10-26",
    "2026-10-25, 48, HOURS, 2026-10-27",
    "2026-10-25, 47, HOURS, 2026-10-26",
    "2026-03-29, 23, HOURS, 2026-03-29",
    "2026-03-29, 1440, MINUTES, 2026-03-30",
    "2026-03-29, 86399, SECONDS, 2026-03-29",
    "2026-03-25, 1, WEEKS, 2026-04-01",
    "2026-01-31, 1, MONTHS, 2026-02-28",
  })
  void addsSpansToDays(LocalDate day, long amount, Unit unit, LocalDate expected) {
    assertThat(CALENDAR.plus(day, new TimeSpan(amount, unit))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void staysWithinTheYearsThatCanBeStored(Unit unit) {
    JourneyCalendar calendar = BusinessClockTest.CALENDAR;
    TimeSpan longest = new TimeSpan(TimeSpan.LARGEST_AMOUNT, unit);
    Instant end = Instant.parse("9999-12-31T23:59:59.999999Z");
    Instant start = Instant.parse("0001-01-01T00:00:00Z");

    assertThat(calendar.plus(end, longest)).isEqualTo(end);
    assertThat(calendar.minus(start, longest)).isEqualTo(start);
    assertThat(calendar.plus(LocalDate.of(9999, 12, 31), longest)).hasYear(9999);
    assertThat(calendar.plus(Instant.EPOCH, longest)).isBetween(Instant.EPOCH, end);
    assertThat(calendar.minus(Instant.EPOCH, longest)).isBetween(start, Instant.EPOCH);
  }

  @ParameterizedTest
  @EnumSource(
      value = Unit.class,
      names = {"BUSINESS_HOURS", "BUSINESS_DAYS"})
  void businessUnitsNeedBusinessHours(Unit unit) {
    assertThatThrownBy(() -> CALENDAR.plus(Instant.EPOCH, new TimeSpan(1, unit)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theFirstInstantThatReachesAnotherIsExact() {
    Instant target = berlin(LocalDateTime.parse("2026-03-31T10:00"));
    TimeSpan month = new TimeSpan(1, Unit.MONTHS);

    // No day of February is a month before 31 March, so it is the first moment of March.
    assertThat(CALENDAR.firstReaching(target, month))
        .isEqualTo(berlin(LocalDateTime.parse("2026-03-01T00:00")));
    assertThat(CALENDAR.firstReaching(target, days(1)))
        .isEqualTo(berlin(LocalDateTime.parse("2026-03-30T10:00")));
    assertThat(CALENDAR.firstReaching(LocalDate.of(2026, 3, 31), month))
        .isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @Test
  void noInstantBeforeTheFirstReachesAnother() {
    Random random = new Random(11);
    JourneyCalendar calendar = BusinessClockTest.CALENDAR;
    Instant year = Instant.parse("2026-04-01T00:00:00Z");
    for (int i = 0; i < 500; i++) {
      Unit unit = Unit.values()[random.nextInt(Unit.values().length)];
      TimeSpan span = new TimeSpan(random.nextInt(40), unit);
      // From April to September, where no hour comes twice.
      Instant target = year.plusSeconds(random.nextInt(150 * 86_400));

      Instant first = calendar.firstReaching(target, span);
      LocalDate day = calendar.dayOf(target);
      LocalDate firstDay = calendar.firstReaching(day, span);

      assertThat(calendar.plus(first, span)).isAfterOrEqualTo(target);
      assertThat(calendar.plus(first.minusNanos(1_000), span)).as(span.print()).isBefore(target);
      assertThat(calendar.plus(firstDay, span)).isAfterOrEqualTo(day);
      assertThat(calendar.plus(firstDay.minusDays(1), span)).as(span.print()).isBefore(day);
    }
  }

  private static TimeSpan days(long amount) {
    return new TimeSpan(amount, Unit.DAYS);
  }

  private static Instant berlin(LocalDateTime time) {
    return time.atZone(BERLIN).toInstant();
  }
}
