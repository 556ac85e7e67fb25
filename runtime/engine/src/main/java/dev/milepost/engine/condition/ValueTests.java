package dev.milepost.engine.condition;

import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.TextTest;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueOrder;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a test says of one or two values; null stands for unknown. The step and the decision
 * procedure ask the same functions, so they cannot disagree.
 */
public final class ValueTests {

  private ValueTests() {}

  /** {@code left = right} and its kin. */
  public static Truth compare(@Nullable Value left, Comparator comparator, @Nullable Value right) {
    if (left == null || right == null) {
      return Truth.UNKNOWN;
    }
    int order = ValueOrder.compare(left, right);
    if (order == ValueOrder.INCOMPARABLE) {
      return Truth.UNKNOWN;
    }
    return Truth.of(
        switch (comparator) {
          case EQUAL -> order == 0;
          case NOT_EQUAL -> order != 0;
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          case GREATER_OR_EQUAL -> order >= 0;
        });
  }

  /** {@code value [NOT] IN (...)}. */
  public static Truth inList(@Nullable Value value, Value[] members, boolean negated) {
    if (value == null) {
      return Truth.UNKNOWN;
    }
    Truth answer = Truth.FALSE;
    for (Value member : members) {
      int order = ValueOrder.compare(value, member);
      if (order == 0) {
        answer = Truth.TRUE;
        break;
      }
      if (order == ValueOrder.INCOMPARABLE) {
        answer = Truth.UNKNOWN;
      }
    }
    return negated ? answer.not() : answer;
  }

  /** {@code value BETWEEN low AND high}. */
  public static Truth between(@Nullable Value value, Value low, Value high) {
    return compare(value, Comparator.GREATER_OR_EQUAL, low)
        .and(compare(value, Comparator.LESS_OR_EQUAL, high));
  }

  /** {@code contains}, {@code starts with}, {@code ends with}. */
  public static Truth textMatch(@Nullable Value value, TextTest test, String text) {
    if (!(value instanceof Value.Text(String held))) {
      return Truth.UNKNOWN;
    }
    return Truth.of(
        switch (test) {
          case CONTAINS -> held.contains(text);
          case STARTS_WITH -> held.startsWith(text);
          case ENDS_WITH -> held.endsWith(text);
        });
  }

  /** {@code date within D}. */
  public static Truth withinNext(
      @Nullable Value date, JourneyCalendar calendar, TimeSpan span, Instant now) {
    return switch (date) {
      case Value.Day day -> {
        LocalDate today = calendar.dayOf(now);
        yield Truth.of(
            !day.date().isBefore(today) && !day.date().isAfter(calendar.plus(today, span)));
      }
      case Value.Moment moment ->
          Truth.of(
              !moment.instant().isBefore(now)
                  && !moment.instant().isAfter(calendar.plus(now, span)));
      case null, default -> Truth.UNKNOWN;
    };
  }

  /** {@code date more than D ago}. */
  public static Truth moreThanAgo(
      @Nullable Value date, JourneyCalendar calendar, TimeSpan span, Instant now) {
    return switch (date) {
      case Value.Day day -> Truth.of(calendar.plus(day.date(), span).isBefore(calendar.dayOf(now)));
      case Value.Moment moment -> Truth.of(calendar.plus(moment.instant(), span).isBefore(now));
      case null, default -> Truth.UNKNOWN;
    };
  }

  /** The day on which a value falls; what is no time stays as it is. */
  public static @Nullable Value day(@Nullable Value value, JourneyCalendar calendar) {
    return value instanceof Value.Moment(Instant instant)
        ? new Value.Day(calendar.dayOf(instant))
        : value;
  }
}
