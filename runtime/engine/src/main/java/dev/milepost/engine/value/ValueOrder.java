package dev.milepost.engine.value;

import java.math.BigDecimal;

/** The order of values, without allocation. */
public final class ValueOrder {

  /** The answer for two values of which none can be said to be the greater. */
  public static final int INCOMPARABLE = Integer.MIN_VALUE;

  private ValueOrder() {}

  /**
   * Compares two values.
   *
   * @return less than, equal to or greater than zero, or {@link #INCOMPARABLE} for amounts of
   *     different currencies
   * @throws IllegalArgumentException where the types cannot be compared
   */
  public static int compare(Value left, Value right) {
    if (left instanceof Value.Text a && right instanceof Value.Text b) {
      return compareText(a.text(), b.text());
    }
    if (left instanceof Value.Whole a && right instanceof Value.Whole b) {
      return a.value().compareTo(b.value());
    }
    if (left instanceof Value.Money a && right instanceof Value.Money b) {
      return sameCurrency(a, b) ? a.amount().compareTo(b.amount()) : INCOMPARABLE;
    }
    if (left instanceof Value.Day a && right instanceof Value.Day b) {
      return Integer.signum(a.date().compareTo(b.date()));
    }
    if (left instanceof Value.Moment a && right instanceof Value.Moment b) {
      return Integer.signum(a.instant().compareTo(b.instant()));
    }
    if (left instanceof Value.Length a && right instanceof Value.Length b) {
      return Integer.signum(a.duration().compareTo(b.duration()));
    }
    if (left instanceof Value.Flag a && right instanceof Value.Flag b) {
      return Boolean.compare(a.value(), b.value());
    }
    return number(left).compareTo(number(right));
  }

  /**
   * An amount without a currency compares with every amount: a journey writes {@code Amount > 100}
   * and means the amount as it came.
   */
  private static boolean sameCurrency(Value.Money left, Value.Money right) {
    String a = left.currency();
    String b = right.currency();
    return a == null || b == null || a.equals(b);
  }

  private static BigDecimal number(Value value) {
    return switch (value) {
      case Value.Whole whole -> new BigDecimal(whole.value());
      case Value.Decimal decimal -> decimal.value();
      case Value.Money money -> money.amount();
      case Value.Text _, Value.Flag _, Value.Day _, Value.Moment _, Value.Length _ ->
          throw new IllegalArgumentException("a number was expected, not " + value);
    };
  }

  /** Compares by code point; UTF-16 units would put the supplementary characters too early. */
  private static int compareText(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean surrogateA = Character.isSurrogate(a);
        boolean surrogateB = Character.isSurrogate(b);
        if (surrogateA != surrogateB) {
          return surrogateA ? 1 : -1;
        }
        return a < b ? -1 : 1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
