package dev.milepost.server.store;

import java.util.List;

/**
 * What all executions of a store add up to.
 *
 * @param inputs lines of the log
 * @param stages how many executions of a journey stand, or ended, at a stage
 * @param moves how often executions took a way
 * @param ambiguities how often several transitions were enabled at once
 * @param stalls how often an execution stood longer than expected
 * @param parked signals whose subject is not known
 */
public record Tally(
    long inputs,
    List<StageTally> stages,
    List<MoveTally> moves,
    long ambiguities,
    long stalls,
    long parked) {
  public Tally {
    stages = List.copyOf(stages);
    moves = List.copyOf(moves);
  }

  /** Executions at a stage. */
  public record StageTally(String journey, String stage, boolean running, long executions) {}

  /**
   * Executions that took a way.
   *
   * @param from the stage that was left, or null for a start
   */
  public record MoveTally(
      String journey, @org.jspecify.annotations.Nullable String from, String to, long times) {}
}
