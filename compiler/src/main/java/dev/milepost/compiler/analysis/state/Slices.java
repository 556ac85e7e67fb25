package dev.milepost.compiler.analysis.state;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes of variables that stand in a row: the states with equal values of them are slices of the
 * numbers of states. What any of some values lead to is found once for all of them, however many
 * they are.
 */
final class Slices {

  private final int states;

  /** How many states in a row have the same values. */
  private final int length;

  /** How many states have, in a row, every value. */
  private final int period;

  private final List<Turn> forth = new ArrayList<>();
  private final List<Turn> back = new ArrayList<>();

  /**
   * Some values become others.
   *
   * @param from any of these
   * @param to what each of them becomes
   * @param others what each becomes too, but for itself
   */
  private record Turn(int[] from, int[] to, int[] others) {}

  private record Key(IntBuffer to, boolean isKept) {}

  /**
   * Slices.
   *
   * @param length how many states in a row have the same values
   * @param to by value those that it becomes, the smallest first
   */
  Slices(int states, int length, int[][] to) {
    this.states = states;
    this.length = length;
    this.period = length * to.length;
    Map<Key, List<Integer>> alike = new LinkedHashMap<>();
    for (int value = 0; value < to.length; value++) {
      if (to[value].length > 0) {
        alike.computeIfAbsent(key(value, to[value]), _ -> new ArrayList<>()).add(value);
      }
    }
    alike.forEach((key, values) -> {
      int[] from = values.stream().mapToInt(Integer::intValue).toArray();
      if (key.isKept() || from.length == 1) {
        add(from, to[from[0]]);
      } else {
        addOthers(from, key.to().array());
      }
    });
  }

  /** Values that become all but themselves are alike as if they became themselves. */
  private static Key key(int value, int[] to) {
    if (Arrays.binarySearch(to, value) >= 0) {
      return new Key(IntBuffer.wrap(to), true);
    }
    int[] all = Arrays.copyOf(to, to.length + 1);
    all[to.length] = value;
    Arrays.sort(all);
    return new Key(IntBuffer.wrap(all), false);
  }

  private void add(int[] from, int[] to) {
    forth.add(new Turn(from, to, new int[0]));
    back.add(new Turn(to, from, new int[0]));
  }

  private void addOthers(int[] from, int[] to) {
    int[] beyond = IntStream.of(to).filter(value -> Arrays.binarySearch(from, value) < 0).toArray();
    forth.add(new Turn(from, beyond, from));
    back.add(new Turn(to, new int[0], from));
  }

  /** How many words are read and written at most. */
  long words() {
    long ofPeriod = 0;
    for (Turn turn : forth) {
      ofPeriod += turn.from().length + turn.to().length + 2L * turn.others().length;
    }
    return ofPeriod * Bits.words(length) * (states / period);
  }

  /** Adds what states become. */
  void addAfter(Bits from, Bits into) {
    forth.forEach(turn -> add(turn, from, null, into));
  }

  /**
   * Adds what becomes states.
   *
   * @param within what is looked for is among these
   */
  void addBefore(Bits to, Bits within, Bits into) {
    back.forEach(turn -> add(turn, to, within, into));
  }

  private void add(Turn turn, Bits from, @Nullable Bits within, Bits into) {
    for (int start = 0; start < states; start += period) {
      for (int done = 0; done < length; done += Long.SIZE) {
        // Of the last word of a slice the first bits alone are of the slice.
        long part = -1L >>> -Math.min(Long.SIZE, length - done);
        long any = from.inAny(turn.from(), length, start + done) & part;
        if (any != 0) {
          add(turn, start + done, any, part, from, within, into);
        }
      }
    }
  }

  /** Adds to slices what is in any of those that it comes from. */
  private void add(
      Turn turn, int first, long any, long part, Bits from, @Nullable Bits within, Bits into) {
    for (int value : turn.to()) {
      int place = first + value * length;
      into.addWord(place, within == null ? any : any & within.word(place));
    }
    if (turn.others().length > 0) {
      long several = from.inSeveral(turn.from(), length, first) & part;
      for (int value : turn.others()) {
        int place = first + value * length;
        long others = several | (any & ~from.word(place));
        into.addWord(place, within == null ? others : others & within.word(place));
      }
    }
  }
}
