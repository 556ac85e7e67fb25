package dev.milepost.server.store;

import java.util.Optional;

/**
 * Names an execution in a store, for ever.
 *
 * @param subject the store's number of the subject
 * @param place its place among the executions of the subject, in the order of their start, from 0
 */
public record ExecutionId(long subject, int place) implements Comparable<ExecutionId> {

  /** Before every other one. */
  public static final ExecutionId FIRST = new ExecutionId(Long.MIN_VALUE, 0);

  private static final int LONGEST = 28;

  /** Reads what {@link #toString} wrote. */
  public static Optional<ExecutionId> parse(String text) {
    int dash = text.lastIndexOf('-');
    if (dash < 1 || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      long subject = Long.parseLong(text.substring(0, dash));
      int place = Integer.parseInt(text.substring(dash + 1));
      return place < 0 ? Optional.empty() : Optional.of(new ExecutionId(subject, place));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(ExecutionId other) {
    int bySubject = Long.compare(subject, other.subject);
    return bySubject != 0 ? bySubject : Integer.compare(place, other.place);
  }

  @Override
  public String toString() {
    return subject + "-" + place;
  }
}
