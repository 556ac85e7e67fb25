package dev.milepost.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.time.JourneyCalendar.BusinessHours;
import dev.milepost.engine.time.TimeSpan.Unit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday 2026-01-05; open on weekdays from 9 to 17 in Europe/Berlin. */
class BusinessClockTest {

  static final JourneyCalendar CALENDAR =
      calendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "09:00", "17:00");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T10:30, 0, 2026-01-05T10:30",
    "2026-01-05T10:30, 1, 2026-01-06T10:30",
    "2026-01-05T10:30, 5, 2026-01-12T10:30",
    "2026-01-05T09:00, 1, 2026-01-06T09:00",
    "2026-01-09T16:59, 1, 2026-01-12T16:59",
    "2026-01-05T06:00, 1, 2026-01-06T09:00",
    "2026-01-05T17:00, 1, 2026-01-07T09:00",
    "2026-01-05T23:00, 1, 2026-01-07T09:00",
    "2026-01-10T12:00, 0, 2026-01-12T09:00",
    "2026-01-10T12:00, 3, 2026-01-15T09:00",
    "2026-01-05T10:30, 500, 2027-12-06T10:30",
  })
  void businessDaysCountFromTheNextOpenMoment(LocalDateTime start, long days, LocalDateTime end) {
    assertThat(CALENDAR.plus(berlin(start), days(days))).isEqualTo(berlin(end));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-06T10:30, 1, 2026-01-05T10:30",
    "2026-01-12T10:30, 5, 2026-01-05T10:30",
    "2026-01-06T09:00, 1, 2026-01-05T09:00",
    "2026-01-07T08:59, 1, 2026-01-05T17:00",
    "2026-01-06T00:00, 1, 2026-01-02T17:00",
    "2026-01-11T12:00, 0, 2026-01-09T17:00",
    "2026-01-11T12:00, 2, 2026-01-07T17:00",
    "2027-12-06T10:30, 500, 2026-01-05T10:30",
  })
  void businessDaysBeforeCountFromTheLastOpenMoment(
      LocalDateTime end, long days, LocalDateTime start) {
    assertThat(CALENDAR.minus(berlin(end), days(days))).isEqualTo(berlin(start));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T10:30, 0, 2026-01-05T10:30",
    "2026-01-05T10:30, 2, 2026-01-05T12:30",
    "2026-01-05T10:30, 8, 2026-01-06T10:30",
    "2026-01-05T09:00, 8, 2026-01-05T17:00",
    "2026-01-09T16:00, 2, 2026-01-12T10:00",
    "2026-01-10T12:00, 1, 2026-01-12T10:00",
    "2026-01-05T20:00, 0, 2026-01-06T09:00",
    "2026-01-05T10:30, 4000, 2027-12-06T10:30",
  })
  void businessHoursCountOpenTime(LocalDateTime start, long hours, LocalDateTime end) {
    assertThat(CALENDAR.plus(berlin(start), hours(hours))).isEqualTo(berlin(end));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T12:30, 2, 2026-01-05T10:30",
    "2026-01-06T10:30, 8, 2026-01-05T10:30",
    "2026-01-05T17:00, 8, 2026-01-05T09:00",
    "2026-01-12T10:00, 2, 2026-01-09T16:00",
    "2026-01-11T10:00, 1, 2026-01-09T16:00",
  })
  void businessHoursBeforeCountOpenTime(LocalDateTime end, long hours, LocalDateTime start) {
    assertThat(CALENDAR.minus(berlin(end), hours(hours))).isEqualTo(berlin(start));
  }

  @Test
  void aShiftOfTheClockMakesAnOpenNightShorterOrLonger() {
    JourneyCalendar nights = calendar(EnumSet.allOf(DayOfWeek.class), "01:00", "05:00");

    // 29 March: 01:00-02:00 and 03:00-05:00 are three hours.
    assertThat(nights.plus(berlin(LocalDateTime.parse("2026-03-29T01:00")), hours(4)))
        .isEqualTo(berlin(LocalDateTime.parse("2026-03-30T02:00")));
    // 25 October: five hours.
    assertThat(nights.plus(berlin(LocalDateTime.parse("2026-10-25T01:00")), hours(5)))
        .isEqualTo(berlin(LocalDateTime.parse("2026-10-25T05:00")));
    assertThat(nights.plus(berlin(LocalDateTime.parse("2026-03-28T02:30")), days(1)))
        .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void openTimeThatIsSkippedWholeIsNoOpenTime() {
    JourneyCalendar gap = calendar(EnumSet.allOf(DayOfWeek.class), "02:10", "02:40");

    assertThat(gap.plus(berlin(LocalDateTime.parse("2026-03-28T02:10")), hours(1)))
        .isEqualTo(berlin(LocalDateTime.parse("2026-03-30T02:40")));
  }

  @Test
  void minusTakesBackWhatPlusAdded() {
    Random random = new Random(3);
    Instant monday = berlin(LocalDateTime.parse("2026-01-05T09:00"));
    for (int i = 0; i < 2_000; i++) {
      Instant open =
          monday
              .plus(Duration.ofDays(7L * random.nextInt(50) + random.nextInt(5)))
              .plusSeconds(random.nextInt(8 * 3_600));
      if (CALENDAR.plus(open, hours(0)).equals(open)) {
        TimeSpan days = days(random.nextInt(30));
        TimeSpan hours = hours(random.nextInt(100));

        assertThat(CALENDAR.minus(CALENDAR.plus(open, days), days)).isEqualTo(open);
        assertThat(CALENDAR.minus(CALENDAR.plus(open, hours), hours)).isEqualTo(open);
      }
    }
  }

  @Test
  void oneOpenDayAWeekIsEnough() {
    JourneyCalendar sundays = calendar(Set.of(DayOfWeek.SUNDAY), "10:00", "12:00");

    assertThat(sundays.plus(berlin(LocalDateTime.parse("2026-01-05T09:00")), days(2)))
        .isEqualTo(berlin(LocalDateTime.parse("2026-01-25T10:00")));
    assertThat(sundays.minus(berlin(LocalDateTime.parse("2026-01-25T10:00")), days(2)))
        .isEqualTo(berlin(LocalDateTime.parse("2026-01-11T10:00")));
  }

  private static JourneyCalendar calendar(Set<DayOfWeek> days, String opens, String closes) {
    return new JourneyCalendar(
        ZoneId.of("Europe/Berlin"),
        new BusinessHours(days, LocalTime.parse(opens), LocalTime.parse(closes)));
  }

  private static TimeSpan days(long amount) {
    return new TimeSpan(amount, Unit.BUSINESS_DAYS);
  }

  private static TimeSpan hours(long amount) {
    return new TimeSpan(amount, Unit.BUSINESS_HOURS);
  }

  private static Instant berlin(LocalDateTime time) {
    return time.atZone(BERLIN).toInstant();
  }
}
