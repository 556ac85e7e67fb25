package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.LiteralTree.BooleanLiteral;
import dev.milepost.compiler.syntax.LiteralTree.BrokenLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DateLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DateTimeLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.syntax.LiteralTree.MoneyLiteral;
import dev.milepost.compiler.syntax.LiteralTree.NullLiteral;
import dev.milepost.compiler.syntax.LiteralTree.NumberLiteral;
import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads literals as values of the type that is wanted where they stand. */
final class LiteralResolver {
  private final Reporter reporter;
  private final JourneyCalendar calendar;
  private final Map<Choice, Set<String>> values = new IdentityHashMap<>();

  /**
   * Makes a resolver.
   *
   * @param calendar gives dates and local times their zone
   */
  LiteralResolver(Reporter reporter, JourneyCalendar calendar) {
    this.reporter = reporter;
    this.calendar = calendar;
  }

  /**
   * Reads a literal.
   *
   * @param type what is wanted
   * @param of whose value it is, as the text names it
   * @return the value, or null after reporting why there is none
   */
  @Nullable Value value(FieldType type, LiteralTree literal, String of) {
    return switch (literal) {
      case TextLiteral text -> text(type, text, of);
      case BooleanLiteral flag ->
          type == Scalar.BOOLEAN
              ? read(type, Boolean.toString(flag.value()), literal)
              : mismatch(type, literal, of, "a boolean");
      case NumberLiteral number ->
          TypeWords.isSummable(type)
              ? read(type, number.value().toPlainString(), literal)
              : mismatch(type, literal, of, "a number");
      case MoneyLiteral money ->
          type == Scalar.MONEY
              ? read(type, money.amount().toPlainString() + " " + money.currency(), literal)
              : mismatch(type, literal, of, "money");
      case DateLiteral date -> date(type, date, of);
      case DateTimeLiteral time -> time(type, time, of);
      case DurationLiteral duration ->
          type == Scalar.DURATION ? length(duration) : mismatch(type, literal, of, "a duration");
      case NullLiteral _ -> {
        reporter.add(
            Rule.WRONG_TYPE,
            literal.span(),
            "`null` is no value",
            "write `is unknown` to ask whether a field has no value");
        yield null;
      }
      case BrokenLiteral _ -> null;
    };
  }

  /** Reads a text as one of a list of values. */
  @Nullable Value choice(Choice type, String text, Span span, String of) {
    if (values.computeIfAbsent(type, choice -> new HashSet<>(choice.values())).contains(text)) {
      return new Value.Text(text);
    }
    reporter.add(
        reporter.withCandidates(
            Rule.UNKNOWN_VALUE,
            span,
            text,
            of + " is never `" + Reporter.quote(text) + "`",
            type.values(),
            "its values are"));
    return null;
  }

  private @Nullable Value text(FieldType type, TextLiteral literal, String of) {
    if (type instanceof Choice choice) {
      return choice(choice, literal.value(), literal.span(), of);
    }
    if (type == Scalar.TEXT) {
      return read(type, literal.value(), literal);
    }
    Diagnostic diagnostic = mismatchOf(type, literal, of, "a text");
    if (type != Scalar.DURATION && ValueText.read(type, literal.value()) instanceof Reading.Known) {
      diagnostic =
          diagnostic
              .withHelp("write it without quotes: `" + literal.value() + "`")
              .withSuggestion(Suggestion.replace(literal.span(), literal.value()));
    }
    reporter.add(diagnostic);
    return null;
  }

  private @Nullable Value date(FieldType type, DateLiteral literal, String of) {
    if (type == Scalar.DATE) {
      return new Value.Day(literal.value());
    }
    // A date means 00:00 in the journey's zone.
    return type == Scalar.DATETIME
        ? new Value.Moment(calendar.startOf(literal.value()))
        : mismatch(type, literal, of, "a date");
  }

  private @Nullable Value time(FieldType type, DateTimeLiteral literal, String of) {
    if (type == Scalar.DATETIME) {
      ZoneOffset offset = literal.offset();
      Instant instant =
          offset == null
              ? literal.value().atZone(calendar.zone()).toInstant()
              : literal.value().toInstant(offset);
      return read(type, instant.toString(), literal);
    }
    if (type == Scalar.DATE) {
      String day = literal.value().toLocalDate().toString();
      reporter.add(
          mismatchOf(type, literal, of, "a time")
              .withHelp("write the day alone: `" + day + "`")
              .withSuggestion(Suggestion.replace(literal.span(), day)));
      return null;
    }
    return mismatch(type, literal, of, "a time");
  }

  private @Nullable Value length(DurationLiteral literal) {
    long amount = literal.value().amount();
    Duration length =
        switch (literal.value().unit()) {
          case SECONDS -> Duration.ofSeconds(amount);
          case MINUTES -> Duration.ofMinutes(amount);
          case HOURS -> Duration.ofHours(amount);
          case DAYS -> Duration.ofDays(amount);
          case WEEKS -> Duration.ofDays(Math.multiplyExact(amount, 7L));
          case MONTHS, BUSINESS_HOURS, BUSINESS_DAYS -> null;
        };
    if (length == null) {
      reporter.add(
          Rule.WRONG_TYPE,
          literal.span(),
          "`" + literal.span().text() + "` has no fixed length",
          "a field of type duration is compared with seconds, minutes, hours, days or weeks");
      return null;
    }
    return read(Scalar.DURATION, length.toString(), literal);
  }

  private @Nullable Value read(FieldType type, String text, LiteralTree literal) {
    return switch (ValueText.read(type, text)) {
      case Reading.Known known -> known.value();
      case Reading.Misfit misfit -> {
        reporter.add(Rule.WRONG_TYPE, literal.span(), misfit.reason());
        yield null;
      }
      case Reading.Unknown _ -> null;
    };
  }

  private @Nullable Value mismatch(FieldType type, LiteralTree literal, String of, String given) {
    Diagnostic diagnostic = mismatchOf(type, literal, of, given);
    String written = literal.span().text();
    boolean textual = type == Scalar.TEXT || type instanceof Choice;
    if (textual && (type == Scalar.TEXT || ((Choice) type).values().contains(written))) {
      diagnostic =
          diagnostic
              .withHelp("write it with quotes: `" + Reporter.quote(written) + "`")
              .withSuggestion(Suggestion.replace(literal.span(), Reporter.quote(written)));
    } else if (type instanceof Choice choice) {
      diagnostic = diagnostic.withHelp("its values are " + Reporter.list(choice.values(), true));
    }
    reporter.add(diagnostic);
    return null;
  }

  private static Diagnostic mismatchOf(
      FieldType type, LiteralTree literal, String of, String given) {
    return Diagnostic.of(
        Rule.WRONG_TYPE,
        literal.span(),
        of
            + " is "
            + TypeWords.describe(type)
            + ", and `"
            + literal.span().text()
            + "` is "
            + given);
  }
}
