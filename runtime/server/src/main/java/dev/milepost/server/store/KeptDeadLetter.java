package dev.milepost.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be taken, as it is kept.
 *
 * @param number the store's number of it; numbers rise in the order of the refusals
 * @param settlement what became of it, or null while it waits for somebody
 */
public record KeptDeadLetter(long number, DeadLetter letter, @Nullable Settlement settlement) {

  /**
   * That somebody saw to it.
   *
   * @param actor who
   */
  public record Settlement(Instant at, String actor, Way way) {}

  /** What was done with it. */
  public enum Way {
    /** It was sent again, corrected or not, and taken. */
    SENT,
    /** It is not worth to be sent again. */
    DISMISSED
  }
}
