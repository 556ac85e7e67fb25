package dev.milepost.engine.logic.search;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A set of the cells of one variable. Never changes. */
public final class CellSet {

  private final int size;
  private final long[] words;

  private CellSet(int size, long[] words) {
    this.size = size;
    this.words = words;
  }

  /** All of so many cells. */
  public static CellSet all(int size) {
    long[] words = new long[(size + 63) >>> 6];
    Arrays.fill(words, -1L);
    int rest = size & 63;
    if (rest != 0) {
      words[words.length - 1] = (1L << rest) - 1;
    }
    return new CellSet(size, words);
  }

  /** None of so many cells. */
  public static CellSet none(int size) {
    return new CellSet(size, new long[(size + 63) >>> 6]);
  }

  /** One of so many cells. */
  public static CellSet single(int size, int cell) {
    CellSet set = none(size);
    set.words[cell >>> 6] |= 1L << cell;
    return set;
  }

  /** Those of so many cells that the predicate picks. */
  public static CellSet where(int size, IntPredicate picks) {
    CellSet set = none(size);
    for (int cell = 0; cell < size; cell++) {
      if (picks.test(cell)) {
        set.words[cell >>> 6] |= 1L << cell;
      }
    }
    return set;
  }

  /** How many cells the variable has. */
  public int size() {
    return size;
  }

  public boolean contains(int cell) {
    return (words[cell >>> 6] & (1L << cell)) != 0;
  }

  public boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  /** How many cells are in the set. */
  public int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** The first cell of the set from a cell on, or -1. */
  public int next(int from) {
    int index = from >>> 6;
    if (index >= words.length) {
      return -1;
    }
    long word = words[index] & (-1L << from);
    while (word == 0) {
      if (++index == words.length) {
        return -1;
      }
      word = words[index];
    }
    return (index << 6) + Long.numberOfTrailingZeros(word);
  }

  /** The cells of both. */
  public CellSet and(CellSet other) {
    long[] both = new long[words.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = words[i] & other.words[i];
    }
    return new CellSet(size, both);
  }

  /** The cells of either. */
  public CellSet or(CellSet other) {
    long[] either = new long[words.length];
    for (int i = 0; i < either.length; i++) {
      either[i] = words[i] | other.words[i];
    }
    return new CellSet(size, either);
  }

  /** The other cells. */
  public CellSet not() {
    CellSet all = all(size);
    for (int i = 0; i < words.length; i++) {
      all.words[i] &= ~words[i];
    }
    return all;
  }

  public boolean isDisjointFrom(CellSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & other.words[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  public boolean isWithin(CellSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & ~other.words[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellSet set && size == set.size && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int cell = next(0); cell >= 0; cell = next(cell + 1)) {
      text.append(text.length() > 1 ? "," : "").append(cell);
    }
    return text.append('}').toString();
  }
}
