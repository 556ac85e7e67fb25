package dev.milepost.compiler.analysis.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states of one stage that were found to be possible, and how each came about. */
final class Reached {

  private static final int NEVER = -1;

  private final StageMoves stage;
  private final Bits seen;
  private final Bits entered;
  private final Bits byEntry;
  private final Bits stepped;

  /** States found together: those entered in one go, or those that the layer before leads to. */
  private final List<Bits> layers = new ArrayList<>();

  private final List<Entered> entries = new ArrayList<>();
  private final Map<Integer, Came> came = new HashMap<>();
  private Bits pending;

  /** States that were found by an entry, which has a number. */
  private record Entered(Bits states, int entry) {}

  /** By which step a state was come to, and from which. */
  record Came(int from, int step) {}

  Reached(StageMoves stage) {
    this.stage = stage;
    int states = stage.space().states();
    this.seen = new Bits(states);
    this.entered = new Bits(states);
    this.byEntry = new Bits(states);
    this.stepped = new Bits(states);
    this.pending = new Bits(states);
  }

  StageSpace stage() {
    return stage.stage();
  }

  Moves moves() {
    return stage.moves();
  }

  StepSets sets() {
    return stage.sets();
  }

  /** All states found, also those that nobody rests in. */
  Bits seen() {
    return seen;
  }

  /** The states in which somebody entered the stage. */
  Bits entered() {
    return entered;
  }

  /** Those of them that nothing that happens at the stage led to before. */
  Bits byEntry() {
    return byEntry;
  }

  /** The states that something which happens at the stage leads to. */
  Bits stepped() {
    return stepped;
  }

  /** Somebody enters the stage in some states; whether one of them was not found before. */
  boolean enter(Bits states, int entry) {
    entered.addAll(states);
    Bits found = states.without(seen);
    if (found.isEmpty()) {
      return false;
    }
    seen.addAll(found);
    byEntry.addAll(found);
    pending = pending.or(found);
    entries.add(new Entered(found, entry));
    return true;
  }

  /** The states that were entered since this was asked last: a new layer. */
  Bits takeEntered() {
    Bits taken = pending;
    if (!taken.isEmpty()) {
      layers.add(taken);
      pending = new Bits(seen.universe());
    }
    return taken;
  }

  /** What the last layer leads to; those of them that were not found before are a new layer. */
  Bits step(Bits next) {
    stepped.addAll(next);
    Bits found = next.without(seen);
    if (!found.isEmpty()) {
      seen.addAll(found);
      layers.add(found);
    }
    return found;
  }

  /** The number of the entry that a state was found by, or -1: a step led to it. */
  int entry(int state) {
    for (Entered some : entries) {
      if (some.states().has(state)) {
        return some.entry();
      }
    }
    return NEVER;
  }

  /** Those of some states that were found first, so many at most. */
  List<Integer> first(Bits some, int most) {
    List<Integer> first = new ArrayList<>();
    for (Bits layer : layers) {
      for (int state = some.nextOfBoth(layer, 0);
          state >= 0 && first.size() < most;
          state = some.nextOfBoth(layer, state + 1)) {
        first.add(state);
      }
      if (first.size() == most) {
        break;
      }
    }
    return first;
  }

  private int layer(int state) {
    int layer = 0;
    while (!layers.get(layer).has(state)) {
      layer++;
    }
    return layer;
  }

  /** By which step a state was come to that nobody entered in. */
  Came came(int state) {
    Came known = came.get(state);
    if (known == null) {
      known = look(state);
      came.put(state, known);
    }
    return known;
  }

  private Came look(int state) {
    Bits resting = layers.get(layer(state) - 1).without(stage().leaving());
    Bits from = stage().stage() == null ? resting : sets().mayBefore(state, resting);
    for (int one = from.next(0); one >= 0; one = from.next(one + 1)) {
      int[] step = {NEVER};
      moves()
          .from(
              one,
              (next, number) -> {
                if (next == state && step[0] == NEVER) {
                  step[0] = number;
                }
              });
      if (step[0] != NEVER) {
        return new Came(one, step[0]);
      }
    }
    throw new IllegalStateException("nothing leads to state " + state);
  }
}
