package dev.milepost.server.live;

/**
 * How the writer runs.
 *
 * @param sandboxed whether actions are marked as taken by the sandbox instead of waiting to be sent
 * @param mostWaiting how many submissions may wait
 * @param mostWaitingBytes how many bytes they may have together
 * @param mostInGroup how many submissions one transaction takes
 * @param cachedSubjects how many subjects are kept in memory
 */
public record LiveOptions(
    boolean sandboxed,
    int mostWaiting,
    long mostWaitingBytes,
    int mostInGroup,
    int cachedSubjects) {

  private static final int WAITING = 10_000;
  private static final long BYTES = 64L << 20;
  private static final int GROUP = 500;
  private static final int SUBJECTS = 10_000;

  /** The usual sizes. */
  public static LiveOptions standard(boolean sandboxed) {
    return new LiveOptions(sandboxed, WAITING, BYTES, GROUP, SUBJECTS);
  }
}
