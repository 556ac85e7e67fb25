package dev.milepost.server.replay;

/** Is told how far a replay is. */
public interface ReplayProgress {

  /** Tells nobody. */
  ReplayProgress NONE = (_, _) -> {};

  /**
   * After each group.
   *
   * @param signals how many signals were taken so far
   * @param all how many there are, or -1 where that is not known
   */
  void taken(long signals, long all);
}
