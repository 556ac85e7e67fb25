package dev.milepost.compiler.analysis.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells whether it is the clock alone that makes states what they are. */
final class Since {

  private Since() {}

  /** The instant from which it does, the earliest; null where one of the states was so before. */
  static @Nullable Instant of(Reached reached, Bits some) {
    Space space = reached.stage().space();
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.Clock clock) {
        int first = first(space, i, some);
        return first <= 0 ? null : clock.instants().get(first - 1);
      }
    }
    return null;
  }

  /** The first value of the clock at which one of the states is found, all others being free. */
  private static int first(Space space, int clock, Bits some) {
    int first = space.size(clock);
    for (int state = some.next(0); state >= 0; state = some.next(state + 1)) {
      int value = space.value(state, clock);
      boolean isFree = true;
      for (int earlier = 0; earlier < value && isFree; earlier++) {
        isFree = !some.has(space.with(state, clock, earlier));
      }
      if (isFree) {
        first = Math.min(first, value);
      }
    }
    return first == space.size(clock) ? 0 : first;
  }
}
