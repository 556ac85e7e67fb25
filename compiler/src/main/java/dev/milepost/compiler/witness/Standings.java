package dev.milepost.compiler.witness;

import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells standings from the engine's states. */
public final class Standings {

  private Standings() {}

  /** Where an execution stands. */
  public static Standing of(Execution execution) {
    String stage = execution.visit().stage();
    return switch (execution.status()) {
      // Pausing is a person's doing and moves nobody.
      case Execution.Status.Running _, Execution.Status.Paused _ -> new Standing.At(stage);
      case Execution.Status.Ended(String outcome, Instant _) -> new Standing.Ended(stage, outcome);
      case Execution.Status.Parked _ -> new Standing.Parked(stage);
    };
  }

  /** Where the last execution of a journey stands. */
  public static Standing of(SubjectState state, String journey) {
    Execution last = last(state, journey);
    return last == null ? new Standing.NotStarted() : of(last);
  }

  /** The last execution of a journey, or null where none has started. */
  public static @Nullable Execution last(SubjectState state, String journey) {
    Execution last = null;
    for (Execution execution : state.executions()) {
      if (execution.name().journey().equals(journey)) {
        last = execution;
      }
    }
    return last;
  }
}
