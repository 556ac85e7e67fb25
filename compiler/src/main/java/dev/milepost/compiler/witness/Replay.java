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
  private final List<Witness.Step> steps = new ArrayList<>();
  private final List<List<TimelineEntry>> timelines = new ArrayList<>();
  private List<TimelineEntry> timeline = new ArrayList<>();
  private SubjectState state;
  private Instant now;
  private long inputs;
  private int ticks;

  private Replay(Program program, Plan plan, SubjectName subject) {
    this.program = program;
    this.plan = plan;
    this.state = SubjectState.empty(program.layout(), subject);
    this.now = ScenarioWriter.startIn(plan.calendar());
  }

  /**
   * What came of it.
   *
   * @param steps the moves, each with where the journey's execution stands behind it
   * @param timelines for each move what the engine reported
   * @param state what is known of the subject in the end
   * @param now what the clock shows in the end
   */
  public record Replayed(
      List<Witness.Step> steps,
      List<List<TimelineEntry>> timelines,
      SubjectState state,
      Instant now) {
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

  /**
   * Replays moves.
   *
   * @param program runs the journey, and those that it speaks of
   */
  public static Replayed of(Program program, Plan plan, SubjectName subject, List<Move> moves) {
    Replay replay = new Replay(program, plan, subject);
    for (Move move : moves) {
      replay.take(move);
    }
    return new Replayed(replay.steps, replay.timelines, replay.state, replay.now);
  }

  private void take(Move move) {
    timeline = new ArrayList<>();
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
    steps.add(new Witness.Step(move, Standings.of(state, plan.journey())));
    timelines.add(List.copyOf(timeline));
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
