package dev.milepost.server.intake;

import dev.milepost.engine.mapping.SignalMapping.Modifier;
import dev.milepost.engine.mapping.SignalMapping.Translation;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueText;
import dev.milepost.server.intake.Sourced.Given;
import dev.milepost.server.intake.Sourced.Unfit;
import dev.milepost.server.intake.ValuePlan.OriginPlan;
import dev.milepost.server.intake.ValuePlan.Step;
import dev.milepost.server.intake.message.Shown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prepares the modifiers of value sources. */
final class Modifiers {

  private static final int MILLISECONDS = 3;
  private static final int CENTS = 2;

  private Modifiers() {}

  /**
   * Modifiers as steps, in their order.
   *
   * @throws DateTimeException where a zone is none
   * @throws IllegalArgumentException where a pattern of dates is none
   */
  static List<Step> steps(List<Modifier> modifiers, FieldType type, PathNumbers paths) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < modifiers.size(); i++) {
      boolean isOfCurrency =
          modifiers.get(i) instanceof Modifier.Cents
              && i + 1 < modifiers.size()
              && modifiers.get(i + 1) instanceof Modifier.Currency;
      steps.add(
          isOfCurrency
              ? minorUnits(
                  OriginPlan.of(((Modifier.Currency) modifiers.get(i + 1)).currency(), paths))
              : step(modifiers.get(i), type, paths));
    }
    return List.copyOf(steps);
  }

  /** A modifier as a step from text to text. */
  private static Step step(Modifier modifier, FieldType type, PathNumbers paths) {
    return switch (modifier) {
      case Modifier.After(String prefix) ->
          (text, _) ->
              text.startsWith(prefix)
                  ? new Given(text.substring(prefix.length()))
                  : unfit(text, "does not start with " + Shown.quoted(prefix));
      case Modifier.Before(String suffix) ->
          (text, _) ->
              text.endsWith(suffix)
                  ? new Given(text.substring(0, text.length() - suffix.length()))
                  : unfit(text, "does not end with " + Shown.quoted(suffix));
      case Modifier.Translate translate -> translation(translate);
      case Modifier.EpochSeconds() -> (text, _) -> sinceEpoch(text, 0, type);
      case Modifier.EpochMilliseconds() -> (text, _) -> sinceEpoch(text, MILLISECONDS, type);
      case Modifier.Cents() -> (text, _) -> shifted(text, CENTS);
      case Modifier.Currency(var origin) -> currency(OriginPlan.of(origin, paths));
      case Modifier.Dated dated -> dated(dated, type);
    };
  }

  private static Step translation(Modifier.Translate translate) {
    Map<String, Given> table = new HashMap<>();
    for (Translation line : translate.translations()) {
      table.putIfAbsent(line.from(), new Given(line.to()));
    }
    String otherwise = translate.otherwise();
    if (otherwise != null) {
      Given other = new Given(otherwise);
      return (text, _) -> table.getOrDefault(text, other);
    }
    return (text, _) -> {
      Given to = table.get(text);
      return to == null ? unfit(text, "is not among the values that the mapping lists") : to;
    };
  }

  /** An amount of money with its currency; where the message names none it has none. */
  private static Step currency(OriginPlan origin) {
    return (text, cells) ->
        origin.read(cells) instanceof Given(String code) && !code.isEmpty()
            ? new Given(text + " " + code.toUpperCase(Locale.ROOT))
            : new Given(text);
  }

  /** An amount in the smallest unit of its currency: there is no hundredth part of a yen. */
  private static Step minorUnits(OriginPlan origin) {
    return (text, cells) ->
        shifted(text, origin.read(cells) instanceof Given(String code) ? digits(code) : CENTS);
  }

  private static int digits(String code) {
    try {
      int digits = Currency.getInstance(code.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
      return digits < 0 ? CENTS : digits;
    } catch (IllegalArgumentException _) {
      // No currency that ISO 4217 knows: hundredths, as was said.
      return CENTS;
    }
  }

  private static Sourced sinceEpoch(String text, int shift, FieldType type) {
    if (!(ValueText.read(Scalar.NUMBER, text) instanceof Reading.Known(Value.Decimal number))) {
      return unfit(text, "is not a number of seconds or milliseconds since 1970");
    }
    try {
      BigDecimal seconds = number.value().movePointLeft(shift);
      long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
      long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
      Instant instant = Instant.ofEpochSecond(whole, nanos).truncatedTo(ChronoUnit.MICROS);
      return point(instant.atZone(ZoneOffset.UTC), type);
    } catch (ArithmeticException | DateTimeException e) {
      return unfit(text, "is too far from 1970 to be a time");
    }
  }

  private static Sourced shifted(String text, int places) {
    return ValueText.read(Scalar.NUMBER, text) instanceof Reading.Known(Value.Decimal number)
        ? new Given(number.value().movePointLeft(places).toPlainString())
        : unfit(text, "is not an amount in the smallest unit of its currency");
  }

  private static Step dated(Modifier.Dated dated, FieldType type) {
    String pattern = dated.pattern();
    // The names of months and days, where a pattern has them, are English.
    DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    String zoneName = dated.zone();
    ZoneId zone = zoneName == null ? ZoneOffset.UTC : ZoneId.of(zoneName);
    return (text, _) -> {
      try {
        TemporalAccessor parsed =
            formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (parsed) {
          case ZonedDateTime time -> point(time, type);
          case LocalDateTime time -> point(time.atZone(zone), type);
          case LocalDate day when type == Scalar.DATE -> new Given(day.toString());
          case LocalDate day -> point(day.atStartOfDay(zone), type);
          default -> unfit(text, "has neither date nor time");
        };
      } catch (DateTimeException e) {
        return unfit(text, "is not written like " + Shown.quoted(pattern));
      }
    };
  }

  /** A point in time, written as what it is read as: a date is that of its own zone. */
  private static Sourced point(ZonedDateTime time, FieldType type) {
    return new Given(
        type == Scalar.DATE ? time.toLocalDate().toString() : time.toInstant().toString());
  }

  private static Unfit unfit(String text, String why) {
    return new Unfit(Shown.quoted(text) + " " + why);
  }
}
