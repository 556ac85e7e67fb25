package dev.milepost.engine.value;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant: the "did you mean" of every message. */
public final class NearestName {

  private static final int LONGEST = 80;

  private NearestName() {}

  /**
   * The candidate that is nearest to what was written: first one that differs by case alone, then
   * the one with the smallest optimal string alignment distance, of which a third of the letters is
   * the most that counts as a slip. Among equally near ones the first.
   */
  public static Optional<String> of(String written, Collection<String> candidates) {
    if (written.isBlank() || written.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = written.strip().toLowerCase(Locale.ROOT);
    String nearest = null;
    int least = Math.max(1, (folded.length() + 1) / 3) + 1;
    for (String candidate : candidates) {
      int distance = distance(folded, candidate.toLowerCase(Locale.ROOT), least);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * How many letters must be inserted, removed, replaced or swapped with their neighbour, no pair
   * being edited twice (optimal string alignment); {@code limit} or more where it is not below the
   * limit.
   */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
