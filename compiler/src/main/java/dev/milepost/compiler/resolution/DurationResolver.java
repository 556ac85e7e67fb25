package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.engine.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/** Checks that a duration means something in the journey's calendar. */
final class DurationResolver {
  private static final int LONGEST_YEARS = 1000;

  private final Reporter reporter;
  private final boolean hasBusinessHours;
  private boolean areHoursMissed;

  /**
   * Makes a resolver.
   *
   * @param hasBusinessHours whether the journey has business hours, or may have: its calendar could
   *     not be read
   */
  DurationResolver(Reporter reporter, boolean hasBusinessHours) {
    this.reporter = reporter;
    this.hasBusinessHours = hasBusinessHours;
  }

  /** A duration that may be nothing: {@code within 0 days} is today. */
  @Nullable TimeSpan span(DurationLiteral literal) {
    TimeSpan span = literal.value();
    if (span.unit().isBusiness() && !hasBusinessHours) {
      if (areHoursMissed) {
        return null;
      }
      areHoursMissed = true;
      reporter.add(
          Rule.NO_BUSINESS_HOURS,
          literal.span(),
          "`" + literal.span().text() + "` needs business hours, and the journey declares none",
          "add a clause such as `calendar \"Europe/Berlin\" weekdays 09:00-17:00`");
      return null;
    }
    if (years(span) > LONGEST_YEARS) {
      reporter.add(
          Rule.DURATION_RANGE,
          literal.span(),
          "`" + literal.span().text() + "` is longer than " + LONGEST_YEARS + " years");
      return null;
    }
    return span;
  }

  /** A duration that time must have passed for. */
  @Nullable TimeSpan positive(DurationLiteral literal) {
    if (literal.value().amount() == 0) {
      reporter.add(
          Rule.DURATION_RANGE,
          literal.span(),
          "`" + literal.span().text() + "` is no time at all",
          "write a duration of at least one unit");
      return null;
    }
    return span(literal);
  }

  private static long years(TimeSpan span) {
    long hoursAYear = 8766;
    return switch (span.unit()) {
      case SECONDS -> span.amount() / (hoursAYear * 3600);
      case MINUTES -> span.amount() / (hoursAYear * 60);
      case HOURS -> span.amount() / hoursAYear;
      case DAYS -> span.amount() / 366;
      case WEEKS -> span.amount() / 53;
      case MONTHS -> span.amount() / 12;
      // A calendar may be open an hour a week.
      case BUSINESS_HOURS, BUSINESS_DAYS -> span.amount() / 53;
    };
  }
}
