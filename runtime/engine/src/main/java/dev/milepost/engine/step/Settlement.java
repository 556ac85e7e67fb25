package dev.milepost.engine.step;

/** What became of an action that was to leave the process. */
public sealed interface Settlement {

  /**
   * The receiver has it.
   *
   * @param note what the receiver said, in a few words
   */
  record Delivered(String note) implements Settlement {}

  /**
   * It failed for good and waits for a person.
   *
   * @param attempts how often it was tried
   */
  record Dead(String reason, int attempts) implements Settlement {}

  /** A person has a dead one sent again. */
  record Retried(String actor, String reason) implements Settlement {}

  /** A person gives a dead one up. */
  record Skipped(String actor, String reason) implements Settlement {}
}
