package dev.milepost.compiler.diff;

import java.util.List;

/**
 * A difference between two versions of a journey.
 *
 * @param weight whether the versions can behave differently by it
 * @param place where: {@code journey}, {@code stage "Live"}
 * @param what what is different, a sentence without a full stop
 * @param details how it was, how it is, and an example that tells them apart
 */
public record Change(Weight weight, String place, String what, List<String> details) {
  public Change {
    details = List.copyOf(details);
  }

  /** How much a difference matters. */
  public enum Weight {
    /** The versions can behave differently. */
    MEANING,
    /** Nobody knows whether they can: the question was too hard. */
    UNDECIDED,
    /** They read differently and are proved to behave alike. */
    TEXT
  }
}
