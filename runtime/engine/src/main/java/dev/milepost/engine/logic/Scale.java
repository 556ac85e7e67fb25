package dev.milepost.engine.logic;

import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values lie on a line of numbers. */
enum Scale {
  INTEGER(true, List.of(BigDecimal.ONE)),
  NUMBER(false, List.of(BigDecimal.ONE)),
  MONEY(false, List.of(new BigDecimal("0.01"))),
  /** Days. */
  DATE(true, List.of(BigDecimal.ONE)),
  /** Microseconds. */
  DATETIME(true, spans(86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L, 1)),
  /** Nanoseconds. */
  DURATION(true, spans(86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000, 1));

  private static final BigDecimal FIRST_DAY = days(LocalDate.of(1, 1, 1));
  private static final BigDecimal LAST_DAY = days(LocalDate.of(9999, 12, 31));
  private static final BigDecimal FIRST_MOMENT = micros(Instant.parse("0001-01-01T00:00:00Z"));
  private static final BigDecimal LAST_MOMENT = micros(Instant.parse("9999-12-31T23:59:59Z"));
  private static final BigDecimal LONGEST = nanos(ValueLimits.LONGEST_DURATION);
  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(ValueLimits.DIGITS);

  private final boolean discrete;
  private final List<BigDecimal> steps;

  Scale(boolean discrete, List<BigDecimal> steps) {
    this.discrete = discrete;
    this.steps = steps;
  }

  /** Whether nothing lies between a number and the next whole one. */
  boolean isDiscrete() {
    return discrete;
  }

  /** The smallest number of the line. */
  BigDecimal first() {
    return switch (this) {
      case INTEGER, NUMBER, MONEY -> LARGEST.negate();
      case DATE -> FIRST_DAY;
      case DATETIME -> FIRST_MOMENT;
      case DURATION -> LONGEST.negate();
    };
  }

  /** The largest number of the line. */
  BigDecimal last() {
    return switch (this) {
      case INTEGER, NUMBER, MONEY -> LARGEST;
      case DATE -> LAST_DAY;
      case DATETIME -> LAST_MOMENT;
      case DURATION -> LONGEST;
    };
  }

  /** Where a value lies. */
  static BigDecimal number(Value value) {
    return switch (value) {
      case Value.Whole whole -> new BigDecimal(whole.value());
      case Value.Decimal decimal -> decimal.value();
      case Value.Money money -> money.amount();
      case Value.Day day -> days(day.date());
      case Value.Moment moment -> micros(moment.instant());
      case Value.Length length -> nanos(length.duration());
      case Value.Text _, Value.Flag _ ->
          throw new IllegalArgumentException(value + " does not lie on a line");
    };
  }

  /** The value that lies there. */
  Value value(BigDecimal number, @Nullable String currency) {
    return switch (this) {
      case INTEGER -> new Value.Whole(number.toBigIntegerExact());
      case NUMBER -> new Value.Decimal(number);
      case MONEY -> new Value.Money(number, currency);
      case DATE -> new Value.Day(LocalDate.ofEpochDay(number.longValueExact()));
      case DATETIME -> {
        long micros = number.longValueExact();
        yield new Value.Moment(
            Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L));
      }
      case DURATION -> {
        BigInteger[] parts =
            number.toBigIntegerExact().divideAndRemainder(BigInteger.valueOf(1_000_000_000));
        yield new Value.Length(
            Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact()));
      }
    };
  }

  /**
   * A plain number between two others.
   *
   * @param low below it, or null
   * @param high above it, or null
   * @param anchor a number to take where there is neither
   * @param number which of several, from 1, ascending
   * @param of how many there are
   */
  BigDecimal between(
      @Nullable BigDecimal low, @Nullable BigDecimal high, BigDecimal anchor, int number, int of) {
    for (BigDecimal step : steps) {
      BigDecimal found = between(low, high, anchor, number, of, step);
      if (found != null) {
        return found;
      }
    }
    BigDecimal step = steps.getLast();
    while (!discrete) {
      step = step.movePointLeft(1);
      BigDecimal found = between(low, high, anchor, number, of, step);
      if (found != null) {
        return found;
      }
    }
    throw new IllegalArgumentException("nothing lies between " + low + " and " + high);
  }

  private @Nullable BigDecimal between(
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      BigDecimal anchor,
      int number,
      int of,
      BigDecimal step) {
    BigDecimal start;
    if (low != null) {
      start = low.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    } else if (high != null) {
      start =
          high.divide(step, 0, RoundingMode.CEILING)
              .subtract(BigDecimal.valueOf(of + 1L))
              .multiply(step);
    } else {
      return anchor.add(step.multiply(BigDecimal.valueOf(number - 1L)));
    }
    BigDecimal end = start.add(step.multiply(BigDecimal.valueOf(of)));
    boolean fits =
        (high == null || end.compareTo(high) < 0)
            && end.compareTo(last()) <= 0
            && start.add(step).compareTo(first()) >= 0;
    return fits ? start.add(step.multiply(BigDecimal.valueOf(number))) : null;
  }

  private static List<BigDecimal> spans(long... spans) {
    return java.util.Arrays.stream(spans).mapToObj(BigDecimal::valueOf).toList();
  }

  private static BigDecimal days(LocalDate day) {
    return BigDecimal.valueOf(day.toEpochDay());
  }

  private static BigDecimal micros(Instant instant) {
    return BigDecimal.valueOf(instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1_000);
  }

  private static BigDecimal nanos(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds())
        .multiply(BigDecimal.valueOf(1_000_000_000))
        .add(BigDecimal.valueOf(duration.getNano()));
  }
}
