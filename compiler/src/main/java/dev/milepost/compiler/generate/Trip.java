package dev.milepost.compiler.generate;

import dev.milepost.compiler.witness.Move;
import dev.milepost.compiler.witness.Spans;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Standings;
import dev.milepost.compiler.witness.Told;
import dev.milepost.engine.condition.LinkedCondition;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.engine.time.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subject on its way through a journey. Never changes; a move makes another one.
 *
 * @param start when it began
 * @param moves what happened, in the order of the scenario that tells it
 * @param taken the clauses that moved the journey's executions, in order
 */
record Trip(
    Program program,
    Plan plan,
    SubjectState state,
    Instant start,
    Instant now,
    long inputs,
    List<Told> moves,
    List<SourceText> taken) {

  private static final int MOST_TICKS = 2_000;

  static Trip beginning(Program program, Plan plan, String subject, Instant now) {
    SubjectState state =
        SubjectState.empty(program.layout(), new SubjectName(plan.subject(), subject));
    return new Trip(program, plan, state, now, now, 0, List.of(), List.of());
  }

  /** The same moves, told of another journey of the subject. */
  Trip of(Plan other) {
    List<Told> unseen = moves.stream().filter(Told.Moved.class::isInstance).toList();
    Trip trip = beginning(program, other, state.name().key(), start);
    return trip.replayed(unseen);
  }

  private Trip replayed(List<Told> told) {
    Trip trip = this;
    for (Told one : told) {
      if (one instanceof Told.Moved(Move move)) {
        trip = trip.after(new Intent.Do(move));
      }
    }
    return trip.settled();
  }

  /** The journey's last execution, or null. */
  @Nullable Execution execution() {
    return Standings.last(state, plan.journey());
  }

  /** The stages on the way, each once in a row, and the outcome. */
  List<String> path() {
    List<String> stages = new ArrayList<>();
    for (Told told : moves) {
      if (told instanceof Told.Led(Standing standing)) {
        switch (standing) {
          case Standing.At(String stage) when stages.isEmpty() || !stages.getLast().equals(stage) ->
              stages.add(stage);
          case Standing.Ended(String _, String outcome) -> stages.add(outcome);
          case Standing.At _, Standing.NotStarted _, Standing.Parked _ -> {}
        }
      }
    }
    return stages;
  }

  /** This trip with all these moves and a look at where they led. */
  Trip after(List<Intent> steps) {
    Trip trip = this;
    for (Intent step : steps) {
      trip = trip.after(step);
    }
    return trip.settled().looked();
  }

  private Trip looked() {
    Execution execution = execution();
    if (execution == null) {
      return this;
    }
    Told told = new Told.Led(Standings.of(execution));
    return new Trip(program, plan, state, start, now, inputs, and(moves, told), taken);
  }

  private Trip after(Intent intent) {
    return switch (intent) {
      case Intent.Do(Move move) -> after(move);
      case Intent.WaitFor wait -> waited(wait);
    };
  }

  private Trip after(Move move) {
    return switch (move) {
      case Move.Sets sets -> set(sets);
      case Move.Gone gone -> told(move).received(new Signal.RecordGone(gone.type(), gone.id()));
      case Move.Happens happens ->
          told(move).received(new Signal.Happening(happens.type(), happens.fields()));
      case Move.Passes passes -> settled().told(move).passed(passes.span());
      case Move.Answers answers -> told(move).answered(answers);
    };
  }

  /** Sets what is not so already. */
  private Trip set(Move.Sets sets) {
    RecordShape shape = state.layout().record(sets.type());
    RecordState record = shape == null ? null : state.find(shape, sets.id());
    List<FieldValue> news = new ArrayList<>();
    for (FieldValue field : sets.fields()) {
      Integer place = shape == null ? null : shape.fieldPlace(field.field());
      boolean isSo =
          record != null && place != null && Objects.equals(record.value(place), field.value());
      if (!isSo) {
        news.add(field);
      }
    }
    return news.isEmpty()
        ? this
        : told(new Move.Sets(sets.type(), sets.id(), news))
            .received(new Signal.RecordChange(sets.type(), sets.id(), news));
  }

  private Trip told(Move move) {
    return new Trip(
        program, plan, state, start, now, inputs, and(moves, new Told.Moved(move)), taken);
  }

  private Trip received(Signal.Content content) {
    Signal signal = new Signal("scenario", Long.toString(inputs + 1), null, content);
    return step(new Input.SignalReceived(inputs + 1, now, signal));
  }

  private Trip answered(Move.Answers answers) {
    Execution execution = execution();
    return execution == null
        ? this
        : step(
            new Input.AnswerGiven(inputs + 1, now, execution.name(), answers.answer(), "scenario"));
  }

  private Trip passed(TimeSpan span) {
    Instant target = plan.calendar().plus(now, span);
    Trip trip = workedOff(target);
    return new Trip(program, plan, trip.state, start, target, trip.inputs, trip.moves, trip.taken);
  }

  /** Lets time pass until a way changes its answer. */
  private Trip waited(Intent.WaitFor waits) {
    Trip trip = settled();
    Instant change = trip.nextChange(waits);
    if (change == null || !change.isAfter(trip.now)) {
      return trip;
    }
    for (TimeSpan span : Spans.between(plan.calendar(), trip.now, change)) {
      trip = trip.told(new Move.Passes(span)).passed(span);
    }
    return trip;
  }

  private @Nullable Instant nextChange(Intent.WaitFor waits) {
    Execution execution = execution();
    if (execution == null || !execution.isRunning()) {
      return null;
    }
    LinkedJourney journey = program.journey(execution.plan());
    var shape = journey.about();
    var record = execution.name().about();
    var about = shape == null || record == null ? null : state.find(shape, record.id());
    Scene scene = new Scene(state, now);
    LinkedCondition condition;
    if (waits.isEnding()) {
      scene.focus(about, execution.memory(), execution.startedAt(), null);
      condition = journey.endings().get(waits.way()).condition();
    } else {
      var visit = execution.visit();
      scene.focus(about, visit.memory(), visit.enteredAt(), visit.answer());
      var ways = journey.stage(visit.stage()).transitions();
      if (waits.way() >= ways.size()) {
        return null;
      }
      condition = ways.get(waits.way()).condition();
    }
    return condition.nextChange(scene);
  }

  private Trip settled() {
    return workedOff(now);
  }

  private Trip workedOff(Instant until) {
    Trip trip = this;
    for (int ticks = 0; ticks < MOST_TICKS; ticks++) {
      Instant due = trip.state.nextDue();
      if (due == null || due.isAfter(until)) {
        return trip;
      }
      Instant at = due.isAfter(trip.now) ? due : trip.now;
      trip = new Trip(program, plan, trip.state, start, at, trip.inputs, trip.moves, trip.taken);
      trip = trip.step(new Input.Tick(trip.inputs + 1, at, at));
    }
    return trip;
  }

  private Trip step(Input input) {
    StepResult result = Step.step(program, state, input);
    List<SourceText> more = new ArrayList<>(taken);
    for (TimelineEntry entry : result.timeline()) {
      switch (entry) {
        case TimelineEntry.Started started
            when started.execution().journey().equals(plan.journey()) ->
            more.add(started.clause());
        case TimelineEntry.Advanced advanced
            when advanced.execution().journey().equals(plan.journey()) ->
            more.add(advanced.clause());
        default -> {}
      }
    }
    return new Trip(program, plan, result.state(), start, now, input.number(), moves, more);
  }

  private static List<Told> and(List<Told> some, Told more) {
    List<Told> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }
}
