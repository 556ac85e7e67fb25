package dev.milepost.engine.step;

import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Promise;
import dev.milepost.engine.plan.Plan.Reminder;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.LinkedStage;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.Timer;
import dev.milepost.engine.state.Visit;
import dev.milepost.engine.state.Visit.ReminderProgress;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What time does to an execution that stands: reminders, stalls, promises; and its next timers. */
final class VisitClock {

  private final LinkedJourney journey;
  private final JourneyCalendar calendar;
  private final @Nullable RecordState about;
  private final Scene scene;
  private final Effects effects;
  private final ActionComposer composer;

  VisitClock(LinkedJourney journey, @Nullable RecordState about, Scene scene, Effects effects) {
    this.journey = journey;
    this.calendar = journey.plan().calendar();
    this.about = about;
    this.scene = scene;
    this.effects = effects;
    this.composer = new ActionComposer(scene, effects.timeline());
  }

  /** When a reminder comes for the n-th time; null: never, or later than any calendar reaches. */
  static @Nullable Instant due(
      JourneyCalendar calendar, Reminder reminder, Instant enteredAt, int times) {
    Integer atMost = reminder.atMost();
    boolean over = reminder.repeats() ? atMost != null && times > atMost : times > 1;
    TimeSpan interval = reminder.interval();
    // Counting from the entry keeps "every 1 month" at the end of the month.
    long amount = interval.amount() * times;
    if (over || interval.amount() == 0 || amount > TimeSpan.LARGEST_AMOUNT) {
      return null;
    }
    return calendar.plus(enteredAt, new TimeSpan(amount, interval.unit()));
  }

  /** Sends what is due by now. */
  Execution ring(Execution execution, Instant caughtUpTo) {
    if (!execution.isRunning()) {
      return execution;
    }
    Execution rung = execution.withVisit(remind(execution, caughtUpTo));
    rung = stall(rung);
    return watchEnd(rung);
  }

  private Visit remind(Execution execution, Instant caughtUpTo) {
    Visit visit = execution.visit();
    List<Reminder> reminders = journey.stage(visit.stage()).stage().reminders();
    List<ReminderProgress> progress = new ArrayList<>(reminders.size());
    focus(execution);
    for (int i = 0; i < reminders.size(); i++) {
      Reminder reminder = reminders.get(i);
      ReminderProgress at = visit.reminders().get(i);
      Instant due = at.nextDue();
      while (due != null && !due.isAfter(scene.now())) {
        int times = at.times() + 1;
        Instant next = due(calendar, reminder, visit.enteredAt(), times + 1);
        if (next != null && !next.isAfter(caughtUpTo)) {
          effects.report(
              new TimelineEntry.ReminderSkipped(
                  execution.name(), visit.stage(), reminder.source(), due));
        } else {
          send(execution, "every:" + i, times, reminder.call(), "still");
        }
        at = new ReminderProgress(times, next);
        due = next;
      }
      progress.add(at);
    }
    return visit.withReminders(progress);
  }

  private Execution stall(Execution execution) {
    Visit visit = execution.visit();
    Plan.Expected expected = journey.stage(visit.stage()).stage().expected();
    Instant deadline = deadline(visit, expected);
    if (expected == null || deadline == null || deadline.isAfter(scene.now())) {
      return execution;
    }
    effects.report(new TimelineEntry.Stalled(execution.name(), visit.stage(), deadline));
    ActionCall then = expected.then();
    if (then != null) {
      focus(execution);
      send(execution, "expected", 1, then, "longer than " + expected.span().print());
    }
    return execution.withVisit(visit.withStalledSince(deadline));
  }

  private @Nullable Instant deadline(Visit visit, Plan.@Nullable Expected expected) {
    return expected == null || visit.stalledSince() != null
        ? null
        : calendar.plus(visit.enteredAt(), expected.span());
  }

  private Execution watchEnd(Execution execution) {
    Execution watched = execution;
    List<Promise> promises = journey.plan().promises();
    for (int i = 0; i < promises.size(); i++) {
      Instant due = endOf(execution, i);
      if (due != null && !due.isAfter(scene.now())) {
        watched = Promises.broken(watched, i, promises.get(i), effects);
      }
    }
    return watched;
  }

  private @Nullable Instant endOf(Execution execution, int promise) {
    return journey.plan().promises().get(promise) instanceof Promise.EndsWithin within
            && !execution.brokenPromises().contains(promise)
        ? calendar.plus(execution.startedAt(), within.span())
        : null;
  }

  private void send(
      Execution execution, String clause, int repeat, ActionCall call, String howLong) {
    Visit visit = execution.visit();
    String sentence =
        scene.state().name().key()
            + ": \""
            + execution.name().journey()
            + "\" is at \""
            + visit.stage()
            + "\" "
            + howLong
            + ", since "
            + visit.enteredAt();
    // After a migration the same number may name another clause of the same visit.
    String version = visit.migrations() == 0 ? "" : "~" + visit.migrations();
    effects.send(
        execution.name(),
        visit.number(),
        clause + version,
        repeat,
        true,
        composer.compose(journey.plan(), execution.name(), call, sentence));
  }

  /** What has to be looked at and when, sorted by time. */
  List<Timer> timers(Execution execution) {
    if (!execution.isRunning()) {
      return List.of();
    }
    List<Timer> timers = new ArrayList<>();
    Visit visit = execution.visit();
    LinkedStage stage = journey.stage(visit.stage());
    Instant change = nextChange(execution, stage);
    if (change != null) {
      timers.add(new Timer(Timer.Purpose.CONDITION, 0, change));
    }
    Instant deadline = deadline(visit, stage.stage().expected());
    if (deadline != null) {
      timers.add(new Timer(Timer.Purpose.EXPECTED, 0, deadline));
    }
    for (int i = 0; i < visit.reminders().size(); i++) {
      Instant due = visit.reminders().get(i).nextDue();
      if (due != null) {
        timers.add(new Timer(Timer.Purpose.REMINDER, i, due));
      }
    }
    for (int i = 0; i < journey.plan().promises().size(); i++) {
      Instant due = endOf(execution, i);
      if (due != null) {
        timers.add(new Timer(Timer.Purpose.PROMISE, i, due));
      }
    }
    timers.removeIf(timer -> !timer.due().isBefore(Scene.END_OF_TIME));
    timers.sort(
        Comparator.comparing(Timer::due)
            .thenComparing(Timer::purpose)
            .thenComparing(Timer::clause));
    return timers;
  }

  private @Nullable Instant nextChange(Execution execution, LinkedStage stage) {
    Instant next = null;
    focus(execution);
    for (LinkedStage.LinkedTransition transition : stage.transitions()) {
      next = earlier(next, transition.condition().nextChange(scene));
    }
    scene.focus(about, execution.memory(), execution.startedAt(), null);
    for (LinkedJourney.LinkedEnding ending : journey.endings()) {
      next = earlier(next, ending.condition().nextChange(scene));
    }
    for (LinkedJourney.LinkedPromise promise : journey.promises()) {
      next = earlier(next, promise.condition().nextChange(scene));
    }
    return next;
  }

  private void focus(Execution execution) {
    Visit visit = execution.visit();
    scene.focus(about, visit.memory(), visit.enteredAt(), visit.answer());
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBefore(one) ? other : one;
  }
}
