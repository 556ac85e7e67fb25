package dev.milepost.server.store;

/**
 * Whether the log is whole: every number up to the last one is a line, or was removed on purpose.
 *
 * @param lastNumber the number that was given last
 * @param lines how many lines there are
 * @param pruned how many were pruned behind snapshots
 * @param forgotten how many went with forgotten subjects
 */
public record LogSize(long lastNumber, long lines, long pruned, long forgotten) {

  /** How many lines are missing without a reason. */
  public long missing() {
    return lastNumber - lines - pruned - forgotten;
  }
}
