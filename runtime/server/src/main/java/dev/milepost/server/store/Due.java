package dev.milepost.server.store;

import java.time.Instant;
import java.util.Comparator;

/**
 * That time alone may change a subject; ordered by time.
 *
 * @param at when, at the earliest
 * @param subject the store's number of the subject
 */
public record Due(Instant at, long subject) implements Comparable<Due> {

  /** Before every other one. */
  public static final Due FIRST = new Due(Instant.MIN, Long.MIN_VALUE);

  private static final Comparator<Due> ORDER =
      Comparator.comparing(Due::at).thenComparingLong(Due::subject);

  @Override
  public int compareTo(Due other) {
    return ORDER.compare(this, other);
  }
}
