package dev.milepost.engine.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a field. The absence of a value, <em>unknown</em>, is a {@code null} reference. */
public sealed interface Value {

  /** A text, also a value of a {@link FieldType.Choice}. */
  record Text(String text) implements Value {
    @Override
    public String print() {
      return text;
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(boolean value) implements Value {
    /** The flag that holds. */
    public static final Flag TRUE = new Flag(true);

    /** The flag that does not hold. */
    public static final Flag FALSE = new Flag(false);

    @Override
    public String print() {
      return Boolean.toString(value);
    }
  }

  /** A whole number. */
  record Whole(BigInteger value) implements Value {
    @Override
    public String print() {
      return value.toString();
    }
  }

  /** An exact decimal, without trailing zeros, so that equal numbers are equal values. */
  record Decimal(BigDecimal value) implements Value {
    public Decimal {
      value = canonical(value);
    }

    @Override
    public String print() {
      return value.toPlainString();
    }
  }

  /**
   * An amount of money.
   *
   * @param amount the exact amount, without trailing zeros
   * @param currency the ISO 4217 code, or null where none was said
   */
  record Money(BigDecimal amount, @Nullable String currency) implements Value {
    public Money {
      amount = canonical(amount);
    }

    @Override
    public String print() {
      return currency == null ? amount.toPlainString() : amount.toPlainString() + " " + currency;
    }
  }

  /** A day of the calendar. */
  record Day(LocalDate date) implements Value {
    @Override
    public String print() {
      return date.toString();
    }
  }

  /** An instant. */
  record Moment(Instant instant) implements Value {
    @Override
    public String print() {
      return instant.toString();
    }
  }

  /** A length of time. */
  record Length(Duration duration) implements Value {
    @Override
    public String print() {
      return duration.toString();
    }
  }

  /** The value as text, without quotes; {@link ValueText#read} reads it back. */
  String print();

  /**
   * Compares two values of types that can be compared with each other.
   *
   * @return less than, equal to or greater than zero; empty where the answer is unknown (two
   *     amounts of different currencies)
   * @throws IllegalArgumentException where the types cannot be compared: the compiler and the
   *     intake rule that out
   */
  static Optional<Integer> compare(Value left, Value right) {
    int answer = ValueOrder.compare(left, right);
    return answer == ValueOrder.INCOMPARABLE ? Optional.empty() : Optional.of(answer);
  }

  private static BigDecimal canonical(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
