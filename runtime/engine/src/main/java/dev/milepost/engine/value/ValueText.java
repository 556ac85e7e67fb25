package dev.milepost.engine.value;

import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading.Known;
import dev.milepost.engine.value.Reading.Misfit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads values from texts: columns, attributes and literals; undoes {@link Value#print}. */
public final class ValueText {

  private static final int LONGEST_NUMBER = 400;
  private static final int LONGEST_DURATION = 60;
  private static final int CURRENCY_LENGTH = 3;

  private ValueText() {}

  /**
   * Reads a value. A text is taken as it stands, spaces and emptiness included; the other types
   * have no spaces around them.
   *
   * @return a value or a misfit; a text is never unknown
   */
  public static Reading read(FieldType type, String text) {
    return switch (type) {
      case Choice choice -> choice(choice, text);
      case Scalar scalar ->
          switch (scalar) {
            case TEXT -> text(text);
            case BOOLEAN -> flag(text);
            case INTEGER -> integer(text);
            case NUMBER -> decimal(text);
            case MONEY -> money(text);
            case DATE -> day(text);
            case DATETIME -> moment(text);
            case DURATION -> length(text);
          };
    };
  }

  private static Reading choice(Choice choice, String text) {
    for (FieldType.Option option : choice.options()) {
      if (option.value().equals(text)) {
        return new Known(option.text());
      }
    }
    return new Misfit(Reason.notOneOf(text, choice));
  }

  private static Reading text(String text) {
    if (text.length() > ValueLimits.TEXT_LENGTH) {
      return new Misfit(
          "the text has " + text.length() + " characters, more than " + ValueLimits.TEXT_LENGTH);
    }
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0) {
        return new Misfit("the text holds the character U+0000");
      }
      if (Character.isSurrogate(unit)) {
        if (!Character.isSurrogatePair(unit, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          return new Misfit("the text holds half of a surrogate pair");
        }
        i++;
      }
    }
    return new Known(new Value.Text(text));
  }

  private static Reading flag(String text) {
    return switch (text) {
      case "true" -> new Known(Value.Flag.TRUE);
      case "false" -> new Known(Value.Flag.FALSE);
      default -> new Misfit(Reason.misfit(text, "a boolean", "true or false"));
    };
  }

  private static Reading integer(String text) {
    BigDecimal number = number(text);
    return number == null
        ? new Misfit(Reason.misfit(text, "an integer", "digits, like 1200"))
        : integer(number, text);
  }

  /** Reads a whole number; {@code given} is what the reason quotes. */
  static Reading integer(BigDecimal number, String given) {
    if (!ValueLimits.isInRange(number)) {
      return new Misfit(Reason.tooManyDigits(given));
    }
    if (number.stripTrailingZeros().scale() > 0) {
      return new Misfit(Reason.misfit(given, "an integer", "digits without a fraction"));
    }
    return new Known(new Value.Whole(number.toBigIntegerExact()));
  }

  private static Reading decimal(String text) {
    BigDecimal number = number(text);
    return number == null
        ? new Misfit(Reason.misfit(text, "a number", "digits with a point, like 1200.50"))
        : decimal(number, text);
  }

  /** Reads an exact decimal; {@code given} is what the reason quotes. */
  static Reading decimal(BigDecimal number, String given) {
    return ValueLimits.isInRange(number)
        ? new Known(new Value.Decimal(number))
        : new Misfit(Reason.tooManyDigits(given));
  }

  private static Reading money(String text) {
    int space = text.indexOf(' ');
    BigDecimal amount = number(space < 0 ? text : text.substring(0, space));
    String currency = space < 0 ? null : text.substring(space + 1);
    return amount == null
        ? new Misfit(Reason.misfit(text, "an amount of money", "12.50 or 12.50 EUR"))
        : money(amount, currency, text);
  }

  /** Reads an amount of money; {@code given} is what the reason quotes. */
  static Reading money(BigDecimal amount, @Nullable String currency, String given) {
    if (!ValueLimits.isInRange(amount)) {
      return new Misfit(Reason.tooManyDigits(given));
    }
    if (currency != null && !isCurrency(currency)) {
      return new Misfit(
          Reason.quoted(currency) + " is not a currency (write three capital letters, like EUR)");
    }
    return new Known(new Value.Money(amount, currency));
  }

  private static Reading day(String text) {
    LocalDate date = IsoTime.date(text);
    if (date != null) {
      return new Known(new Value.Day(date));
    }
    return new Misfit(Reason.misfit(text, "a date", "YYYY-MM-DD"));
  }

  private static Reading moment(String text) {
    Instant instant = IsoTime.moment(text);
    if (instant != null) {
      return new Known(new Value.Moment(instant));
    }
    if (IsoTime.date(text) != null) {
      String example = text + "T00:00:00Z";
      return new Misfit(Reason.quoted(text) + " is a date without a time (write " + example + ")");
    }
    if (IsoTime.moment(text + "Z") != null) {
      String example = text + "Z or " + text + "+01:00";
      return new Misfit(
          Reason.quoted(text) + " does not say its offset from UTC (write " + example + ")");
    }
    return new Misfit(
        Reason.misfit(text, "a time", "YYYY-MM-DDThh:mm:ssZ or with an offset like +01:00"));
  }

  private static Reading length(String text) {
    Duration duration = duration(text);
    if (duration == null) {
      return new Misfit(Reason.misfit(text, "a duration", "ISO 8601 like P3DT4H or PT90S"));
    }
    return duration.abs().compareTo(ValueLimits.LONGEST_DURATION) > 0
        ? new Misfit(Reason.quoted(text) + " is longer than ten thousand years")
        : new Known(new Value.Length(duration));
  }

  private static @Nullable Duration duration(String text) {
    if (text.length() > LONGEST_DURATION) {
      return null;
    }
    try {
      if (text.startsWith("P") && text.endsWith("W")) {
        String weeks = text.substring(1, text.length() - 1);
        BigDecimal count = number(weeks);
        return count == null || weeks.indexOf('.') >= 0 || weeks.length() > 9
            ? null
            : Duration.ofDays(7).multipliedBy(count.longValueExact());
      }
      return Duration.parse(text);
    } catch (DateTimeParseException | ArithmeticException e) {
      return null;
    }
  }

  /** A number in ASCII digits, not yet bounded in size, or null. */
  static @Nullable BigDecimal number(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      // BigDecimal would also take the digits of other scripts.
      if (text.charAt(i) > '~') {
        return null;
      }
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isCurrency(String text) {
    return text.length() == CURRENCY_LENGTH
        && text.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
  }
}
