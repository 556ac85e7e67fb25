package dev.milepost.engine.layout;

/** A set of fact numbers: what an input touched, or what a condition reads. */
public final class FactSet {

  private final long[] words;

  FactSet(int size) {
    this.words = new long[(size + Long.SIZE - 1) / Long.SIZE];
  }

  /** Adds one number. */
  public void add(int fact) {
    words[fact >> 6] |= 1L << fact;
  }

  /** Adds the numbers from {@code from} to {@code to}, the latter excluded. */
  public void addRange(int from, int to) {
    for (int fact = from; fact < to; fact++) {
      add(fact);
    }
  }

  /** Adds all numbers of another set of the same layout. */
  public void addAll(FactSet other) {
    for (int i = 0; i < words.length; i++) {
      words[i] |= other.words[i];
    }
  }

  /** Whether the two sets share a number. */
  public boolean intersects(FactSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & other.words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing is in the set. */
  public boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }
}
