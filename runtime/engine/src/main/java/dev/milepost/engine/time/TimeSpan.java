package dev.milepost.engine.time;

import java.util.Locale;

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
    String word = unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return amount + " " + (amount == 1 ? word.substring(0, word.length() - 1) : word);
  }
}
