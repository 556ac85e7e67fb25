package dev.milepost.server.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How often something happened on a day, in UTC. It names nobody, and stays when subjects are
 * forgotten and when the log is pruned.
 *
 * @param stage where it happened, or null: nowhere in particular
 * @param target where it led, or null: nowhere
 * @param clause the text of the clause that was followed, or null: none was
 */
public record UsageCount(
    LocalDate day,
    String journey,
    Kind kind,
    @Nullable String stage,
    @Nullable String target,
    @Nullable Clause clause,
    long times) {

  /**
   * A clause of a journey.
   *
   * @param file the file that it stands in
   * @param line its line, from 1
   * @param text what it says
   */
  public record Clause(String file, int line, String text) {}

  /** What is counted. */
  public enum Kind {
    /** An execution started. */
    STARTED,
    /** It moved as its journey says. */
    ADVANCED,
    /** It moved as its journey says because a person corrected a fact. */
    CORRECTED,
    /** A person forced it. */
    FORCED,
    /** It stood longer than expected. */
    STALLED,
    /** Several ways out of its stage were open at once. */
    AMBIGUOUS,
    /** It asked for something to leave the process. */
    ACTION
  }
}
