package dev.milepost.engine.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates and times of ISO 8601's extended format digit by digit: messages carry one or
 * more of them each, and a general formatter takes twenty times as long.
 */
final class IsoTime {

  private static final int DATE_LENGTH = 10;
  private static final int FRACTION_DIGITS = 6;

  private final String text;
  private int at;
  private boolean failed;

  private IsoTime(String text) {
    this.text = text;
  }

  /** The day of {@code YYYY-MM-DD} with a year of 0001 to 9999, or null. */
  static @Nullable LocalDate date(String text) {
    return text.length() == DATE_LENGTH ? new IsoTime(text).readDate() : null;
  }

  /**
   * The instant of {@code YYYY-MM-DDThh:mm[:ss[.f]]} with {@code Z}, {@code +hh:mm}, {@code +hhmm}
   * or {@code +hh}, cut to the microsecond, or null. Its year in UTC is 0001 to 9999.
   */
  static @Nullable Instant moment(String text) {
    return new IsoTime(text).readMoment();
  }

  private @Nullable LocalDate readDate() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    int day = digits(2);
    if (failed || year == 0) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private @Nullable Instant readMoment() {
    LocalDate date = readDate();
    if (date == null || !(accept('T') || accept('t'))) {
      return null;
    }
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    int second = accept(':') ? digits(2) : 0;
    int micros = accept('.') || accept(',') ? fraction() : 0;
    int offset = offset();
    if (failed || at != text.length() || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    long seconds = date.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second - offset;
    return ValueLimits.isInRange(seconds) ? Instant.ofEpochSecond(seconds, micros * 1_000L) : null;
  }

  private int fraction() {
    int micros = 0;
    int read = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      if (read < FRACTION_DIGITS) {
        micros = micros * 10 + (text.charAt(at) - '0');
      }
      read++;
      at++;
    }
    failed |= read == 0;
    for (int i = read; i < FRACTION_DIGITS; i++) {
      micros *= 10;
    }
    return micros;
  }

  /** The offset from UTC in seconds. */
  private int offset() {
    if (accept('Z') || accept('z')) {
      return 0;
    }
    int sign = accept('-') ? -1 : 1;
    if (sign > 0) {
      expect('+');
    }
    int hours = digits(2);
    int minutes = accept(':') || at < text.length() ? digits(2) : 0;
    failed |= hours > 18 || minutes > 59;
    return sign * (hours * 3_600 + minutes * 60);
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (at >= text.length() || !isDigit(text.charAt(at))) {
        failed = true;
        return 0;
      }
      value = value * 10 + (text.charAt(at) - '0');
      at++;
    }
    return value;
  }

  private void expect(char expected) {
    failed |= !accept(expected);
  }

  private boolean accept(char expected) {
    boolean there = at < text.length() && text.charAt(at) == expected;
    at += there ? 1 : 0;
    return there;
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }
}
