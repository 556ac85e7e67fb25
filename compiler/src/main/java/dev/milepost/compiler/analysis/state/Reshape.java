package dev.milepost.compiler.analysis.state;

import java.util.Arrays;

/**
 * Turns sets of combinations into sets of others, in which one variable has other values. The
 * combinations are numbered like the states of a {@link Space}.
 */
final class Reshape {

  private final int inner;
  private final int outer;
  private final int absent;
  private final int[][] to;
  private final int[][] absentTo;
  private final int size;

  /**
   * A reshape.
   *
   * @param inner how many combinations there are of the variables before
   * @param outer how many of those behind
   * @param to by old value the new ones, of which each is found
   * @param size how many new values there are
   * @param absent for so many of the combinations before, the first, it is another relation
   * @param absentTo that relation
   */
  Reshape(int inner, int outer, int[][] to, int size, int absent, int[][] absentTo) {
    this.inner = inner;
    this.outer = outer;
    this.to = to;
    this.size = size;
    this.absent = absent;
    this.absentTo = absentTo;
  }

  /** The way back: to all old values of which one of some new ones is found. */
  Reshape inverse() {
    return new Reshape(inner, outer, inverse(to, size), to.length, absent, inverse(absentTo, size));
  }

  private static int[][] inverse(int[][] relation, int size) {
    int[] counts = new int[size];
    for (int[] values : relation) {
      for (int value : values) {
        counts[value]++;
      }
    }
    int[][] inverse = new int[size][];
    Arrays.setAll(inverse, value -> new int[counts[value]]);
    for (int value = relation.length - 1; value >= 0; value--) {
      for (int one : relation[value]) {
        inverse[one][--counts[one]] = value;
      }
    }
    return inverse;
  }

  /** Whether nothing changes by it. */
  boolean isIdentity() {
    if (size != to.length || absent > 0) {
      return false;
    }
    for (int value = 0; value < size; value++) {
      if (to[value].length != 1 || to[value][0] != value) {
        return false;
      }
    }
    return true;
  }

  Bits apply(Bits old) {
    Bits reshaped = new Bits(Math.multiplyExact(Math.multiplyExact(inner, size), outer));
    if (!old.isMoreThan((long) outer * to.length)) {
      applyToEach(old, reshaped);
      return reshaped;
    }
    for (int block = 0; block < outer; block++) {
      for (int value = 0; value < to.length; value++) {
        int first = (block * to.length + value) * inner;
        if (absent > 0) {
          for (int one : absentTo[value]) {
            reshaped.addRange(old, first, absent, (block * size + one) * inner);
          }
        }
        for (int one : to[value]) {
          int into = (block * size + one) * inner;
          reshaped.addRange(old, first + absent, inner - absent, into + absent);
        }
      }
    }
    return reshaped;
  }

  private void applyToEach(Bits old, Bits reshaped) {
    for (int number = old.next(0); number >= 0; number = old.next(number + 1)) {
      int before = number % inner;
      int rest = number / inner;
      int block = rest / to.length;
      int[] values = (before < absent ? absentTo : to)[rest % to.length];
      for (int value : values) {
        reshaped.add((block * size + value) * inner + before);
      }
    }
  }
}
