package dev.milepost.compiler.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a journey.
 *
 * @param journey its name, the later one where it was renamed
 * @param fate what became of it as a whole
 * @param before the hash of the earlier plan, or null
 * @param after the hash of the later plan, or null
 * @param changes the differences, in the order of the journey's clauses
 */
public record JourneyDiff(
    String journey,
    Fate fate,
    @Nullable String before,
    @Nullable String after,
    List<Change> changes) {
  public JourneyDiff {
    changes = List.copyOf(changes);
  }

  /** What became of a journey as a whole. */
  public enum Fate {
    /** It was not there before. */
    ADDED,
    /** It is not there any more. */
    REMOVED,
    /** It is there in both versions. */
    KEPT
  }

  /** Whether the versions can behave differently, or nobody knows that they cannot. */
  public boolean meansAnother() {
    return fate != Fate.KEPT
        || changes.stream().anyMatch(change -> change.weight() != Change.Weight.TEXT);
  }
}
