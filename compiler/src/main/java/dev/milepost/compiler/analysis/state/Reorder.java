package dev.milepost.compiler.analysis.state;

import java.util.Arrays;

/** Numbers combinations of the same variables in another order of these. */
final class Reorder implements Rewriting {

  private final int[] places;
  private final int[] into;
  private final int[] sizes;
  private final int[] strides;

  /**
   * A new order.
   *
   * @param places the variables, those whose values change fastest first
   * @param into the same in the order that they get
   * @param sizes by variable how many values it has
   */
  Reorder(int[] places, int[] into, int[] sizes) {
    this.places = places.clone();
    this.into = into.clone();
    this.sizes = sizes.clone();
    this.strides = new int[sizes.length];
    int stride = 1;
    for (int place : into) {
      strides[place] = stride;
      stride *= sizes[place];
    }
  }

  @Override
  public int universe() {
    int all = 1;
    for (int place : places) {
      all = Math.multiplyExact(all, sizes[place]);
    }
    return all;
  }

  @Override
  public Bits apply(Bits old) {
    Bits reordered = new Bits(old.universe());
    for (int number = old.next(0); number >= 0; number = old.next(number + 1)) {
      reordered.add(reordered(number));
    }
    return reordered;
  }

  @Override
  public int[] apply(int[] few) {
    return Arrays.stream(few).map(this::reordered).toArray();
  }

  private int reordered(int number) {
    int rest = number;
    int other = 0;
    for (int place : places) {
      other += rest % sizes[place] * strides[place];
      rest /= sizes[place];
    }
    return other;
  }

  @Override
  public Reorder inverse() {
    return new Reorder(into, places, sizes);
  }
}
