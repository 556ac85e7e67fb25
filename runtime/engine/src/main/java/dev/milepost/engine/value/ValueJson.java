package dev.milepost.engine.value;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading.Known;
import dev.milepost.engine.value.Reading.Misfit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads and writes values as JSON, by their declared type. */
public final class ValueJson {

  private static final String AMOUNT = "amount";
  private static final String CURRENCY = "currency";

  private ValueJson() {}

  /**
   * Reads a value. Numbers may be written as texts, as exact decimals often are; money is a number,
   * a text like {@code "12.50"} or {@code "12.50 EUR"}, or an object with {@code amount} and {@code
   * currency}; dates, times and durations are texts of ISO 8601.
   *
   * @return a value, unknown for {@code null}, or a misfit
   */
  public static Reading read(FieldType type, JsonValue json) {
    return switch (json) {
      case JsonNull _ -> Reading.Unknown.UNKNOWN;
      case JsonText text when type != Scalar.BOOLEAN -> ValueText.read(type, text.text());
      case JsonNumber number -> number(type, number.value());
      case JsonBoolean flag when type == Scalar.BOOLEAN ->
          new Known(flag.value() ? Value.Flag.TRUE : Value.Flag.FALSE);
      case JsonObject money when type == Scalar.MONEY -> money(money);
      case JsonText text ->
          new Misfit(Reason.quoted(text.text()) + " is a text, not " + wanted(type));
      case JsonBoolean flag -> new Misfit(flag.value() + " is a boolean, not " + wanted(type));
      case JsonArray _, JsonObject _ -> new Misfit(json.kind() + " is not " + wanted(type));
    };
  }

  /** The value as {@link #read} takes it back. */
  public static JsonValue write(@Nullable Value value) {
    return switch (value) {
      case null -> JsonNull.NULL;
      case Value.Text text -> new JsonText(text.text());
      case Value.Flag flag -> JsonBoolean.of(flag.value());
      case Value.Whole whole -> new JsonNumber(new BigDecimal(whole.value()));
      case Value.Decimal decimal -> new JsonNumber(decimal.value());
      case Value.Money money -> {
        JsonNumber amount = new JsonNumber(money.amount());
        String currency = money.currency();
        yield currency == null
            ? amount
            : JsonObject.builder().put(AMOUNT, amount).put(CURRENCY, currency).build();
      }
      case Value.Day _, Value.Moment _, Value.Length _ -> new JsonText(value.print());
    };
  }

  private static Reading number(FieldType type, BigDecimal number) {
    if (type instanceof Scalar scalar) {
      switch (scalar) {
        case INTEGER -> {
          return ValueText.integer(number, number.toString());
        }
        case NUMBER -> {
          return ValueText.decimal(number, number.toString());
        }
        case MONEY -> {
          return ValueText.money(number, null, number.toString());
        }
        case TEXT, BOOLEAN, DATE, DATETIME, DURATION -> {}
      }
    }
    return new Misfit(Reason.quoted(number.toString()) + " is a number, not " + wanted(type));
  }

  private static Reading money(JsonObject object) {
    for (String name : object.members().keySet()) {
      if (!name.equals(AMOUNT) && !name.equals(CURRENCY)) {
        return new Misfit(
            Reason.quoted(name) + " is not part of an amount of money (write amount, currency)");
      }
    }
    BigDecimal amount =
        switch (object.get(AMOUNT)) {
          case JsonNumber number -> number.value();
          case JsonText text -> ValueText.number(text.text());
          case null, default -> null;
        };
    if (amount == null) {
      return new Misfit("the amount of money has no amount that is a number");
    }
    return switch (object.get(CURRENCY)) {
      case JsonText text -> ValueText.money(amount, text.text(), amount.toString());
      case JsonNull _ -> ValueText.money(amount, null, amount.toString());
      case null -> ValueText.money(amount, null, amount.toString());
      default -> new Misfit("the currency is not a text (write three capital letters, like EUR)");
    };
  }

  private static String wanted(FieldType type) {
    return switch (type) {
      case FieldType.Choice _ -> "one of the texts " + type.describe().replace("final ", "");
      case Scalar scalar ->
          switch (scalar) {
            case TEXT -> "a text (write it in quotes)";
            case BOOLEAN -> "a boolean (write true or false)";
            case INTEGER -> "an integer";
            case NUMBER -> "a number";
            case MONEY -> "an amount of money";
            case DATE -> "a date (write \"YYYY-MM-DD\")";
            case DATETIME -> "a time (write \"YYYY-MM-DDThh:mm:ssZ\")";
            case DURATION -> "a duration (write ISO 8601 like \"P3DT4H\")";
          };
    };
  }
}
