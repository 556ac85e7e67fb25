package dev.milepost.server.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much time passed in silences of which length. Lengths are told apart by a factor of the
 * square root of two, so that a few numbers describe years. Counting time, not silences, lets a
 * source that says much on workdays have its weekends: they are few, but they are two sevenths of
 * the time.
 *
 * @param seconds how many seconds passed in silences of each class of lengths; class 0 are those of
 *     up to a second, class n those of up to the square root of 2 to the n-th seconds
 */
public record SilenceLengths(List<Long> seconds) {

  /** Nothing is known. */
  public static final SilenceLengths NONE = new SilenceLengths(List.of());

  /** Enough classes for two thousand years. */
  private static final long[] ENDS = ends(72);

  private static long[] ends(int classes) {
    long[] ends = new long[classes];
    for (int place = 0; place < classes; place++) {
      ends[place] = Math.round(Math.pow(2, place / 2.0));
    }
    return ends;
  }

  public SilenceLengths {
    seconds = List.copyOf(seconds);
  }

  /** These and one silence more. */
  public SilenceLengths with(Duration silence) {
    List<Long> more = new ArrayList<>(seconds);
    add(more, silence);
    return new SilenceLengths(more);
  }

  /** Adds a silence to a list of such seconds; whoever hears often changes it in place. */
  public static void add(List<Long> seconds, Duration silence) {
    long length = silence.toSeconds();
    if (length <= 0) {
      return;
    }
    int place = classOf(length);
    while (seconds.size() <= place) {
      seconds.add(0L);
    }
    seconds.set(place, seconds.get(place) + length);
  }

  /** How much time was observed. */
  public Duration observed() {
    return Duration.ofSeconds(seconds.stream().mapToLong(Long::longValue).sum());
  }

  /**
   * The length that is not exceeded during a share of the observed time, rounded up to the end of
   * its class.
   *
   * @param share from 0 to 1
   */
  public Duration notExceeded(double share) {
    double wanted = share * observed().toSeconds();
    long passed = 0;
    for (int place = 0; place < seconds.size(); place++) {
      passed += seconds.get(place);
      if (passed > 0 && passed >= wanted) {
        return Duration.ofSeconds(endOf(place));
      }
    }
    return Duration.ZERO;
  }

  private static int classOf(long length) {
    int place = Arrays.binarySearch(ENDS, length);
    return Math.min(place < 0 ? -place - 1 : place, ENDS.length - 1);
  }

  private static long endOf(int place) {
    return ENDS[Math.min(place, ENDS.length - 1)];
  }
}
