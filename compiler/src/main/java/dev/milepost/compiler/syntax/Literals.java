package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.ConditionTree.Count;
import dev.milepost.compiler.syntax.LiteralTree.BooleanLiteral;
import dev.milepost.compiler.syntax.LiteralTree.BrokenLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DateLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DateTimeLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.syntax.LiteralTree.MoneyLiteral;
import dev.milepost.compiler.syntax.LiteralTree.NumberLiteral;
import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.time.TimeSpan.Unit;
import dev.milepost.grammar.JourneyParser.CountContext;
import dev.milepost.grammar.JourneyParser.DurationContext;
import dev.milepost.grammar.JourneyParser.LiteralContext;
import dev.milepost.grammar.JourneyParser.NumberContext;
import dev.milepost.grammar.JourneyParser.UnitContext;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds literals, and reports those that the grammar lets pass but that mean nothing. */
final class Literals {

  /** As many digits as a decimal number of 128 bits has; more are no amount of anything. */
  private static final int MOST_DIGITS = 34;

  private static final int MOST_TIMES = 1_000_000;
  private static final Pattern DATE_TIME = Pattern.compile("(.{10}T[0-9:.]+)(Z|[+-].*)?");

  private final Words words;
  private final SyntaxErrors errors;

  Literals(Words words, SyntaxErrors errors) {
    this.words = words;
    this.errors = errors;
  }

  LiteralTree literal(LiteralContext context) {
    Span span = words.span(context);
    if (context.TEXT() != null) {
      return text(context.TEXT());
    }
    if (context.TRUE() != null || context.FALSE() != null) {
      return new BooleanLiteral(context.TRUE() != null, span);
    }
    if (context.number() != null) {
      return number(context.number(), context.CURRENCY_CODE());
    }
    if (context.duration() != null) {
      return duration(context.duration());
    }
    return context.DATE() != null ? dateOrBroken(context.DATE()) : dateTime(context.DATE_TIME());
  }

  TextLiteral text(TerminalNode token) {
    return new TextLiteral(words.plain(token), words.span(token));
  }

  /** A count of times; one that is out of range is reported and read as one. */
  Count count(CountContext context) {
    Span span = words.span(context);
    String digits = context.NUMBER().getText();
    boolean isWhole = digits.indexOf('.') < 0 && digits.length() <= 7;
    int value = isWhole ? Integer.parseInt(digits) : 0;
    if (value < 1 || value > MOST_TIMES) {
      errors.add(
          Rule.INVALID_LITERAL,
          words.span(context.NUMBER()),
          "a count is a whole number from 1 to 1,000,000");
      return new Count(1, span);
    }
    return new Count(value, span);
  }

  /** A duration; one that is out of range is reported and read as one unit. */
  DurationLiteral duration(DurationContext context) {
    Span span = words.span(context);
    String digits = context.NUMBER().getText();
    Unit unit = unit(context.unit());
    if (digits.indexOf('.') >= 0) {
      errors.add(
          Diagnostic.of(
                  Rule.INVALID_LITERAL,
                  words.span(context.NUMBER()),
                  "a duration counts whole units")
              .withHelp("write it in a smaller unit, as in `90 minutes`"));
      return new DurationLiteral(new TimeSpan(1, unit), span);
    }
    if (digits.length() > 10 || Long.parseLong(digits) > TimeSpan.LARGEST_AMOUNT) {
      errors.add(
          Rule.INVALID_LITERAL,
          words.span(context.NUMBER()),
          "a duration has at most 1,000,000,000 units");
      return new DurationLiteral(new TimeSpan(1, unit), span);
    }
    return new DurationLiteral(new TimeSpan(Long.parseLong(digits), unit), span);
  }

  /** A duration that must be longer than nothing. */
  DurationLiteral positiveDuration(DurationContext context, String what) {
    DurationLiteral duration = duration(context);
    if (duration.value().amount() > 0) {
      return duration;
    }
    errors.add(Rule.INVALID_LITERAL, duration.span(), what + " takes at least one unit of time");
    return new DurationLiteral(new TimeSpan(1, duration.value().unit()), duration.span());
  }

  /** A date, or empty where it is none, which is reported. */
  Optional<DateLiteral> date(TerminalNode token) {
    try {
      return Optional.of(new DateLiteral(LocalDate.parse(token.getText()), words.span(token)));
    } catch (DateTimeException none) {
      errors.add(
          Rule.INVALID_LITERAL,
          words.span(token),
          "`" + token.getText() + "` is no day of the calendar");
      return Optional.empty();
    }
  }

  /** A date or a broken literal. */
  LiteralTree dateOrBroken(TerminalNode token) {
    Optional<DateLiteral> date = date(token);
    return date.isPresent() ? date.get() : new BrokenLiteral(words.span(token));
  }

  LiteralTree dateTime(TerminalNode token) {
    Span span = words.span(token);
    Matcher parts = DATE_TIME.matcher(token.getText().toUpperCase(Locale.ROOT));
    try {
      if (parts.matches()) {
        LocalDateTime time = LocalDateTime.parse(parts.group(1));
        String offset = parts.group(2);
        return new DateTimeLiteral(time, offset == null ? null : ZoneOffset.of(offset), span);
      }
    } catch (DateTimeException none) {
      // Reported below.
    }
    errors.add(
        Diagnostic.of(
                Rule.INVALID_LITERAL,
                span,
                "`" + Wording.shortened(token.getText()) + "` is no time of the calendar")
            .withHelp("times are written as in `2026-11-22T09:00` or `2026-11-22T09:00:30Z`"));
    return new BrokenLiteral(span);
  }

  /** A time of day; one that is none is reported and read as midnight. */
  Optional<LocalTime> timeOfDay(TerminalNode token) {
    try {
      return Optional.of(LocalTime.parse(token.getText()));
    } catch (DateTimeException none) {
      errors.add(
          Rule.INVALID_LITERAL, words.span(token), "`" + token.getText() + "` is no time of day");
      return Optional.empty();
    }
  }

  private LiteralTree number(NumberContext context, TerminalNode currency) {
    Span number = words.span(context);
    Span span = currency == null ? number : number.to(words.span(currency));
    String digits = context.NUMBER().getText();
    if (digits.replace(".", "").length() > MOST_DIGITS) {
      errors.add(Rule.INVALID_LITERAL, number, "a number has at most " + MOST_DIGITS + " digits");
      return new BrokenLiteral(span);
    }
    BigDecimal value = new BigDecimal(digits);
    BigDecimal signed = context.MINUS() == null ? value : value.negate();
    return currency == null
        ? new NumberLiteral(signed, span)
        : new MoneyLiteral(signed, currency.getText(), span);
  }

  private static Unit unit(UnitContext context) {
    boolean isBusiness = context.BUSINESS() != null;
    if (context.SECOND() != null || context.SECONDS() != null) {
      return Unit.SECONDS;
    }
    if (context.MINUTE() != null || context.MINUTES() != null) {
      return Unit.MINUTES;
    }
    if (context.HOUR() != null || context.HOURS() != null) {
      return isBusiness ? Unit.BUSINESS_HOURS : Unit.HOURS;
    }
    if (context.DAY() != null || context.DAYS() != null) {
      return isBusiness ? Unit.BUSINESS_DAYS : Unit.DAYS;
    }
    return context.WEEK() != null || context.WEEKS() != null ? Unit.WEEKS : Unit.MONTHS;
  }
}
