package dev.milepost.engine.logic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How many of some records or happenings match, written out. */
final class Counting {

  private final List<Slot> slots;
  private final List<Draft> matches;
  private final List<Draft> misses;
  private final Map<Long, Draft> written = new HashMap<>();

  /**
   * Counts.
   *
   * @param matches that one matches
   * @param misses that it does not
   */
  Counting(List<Slot> slots, Function<Slot, Draft> matches, Function<Slot, Draft> misses) {
    this.slots = slots;
    this.matches = slots.stream().map(matches).toList();
    this.misses = slots.stream().map(misses).toList();
  }

  /** How many there are at most. */
  int most() {
    return left(0);
  }

  /** That one of them matches. */
  Draft matches(Slot slot) {
    return matches.get(slots.indexOf(slot));
  }

  /** That so many match, or more. */
  Draft atLeast(int number) {
    return written(0, number, true);
  }

  /** That fewer match. */
  Draft fewerThan(int number) {
    return written(0, number, false);
  }

  private Draft written(int from, int number, boolean atLeast) {
    if (number <= 0) {
      return Draft.of(atLeast);
    }
    if (left(from) < number) {
      return Draft.of(!atLeast);
    }
    long key = ((long) from << 33) + ((long) number << 1) + (atLeast ? 1 : 0);
    Draft known = written.get(key);
    if (known != null) {
      return known;
    }
    Draft with = written(from + 1, number - slots.get(from).weight(), atLeast);
    Draft without = written(from + 1, number, atLeast);
    Draft draft =
        atLeast
            ? Draft.any(Draft.all(matches.get(from), with), without)
            : Draft.all(Draft.any(misses.get(from), with), without);
    written.put(key, draft);
    return draft;
  }

  private int left(int from) {
    return slots.subList(from, slots.size()).stream().mapToInt(Slot::weight).sum();
  }
}
