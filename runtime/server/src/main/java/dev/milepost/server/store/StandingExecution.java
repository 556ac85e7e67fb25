package dev.milepost.server.store;

import java.time.Instant;

/**
 * An execution that needs people.
 *
 * @param id which one
 * @param trouble what is the matter with it
 * @param since since when: where it is stalled, the time at which it was expected to have moved
 */
public record StandingExecution(ExecutionId id, Trouble trouble, Instant since) {

  /** What can be the matter. */
  public enum Trouble {
    /** It stands longer than its stage expects. */
    STALLED,
    /** It was taken off the road. */
    PARKED,
    /** A person lets it rest. */
    PAUSED
  }
}
