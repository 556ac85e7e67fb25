package dev.milepost.engine.time;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A duration as the language writes it: {@code 3 days}, {@code 5 business days}. What it means
 * depends on a {@link JourneyCalendar}.
 *
 * @param amount how many units, at least 0 and at most {@link #LARGEST_AMOUNT}
 * @param unit the unit
 */
public record TimeSpan(long amount, Unit unit) {

  /** Keeps every sum of an instant and a span inside of what a calendar can express. */
  public static final long LARGEST_AMOUNT = 1_000_000_000L;

  /** The units of the language. */
  public enum Unit {
    SECONDS,
    MINUTES,
    HOURS,
    DAYS,
    WEEKS,
    MONTHS,
    BUSINESS_HOURS,
    BUSINESS_DAYS;

    /** Whether the unit needs business hours in the journey's calendar. */
    public boolean isBusiness() {
      return this == BUSINESS_HOURS || this == BUSINESS_DAYS;
    }
  }

  public TimeSpan {
    if (amount < 0 || amount > LARGEST_AMOUNT) {
      throw new IllegalArgumentException("a duration of " + amount + " is out of range");
    }
  }

  /** The span as the language writes it: {@code 1 day}, {@code 5 business days}. */
  public String print() {
    String plural = plural(unit);
    return amount + " " + (amount == 1 ? plural.substring(0, plural.length() - 1) : plural);
  }

  /** Reads exactly what {@link #print} writes; null for anything else. */
  public static @Nullable TimeSpan parse(String text) {
    int space = text.indexOf(' ');
    if (space < 1 || space > 10) {
      return null;
    }
    long amount = 0;
    for (int i = 0; i < space; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return null;
      }
      amount = amount * 10 + (digit - '0');
    }
    for (Unit unit : Unit.values()) {
      if (amount <= LARGEST_AMOUNT && text.regionMatches(space + 1, plural(unit), 0, 3)) {
        TimeSpan span = new TimeSpan(amount, unit);
        if (span.print().equals(text)) {
          return span;
        }
      }
    }
    return null;
  }

  private static String plural(Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
