package dev.milepost.server.store;

import dev.milepost.engine.state.SubjectState.SubjectName;
import java.time.Instant;

/** What operators change in a store, beside what is an input of a subject. */
public interface Upkeep {

  /**
   * Removes a subject with its facts, keys, log, timeline and actions, and what is kept of refused
   * messages that name it. Counts stay. The line of the log that says so names nobody.
   *
   * @param subject the store's number of the subject
   * @param suppressed whether signals that name it are refused from now on
   */
  Forgotten forget(long subject, SubjectName name, Instant at, String actor, boolean suppressed);

  /**
   * What became of a forgotten subject.
   *
   * @param tombstone what is left of it
   * @param shared lines of the log that stay because they are another subject's, too
   * @param deadLetters refused messages that were removed because they name it
   */
  record Forgotten(Tombstone tombstone, long shared, long deadLetters) {}

  /**
   * Replaces the lines of a subject's log, with their timeline and settled actions, by a snapshot.
   *
   * @return how many lines were removed
   */
  long prune(Snapshot snapshot);

  /** Sets what is expected of a journey at most; a limit of nothing removes it. */
  void limit(JourneyLimit limit);
}
