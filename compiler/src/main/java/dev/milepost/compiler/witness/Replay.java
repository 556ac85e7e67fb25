package dev.milepost.compiler.witness;

import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.step.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lets the engine take the moves of a witness, from a subject of which nothing is known. */
public final class Replay {

  /** Witnesses are short; more due timers than that are a sign of a far too long wait. */
  private static final int MOST_TICKS = 3_000;

  private final Program program;
  private final Plan plan;
  private final List<TimelineEntry> timeline = new ArrayList<>();
  private SubjectState state;
  private Instant now;
  private long inputs;
  private int ticks;

  private Replay(Program program, Plan plan, Replayed before) {
    this.program = program;
    this.plan = plan;
    this.state = before.state();
    this.now = before.now();
    this.inputs = before.inputs();
    this.ticks = before.ticks();
  }

  /**
   * What came of it.
   *
   * @param steps the moves, each with where the journey's execution stands behind it
   * @param timelines for each move what the engine reported
   * @param state what is known of the subject in the end
   * @param now what the clock shows in the end
   * @param inputs how many inputs the engine took
   * @param ticks how many of them were timers that ran out
   */
  public record Replayed(
      List<Witness.Step> steps,
      List<List<TimelineEntry>> timelines,
      SubjectState state,
      Instant now,
      long inputs,
      int ticks) {
    public Replayed {
      steps = List.copyOf(steps);
      timelines = List.copyOf(timelines);
    }

    /** What the engine reported of the last move. */
    public List<TimelineEntry> last() {
      return timelines.isEmpty() ? List.of() : timelines.getLast();
    }

    /** Where the execution stands in the end. */
    public Standing standing() {
      return steps.isEmpty() ? new Standing.NotStarted() : steps.getLast().after();
    }
  }

  /** Before any move: nothing is known of the subject. */
  public static Replayed begin(Program program, Plan plan, SubjectName subject) {
    return new Replayed(
        List.of(),
        List.of(),
        SubjectState.empty(program.layout(), subject),
        ScenarioWriter.startIn(plan.calendar()),
        0,
        0);
  }

  /**
   * What comes of one move more.
   *
   * @param program runs the journey, and those that it speaks of
   */
  public static Replayed next(Program program, Plan plan, Replayed before, Move move) {
    Replay replay = new Replay(program, plan, before);
    replay.take(move);
    List<Witness.Step> steps = new ArrayList<>(before.steps());
    steps.add(new Witness.Step(move, Standings.of(replay.state, plan.journey())));
    List<List<TimelineEntry>> timelines = new ArrayList<>(before.timelines());
    timelines.add(List.copyOf(replay.timeline));
    return new Replayed(steps, timelines, replay.state, replay.now, replay.inputs, replay.ticks);
  }

  private void take(Move move) {
    switch (move) {
      case Move.Sets sets ->
          receive(new Signal.RecordChange(sets.type(), sets.id(), sets.fields()));
      case Move.Gone gone -> receive(new Signal.RecordGone(gone.type(), gone.id()));
      case Move.Happens happens -> receive(new Signal.Happening(happens.type(), happens.fields()));
      case Move.Passes passes -> {
        Instant target = plan.calendar().plus(now, passes.span());
        workOffDue(target);
        now = target;
      }
      case Move.Answers answers -> answer(answers);
    }
    workOffDue(now);
  }

  private void receive(Signal.Content content) {
    inputs++;
    Signal signal = new Signal("scenario", Long.toString(inputs), null, content);
    step(new Input.SignalReceived(inputs, now, signal));
  }

  private void answer(Move.Answers answers) {
    Execution execution = Standings.last(state, plan.journey());
    if (execution != null) {
      inputs++;
      step(new Input.AnswerGiven(inputs, now, execution.name(), answers.answer(), "scenario"));
    }
  }

  private void workOffDue(Instant until) {
    Instant due = state.nextDue();
    while (due != null && !due.isAfter(until) && ticks < MOST_TICKS) {
      ticks++;
      now = due.isAfter(now) ? due : now;
      inputs++;
      step(new Input.Tick(inputs, now, now));
      due = state.nextDue();
    }
  }

  private void step(Input input) {
    StepResult result = Step.step(program, state, input);
    state = result.state();
    timeline.addAll(result.timeline());
  }
}
