package dev.milepost.compiler.scenario;

import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.ScenarioStep;
import dev.milepost.compiler.syntax.ScenarioStep.Kind;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.step.Watcher;
import dev.milepost.engine.time.JourneyCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a scenario's steps in one order. */
final class ScenarioRun {

  /** A Monday, at the hour at which business begins in most calendars. */
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 9, 0);

  private final World world;
  private final StepValues values;
  private final Judge judge;

  ScenarioRun(Program program, Plan plan, Watcher watcher) {
    Instant start = START.atZone(plan.calendar().zone()).toInstant();
    this.world = new World(program, plan, start, watcher);
    this.values = new StepValues(program.catalog(), plan.calendar());
    this.judge = new Judge(world, values);
  }

  World world() {
    return world;
  }

  /** A step that is not satisfied. */
  record Broken(ScenarioStep step, Judge.Miss miss) {}

  /** Runs steps until one is not satisfied; null where all are. */
  @Nullable Broken run(List<ScenarioStep> steps) {
    for (ScenarioStep step : steps) {
      try {
        if (step.word().kind() == Kind.THEN) {
          world.settle();
          Judge.Miss miss = judge.judge(step);
          if (miss != null) {
            return new Broken(step, miss);
          }
        } else {
          take(step);
        }
      } catch (StepProblem problem) {
        return new Broken(step, Judge.Miss.of(String.valueOf(problem.getMessage())));
      }
    }
    world.settle();
    return null;
  }

  private void take(ScenarioStep step) {
    switch (step) {
      case ScenarioStep.GivenSubject given -> {
        world.meet(given.value().text());
        for (ScenarioStep.KeyValue key : given.otherKeys()) {
          world.link(key.key().text(), key.value().text(), given.value().text());
        }
      }
      case ScenarioStep.GivenNow given -> {
        if (world.hasBegun()) {
          throw new StepProblem("`given now` stands before the first signal");
        }
        world.startAt(instant(given.now(), world.calendar()));
      }
      case ScenarioStep.RecordSignal signal -> {
        var type = StepValues.name(signal.record());
        var fields = values.ofRecord(type, signal.assignments());
        world.receive(
            text(signal.subject()), new Signal.RecordChange(type, signal.id().text(), fields));
      }
      case ScenarioStep.RecordGone gone ->
          world.receive(
              text(gone.subject()),
              new Signal.RecordGone(StepValues.name(gone.record()), gone.id().text()));
      case ScenarioStep.EventSignal signal -> {
        var type = StepValues.name(signal.event());
        world.receive(
            text(signal.subject()),
            new Signal.Happening(type, values.ofEvent(type, signal.assignments())));
      }
      case ScenarioStep.TimePasses passes -> world.pass(passes.duration().value());
      case ScenarioStep.Answers answers ->
          world.answer(text(answers.role()), answers.answer().text());
      case ScenarioStep.InAnyOrder _,
          ScenarioStep.StageIs _,
          ScenarioStep.IsStalled _,
          ScenarioStep.HasStarted _,
          ScenarioStep.HasNotEnded _,
          ScenarioStep.EndedAs _,
          ScenarioStep.ActionHappened _,
          ScenarioStep.IsNotified _,
          ScenarioStep.Broken _ ->
          throw new IllegalStateException("no step of a scenario without errors: " + step);
    }
  }

  private static @Nullable String text(@Nullable Name name) {
    return name == null ? null : name.text();
  }

  private static Instant instant(LiteralTree literal, JourneyCalendar calendar) {
    return switch (literal) {
      case LiteralTree.DateLiteral date -> calendar.startOf(date.value());
      case LiteralTree.DateTimeLiteral time -> {
        ZoneOffset offset = time.offset();
        yield offset == null
            ? time.value().atZone(calendar.zone()).toInstant()
            : time.value().toInstant(offset);
      }
      default -> throw new IllegalStateException("no time: " + literal);
    };
  }
}
