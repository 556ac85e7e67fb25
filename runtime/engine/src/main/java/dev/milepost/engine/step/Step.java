package dev.milepost.engine.step;

import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.SubjectState;

/**
 * The one function that every host runs: the server, the replay, scenarios, backtests and the
 * witnesses of the analysis. It uses no clock, no randomness and no I/O, so that a log of inputs,
 * replayed, gives the same states.
 */
public final class Step {

  private Step() {}

  /**
   * Takes one input.
   *
   * @param program what runs; the state must be laid out by its layout
   * @param state the subject's state
   * @param input the input, at an instant not before the subject's last one
   * @return the next state and what has to be written with it
   */
  public static StepResult step(Program program, SubjectState state, Input input) {
    return step(program, state, input, Watcher.NONE);
  }

  /**
   * Takes one input while somebody watches, which changes nothing.
   *
   * @param watcher is shown what the step looks at
   */
  public static StepResult step(Program program, SubjectState state, Input input, Watcher watcher) {
    return new Macrostep(program, state, input, watcher).run();
  }
}
