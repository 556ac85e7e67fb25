package dev.milepost.engine.condition;

import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tests whose answer time alone can change, each with the instants at which it may. */
final class ClockTests {

  private ClockTests() {}

  /** A comparison of a date with the current day. */
  static ClockedTest today(JourneyCalendar calendar, Reader date, Test test) {
    return new ClockedTest(
        test,
        (scene, candidates) -> {
          if (date.read(scene) instanceof Value.Day day) {
            candidates.accept(calendar.startOf(day.date()));
            candidates.accept(calendar.startOf(day.date().plusDays(1)));
          }
        });
  }

  /** {@code CONDITION for D}. */
  static ClockedTest held(HeldTest test) {
    return new ClockedTest(
        test,
        (scene, candidates) -> {
          Instant due = test.due(scene);
          if (due != null) {
            candidates.accept(due);
          }
        });
  }

  /** {@code DATE within D}. */
  static ClockedTest withinNext(JourneyCalendar calendar, Reader date, TimeSpan span) {
    Test test = scene -> ValueTests.withinNext(date.read(scene), calendar, span, scene.now());
    return new ClockedTest(
        test,
        (scene, candidates) -> {
          if (date.read(scene) instanceof Value.Day day) {
            candidates.accept(calendar.startOf(calendar.firstReaching(day.date(), span)));
            candidates.accept(calendar.startOf(day.date().plusDays(1)));
          } else if (date.read(scene) instanceof Value.Moment moment) {
            candidates.accept(calendar.firstReaching(moment.instant(), span));
            candidates.accept(moment.instant().plusNanos(1_000));
          }
        });
  }

  /** {@code DATE more than D ago}. */
  static ClockedTest moreThanAgo(JourneyCalendar calendar, Reader date, TimeSpan span) {
    Test test = scene -> ValueTests.moreThanAgo(date.read(scene), calendar, span, scene.now());
    return new ClockedTest(
        test,
        (scene, candidates) -> {
          if (date.read(scene) instanceof Value.Day day) {
            candidates.accept(calendar.startOf(calendar.plus(day.date(), span).plusDays(1)));
          } else if (date.read(scene) instanceof Value.Moment moment) {
            candidates.accept(calendar.plus(moment.instant(), span).plusNanos(1_000));
          }
        });
  }

  /** {@code after D}, from the beginning of the clause's stretch of time. */
  static ClockedTest after(JourneyCalendar calendar, TimeSpan span) {
    Test test = scene -> Truth.of(!scene.now().isBefore(calendar.plus(scene.since(), span)));
    return new ClockedTest(
        test, (scene, candidates) -> candidates.accept(calendar.plus(scene.since(), span)));
  }

  /** {@code at DATE}, {@code D before DATE}, {@code D after DATE}. */
  static ClockedTest atDate(JourneyCalendar calendar, Reader date, Trigger.AtDate trigger) {
    Test test =
        scene -> {
          Instant due = due(calendar, trigger, date.read(scene));
          return due == null ? Truth.UNKNOWN : Truth.of(!scene.now().isBefore(due));
        };
    return new ClockedTest(
        test,
        (scene, candidates) -> {
          Instant due = due(calendar, trigger, date.read(scene));
          if (due != null) {
            candidates.accept(due);
          }
        });
  }

  private static @Nullable Instant due(
      JourneyCalendar calendar, Trigger.AtDate trigger, @Nullable Value date) {
    Instant start =
        switch (date) {
          case Value.Day day -> calendar.startOf(day.date());
          case Value.Moment moment -> moment.instant();
          case null, default -> null;
        };
    TimeSpan offset = trigger.offset();
    if (start == null || offset == null) {
      return start;
    }
    return trigger.before() ? calendar.minus(start, offset) : calendar.plus(start, offset);
  }
}
