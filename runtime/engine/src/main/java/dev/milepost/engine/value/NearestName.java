package dev.milepost.engine.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the names that somebody may have meant: the "did you mean" of every message. */
public final class NearestName {

  private static final int LONGEST = 80;

  private NearestName() {}

  /**
   * The candidate that is nearest to a name, if one is near enough: equal but for case, or two
   * fifths of the longer one's length in single edits (an insertion, a deletion, another letter,
   * two letters swapped), so that {@code Payed} finds {@code Paid}. Among equally near ones the
   * first in the order of the alphabet. Nothing is near to a name of more than 80 letters.
   */
  public static Optional<String> of(String name, Collection<String> candidates) {
    List<String> all = of(name, candidates, 1);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
  }

  /** As {@link #of(String, Collection)}, the nearest first, at most so many. */
  public static List<String> of(String name, Collection<String> candidates, int most) {
    if (name.length() > LONGEST) {
      return List.of();
    }
    record Near(String candidate, int distance) {}
    String wanted = name.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(candidate -> !candidate.equals(name) && comparable(name, candidate))
        .distinct()
        .map(candidate -> new Near(candidate, distance(wanted, candidate.toLowerCase(Locale.ROOT))))
        .filter(near -> near.distance <= tolerance(wanted, near.candidate))
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::candidate))
        .limit(most)
        .map(Near::candidate)
        .toList();
  }

  /**
   * The edits between two texts in UTF-16 units: the optimal string alignment variant of the
   * Damerau-Levenshtein distance, in which no part is edited twice.
   */
  static int distance(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      last[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int best = last[column - 1] + (same ? 0 : 1);
        best = Math.min(best, Math.min(last[column], current[column - 1]) + 1);
        boolean swapped =
            row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        current[column] = swapped ? Math.min(best, beforeLast[column - 2] + 1) : best;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    return last[to.length()];
  }

  private static boolean comparable(String name, String candidate) {
    return Math.abs(name.length() - candidate.length()) <= tolerance(name, candidate);
  }

  private static int tolerance(String name, String candidate) {
    return Math.max(name.length(), candidate.length()) * 2 / 5;
  }
}
