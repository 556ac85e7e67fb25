package dev.milepost.engine.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** How large a value may be. */
public final class ValueLimits {

  /** How many digits a number may have on each side of its point. */
  public static final int DIGITS = 100;

  /** How many UTF-16 units a text may have. */
  public static final int TEXT_LENGTH = 65_536;

  /** The longest duration in either direction: ten thousand years. */
  public static final Duration LONGEST_DURATION = Duration.ofDays(3_652_425);

  private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private ValueLimits() {}

  /** Whether a number has at most {@link #DIGITS} on each side; it is not expanded to find out. */
  static boolean isInRange(BigDecimal number) {
    if (number.signum() == 0) {
      return true;
    }
    long before = (long) number.precision() - number.scale();
    if (before > DIGITS || before < -DIGITS) {
      return false;
    }
    return number.scale() <= DIGITS || number.stripTrailingZeros().scale() <= DIGITS;
  }

  /** Whether a second since 1970-01-01T00:00Z falls into the years 0001 to 9999 of UTC. */
  static boolean isInRange(long epochSecond) {
    return epochSecond >= FIRST_SECOND && epochSecond <= LAST_SECOND;
  }
}
