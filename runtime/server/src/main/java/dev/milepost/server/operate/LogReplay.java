package dev.milepost.server.operate;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.state.Relayout;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.StoredAction;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replays the log of one subject, from nothing or from the snapshot behind which it was pruned, by
 * the programs that ran at the time.
 */
final class LogReplay {

  private static final int MOST_FAULTS = 5;

  private final Programs programs;
  private final ReadTransaction store;
  private final List<String> faults = new ArrayList<>();

  LogReplay(Programs programs, ReadTransaction store) {
    this.programs = programs;
    this.store = store;
  }

  /**
   * What a replay gives.
   *
   * @param state the state at the end
   * @param inputs how many lines were replayed
   * @param cut the snapshot for pruning; null where nothing is old enough
   * @param faults where the timeline, the actions or the snapshot are not what the log gives
   */
  record Replayed(SubjectState state, long inputs, @Nullable Snapshot cut, List<String> faults) {
    Replayed {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Replays a subject.
   *
   * @param before the snapshot for pruning contains all lines before this instant
   * @throws JsonFormException where a state does not fit what was declared at the time
   */
  Replayed replay(long subject, SubjectName name, Instant before) throws JsonFormException {
    Optional<Snapshot> snapshot = store.operations().snapshot(subject);
    SubjectState state = start(name, snapshot);
    long after = snapshot.map(Snapshot::input).orElse(0L);
    long pruned = snapshot.map(Snapshot::inputs).orElse(0L);
    long inputs = 0;
    @Nullable Line lastBefore = null;
    for (Programs.Period period : programs.periods()) {
      if (period.upTo() <= after) {
        continue;
      }
      state = laidOut(period, state);
      for (PastInput past :
          store
              .operations()
              .history(
                  subject, Math.max(after, period.after()), period.upTo(), period.declarations())) {
        StepResult result = Step.step(period.program(), state, past.input());
        compare(past, result);
        state = result.state();
        inputs++;
        if (past.input().at().isBefore(before)) {
          lastBefore = new Line(past.input(), state);
        }
      }
    }
    return new Replayed(
        state, inputs, lastBefore == null ? null : lastBefore.snapshot(subject, pruned), faults);
  }

  private SubjectState start(SubjectName name, Optional<Snapshot> snapshot)
      throws JsonFormException {
    if (snapshot.isEmpty()) {
      return SubjectState.empty(programs.periods().getFirst().program().layout(), name);
    }
    JsonObject stored = snapshot.get().state();
    SubjectState state =
        SubjectStateJson.read(programs.at(snapshot.get().input()).program().layout(), stored);
    if (!SubjectStateJson.hash(state).equals(snapshot.get().hash())) {
      fault("the snapshot at line " + snapshot.get().input() + " has not the hash that it had");
    }
    return state;
  }

  /** The state as a deploy finds it. */
  private static SubjectState laidOut(Programs.Period period, SubjectState state) {
    return state.layout() == period.program().layout()
        ? state
        : Relayout.of(state, period.program().layout());
  }

  /** A line of the log with the state behind it. */
  private record Line(Input input, SubjectState state) {

    private Snapshot snapshot(long subject, long pruned) {
      return new Snapshot(
          subject,
          input.number(),
          input.at(),
          pruned,
          SubjectStateJson.hash(state),
          SubjectStateJson.write(state));
    }
  }

  private void compare(PastInput past, StepResult result) {
    long number = past.input().number();
    if (!past.timeline().equals(result.timeline())) {
      fault("line " + number + ": the timeline does not tell what the log gives");
    }
    if (!past.actions().stream().map(StoredAction::action).toList().equals(result.actions())) {
      fault("line " + number + ": the actions are not those that the log gives");
    }
  }

  private void fault(String fault) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(fault);
    }
  }
}
