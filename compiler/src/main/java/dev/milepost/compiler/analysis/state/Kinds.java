package dev.milepost.compiler.analysis.state;

import java.util.Arrays;

/** Combinations of values, put together where no condition tells them apart. */
final class Kinds {

  private final int[] kindOf;
  private final int[][] members;

  /**
   * Kinds of combinations.
   *
   * @param kindOf by combination the number of its kind, in the order of their first ones
   * @param size how many kinds there are
   */
  Kinds(int[] kindOf, int size) {
    this.kindOf = kindOf.clone();
    int[] counts = new int[size];
    for (int kind : kindOf) {
      counts[kind]++;
    }
    this.members = new int[size][];
    for (int kind = 0; kind < size; kind++) {
      members[kind] = new int[counts[kind]];
    }
    int[] filled = new int[size];
    for (int combination = 0; combination < kindOf.length; combination++) {
      int kind = kindOf[combination];
      members[kind][filled[kind]++] = combination;
    }
  }

  /** Every combination is a kind of its own. */
  static Kinds each(int combinations) {
    int[] kindOf = new int[combinations];
    Arrays.setAll(kindOf, i -> i);
    return new Kinds(kindOf, combinations);
  }

  int size() {
    return members.length;
  }

  /** How many combinations there are. */
  int combinations() {
    return kindOf.length;
  }

  int of(int combination) {
    return kindOf[combination];
  }

  int first(int kind) {
    return members[kind][0];
  }

  int[] members(int kind) {
    return members[kind];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Kinds kinds && Arrays.equals(kinds.kindOf, kindOf);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(kindOf);
  }
}
