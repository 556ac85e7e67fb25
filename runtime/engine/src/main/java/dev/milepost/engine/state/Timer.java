package dev.milepost.engine.state;

import java.time.Instant;

/**
 * An instant at which something has to be looked at.
 *
 * @param purpose what for
 * @param clause which of the stage's clauses of that kind, from 0
 * @param due when, absolute
 */
public record Timer(Purpose purpose, int clause, Instant due) {

  /** What a timer is for. */
  public enum Purpose {
    /** A condition or timed transition changes its answer. */
    CONDITION,
    /** The stage's {@code expected within} runs out. */
    EXPECTED,
    /** A reminder of the stage is due. */
    REMINDER,
    /** The journey's {@code promises to end within} runs out. */
    PROMISE
  }
}
