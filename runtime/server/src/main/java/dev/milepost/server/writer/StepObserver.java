package dev.milepost.server.writer;

import dev.milepost.engine.step.StepResult;
import java.time.Instant;

/** Is told each step that a writer takes, before it is committed. */
public interface StepObserver {

  /** Tells nobody. */
  StepObserver NONE = (_, _) -> {};

  /**
   * A step was taken.
   *
   * @param at the step's clock
   */
  void stepped(StepResult result, Instant at);
}
