package dev.milepost.compiler.analysis.state;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Things in kinds, which are split by what tells them apart. */
final class Partition {

  /** By thing the number of its kind; kinds are numbered in the order of their first things. */
  private final int[] kindOf;

  private int size;

  private record Part(int kind, Object mark) {}

  /** So many things, all of one kind. */
  Partition(int things) {
    this.kindOf = new int[things];
    this.size = Math.min(things, 1);
  }

  /**
   * Tells the things of a kind apart that have different marks.
   *
   * @param marks how many marks there are, which are numbers from 0
   */
  void split(int marks, IntUnaryOperator mark) {
    int[] numbers = new int[size * marks];
    int next = 0;
    for (int thing = 0; thing < kindOf.length; thing++) {
      int part = kindOf[thing] * marks + mark.applyAsInt(thing);
      if (numbers[part] == 0) {
        numbers[part] = ++next;
      }
      kindOf[thing] = numbers[part] - 1;
    }
    size = next;
  }

  /** Tells the things of a kind apart that have different marks. */
  void split(IntFunction<?> mark) {
    Map<Part, Integer> numbers = new HashMap<>();
    for (int thing = 0; thing < kindOf.length; thing++) {
      int next = numbers.size();
      Integer known = numbers.putIfAbsent(new Part(kindOf[thing], mark.apply(thing)), next);
      kindOf[thing] = known == null ? next : known;
    }
    size = numbers.size();
  }

  /** By thing the number of its kind. */
  int[] numbers() {
    return kindOf.clone();
  }

  /** How many kinds there are. */
  int size() {
    return size;
  }
}
