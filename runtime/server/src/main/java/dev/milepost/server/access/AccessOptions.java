package dev.milepost.server.access;

/**
 * Limits of those who call.
 *
 * @param burst how many requests one caller may send at once
 * @param perSecond how many a second in the long run
 */
public record AccessOptions(int burst, double perSecond) {

  private static final int BURST = 2_000;
  private static final double PER_SECOND = 1_000;

  /** The usual limits. */
  public static final AccessOptions STANDARD = new AccessOptions(BURST, PER_SECOND);
}
