package dev.milepost.engine.logic;

import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.condition.ValueTests;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What conditions say of the clock, looked at from one instant: then a span reaches to one instant
 * too, and every calendar is a constant.
 */
final class Clocks {

  private static final long MICRO = 1_000;
  private static final TimeSpan NO_TIME = new TimeSpan(0, TimeSpan.Unit.DAYS);

  private final JourneyCalendar calendar;
  private final Instant now;
  private final VariableTable variables;
  private final boolean timeless;
  private final Set<LocalDate> comparedDays = new LinkedHashSet<>();

  /**
   * Looks from the instant of a setting.
   *
   * @param timeless whether nothing is asked of the clock
   */
  Clocks(Setting setting, VariableTable variables, boolean timeless) {
    this.timeless = timeless;
    this.calendar = setting.calendar();
    this.now = setting.now();
    this.variables = variables;
  }

  /** The current day. */
  Value today() {
    return new Value.Day(calendar.dayOf(now));
  }

  /** A comparison of two days, of which one is the current one. */
  Draft compareDays(Read left, Comparator comparator, Read right, Mode mode) {
    if (timeless) {
      return Draft.TRUE;
    }
    if (left instanceof Read.OfVariable(int number)
        && right instanceof Read.OfConstant(Value day)) {
      cutToday(number);
      return new Draft.Tested(
          number,
          value -> ValueTests.compare(ValueTests.day(value, calendar), comparator, day),
          mode);
    }
    if (left instanceof Read.OfConstant(Value day)
        && right instanceof Read.OfVariable(int number)) {
      cutToday(number);
      return new Draft.Tested(
          number,
          value -> ValueTests.compare(day, comparator, ValueTests.day(value, calendar)),
          mode);
    }
    Value one = ((Read.OfConstant) left).value();
    Value other = ((Read.OfConstant) right).value();
    noteDay(one);
    noteDay(other);
    return Draft.of(
        mode.admits(
            ValueTests.compare(
                ValueTests.day(one, calendar), comparator, ValueTests.day(other, calendar))));
  }

  private void noteDay(@Nullable Value value) {
    if (ValueTests.day(value, calendar) instanceof Value.Day(LocalDate day)) {
      comparedDays.add(day);
    }
  }

  /** The days that the current one is compared with, itself among them. */
  Set<LocalDate> comparedDays() {
    return comparedDays;
  }

  private void cutToday(int number) {
    LocalDate today = calendar.dayOf(now);
    VariableTable.Entry entry = variables.entry(number);
    if (entry.type == Scalar.DATE) {
      entry.move(new Value.Day(today));
    } else {
      entry.move(new Value.Moment(calendar.startOf(today)));
      entry.move(new Value.Moment(calendar.startOf(today.plusDays(1))));
    }
    entry.spans.add(NO_TIME);
  }

  /** Notes that a variable is asked whether it comes within a span. */
  void cutWithin(int number, TimeSpan span) {
    VariableTable.Entry entry = variables.entry(number);
    if (entry.type == Scalar.DATE) {
      LocalDate today = calendar.dayOf(now);
      entry.move(new Value.Day(today));
      entry.move(new Value.Day(calendar.plus(today, span)));
    } else {
      entry.move(new Value.Moment(now));
      entry.move(new Value.Moment(calendar.plus(now, span)));
    }
    entry.spans.add(span);
    entry.spans.add(NO_TIME);
  }

  /** Notes that a variable is asked whether it lies further back than a span. */
  void cutAgo(int number, TimeSpan span) {
    VariableTable.Entry entry = variables.entry(number);
    if (entry.type == Scalar.DATE) {
      entry.move(new Value.Day(calendar.firstReaching(calendar.dayOf(now), span)));
    } else {
      entry.move(new Value.Moment(calendar.firstReaching(now, span)));
    }
    entry.spans.add(span);
  }

  /** That a condition has held for a span, or that it has not. */
  Draft isOld(String key, TimeSpan span, boolean old) {
    int number = variables.number(new Variable.Since(key), Scalar.DATETIME, false);
    return isBefore(number, span, old);
  }

  /** That an instant lies a span or more back, or that it does not. */
  Draft isBefore(int number, TimeSpan span, boolean before) {
    Value.Moment last = new Value.Moment(lastBefore(span));
    VariableTable.Entry entry = variables.entry(number);
    entry.move(last);
    entry.move(new Value.Moment(now));
    entry.spans.add(span);
    Draft.ValueTest test =
        value ->
            Truth.of(ValueTests.compare(value, Comparator.LESS_OR_EQUAL, last).isTrue() == before);
    return new Draft.Tested(number, test, Mode.TRUE);
  }

  /** That an instant is not in the future. */
  Draft isPast(int number) {
    Value.Moment end = new Value.Moment(now);
    variables.entry(number).move(end);
    return new Draft.Tested(
        number, value -> ValueTests.compare(value, Comparator.LESS_OR_EQUAL, end), Mode.TRUE);
  }

  /** The last instant from which a span has passed now. */
  private Instant lastBefore(TimeSpan span) {
    return calendar.firstReaching(now.plusNanos(MICRO), span).minusNanos(MICRO);
  }
}
