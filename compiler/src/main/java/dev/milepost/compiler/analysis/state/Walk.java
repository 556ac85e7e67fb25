package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.plan.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Goes from some states to all that they lead to: at each stage in layers, each one step farther
 * than the one before, and from what leaves it into the next stages.
 */
final class Walk {

  /** Whether all that can happen is followed, or signals alone. */
  enum By {
    ANYTHING,
    SIGNALS
  }

  /** The stage before, where that was not looked at. */
  static final int UNTOLD = -2;

  /** Hears of every entry, and may end the walk. */
  @FunctionalInterface
  interface Watcher {
    boolean isEnough(Walk walk, Entry entry, Bits entered);
  }

  /**
   * How a stage was entered.
   *
   * @param from the number of the stage before, or -1: the walk begins here
   * @param states the states in which it was left
   */
  record Entry(int from, Bits states, int to) {}

  private final JourneySpace journey;
  private final By by;
  private final Predicate<Way> isFollowed;
  private final Watcher watcher;
  private final long most;
  private final @Nullable Reached[] reached;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<Entry, Map<Integer, Integer>> leftIn = new IdentityHashMap<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final boolean[] isOpen;
  private boolean isEnough;
  private long looked;

  /**
   * A walk.
   *
   * @param isFollowed whether a way out is followed
   * @param most so many states at most
   */
  Walk(JourneySpace journey, By by, Predicate<Way> isFollowed, Watcher watcher, long most) {
    this.journey = journey;
    this.by = by;
    this.isFollowed = isFollowed;
    this.watcher = watcher;
    this.most = most;
    this.reached = new @Nullable Reached[journey.stages()];
    this.isOpen = new boolean[journey.stages()];
  }

  /** Begins in a state. */
  void begin(int stage, int state) {
    Reached at = reached(stage);
    if (at != null) {
      Bits states = new Bits(at.seen().universe());
      states.add(state);
      entries.add(new Entry(-1, states, stage));
      at.enter(states, entries.size() - 1);
      open(stage);
    }
  }

  /** Begins in all states of a stage that somebody may enter in out of one not looked at. */
  void beginAnyhow(int stage) {
    Reached at = reached(stage);
    if (at != null) {
      Space space = at.stage().space();
      Bits fresh = Bits.all(space.states());
      for (int i = 0; i < space.variableCount(); i++) {
        Variable variable = space.variables().get(i);
        if (!StageSpace.isCarried(variable) && !(variable instanceof Variable.Opaque)) {
          fresh = space.where(fresh, i, 0);
        }
      }
      entries.add(new Entry(UNTOLD, fresh, stage));
      at.enter(fresh, entries.size() - 1);
      open(stage);
    } else if (stage > 0 && journey.plan().stages().get(stage - 1).ends()) {
      ended.add(journey.plan().stages().get(stage - 1).name());
    }
  }

  private void open(int stage) {
    if (!isOpen[stage]) {
      isOpen[stage] = true;
      open.addLast(stage);
    }
  }

  /** Follows everything there is to follow. */
  void follow() {
    while (isComplete() && !isEnough && !open.isEmpty()) {
      int stage = open.removeFirst();
      isOpen[stage] = false;
      spread(stage)
          .forEach((target, states) -> {
            if (!isEnough && enter(stage, target, states)) {
              open(target);
            }
          });
    }
  }

  /** Follows what can happen at a stage; by target the states in which it is left. */
  private Map<Integer, Bits> spread(int number) {
    Map<Integer, Bits> left = new LinkedHashMap<>();
    Reached at = reached[number];
    if (at == null) {
      return left;
    }
    Bits layer = at.takeEntered();
    while (!layer.isEmpty()) {
      looked += layer.count();
      for (Way way : at.stage().ways()) {
        if (way.isTaken().meets(layer) && isFollowed.test(way)) {
          left.merge(journey.number(way.target()), way.isTaken().and(layer), Bits::or);
        }
      }
      if (!isComplete()) {
        return left;
      }
      Bits resting = layer.without(at.stage().leaving());
      layer =
          at.step(
              switch (by) {
                case ANYTHING -> at.sets().after(resting);
                case SIGNALS -> at.sets().afterSignals(resting);
              });
    }
    return left;
  }

  private boolean enter(int from, int to, Bits left) {
    Plan.Stage stage = journey.plan().stages().get(to - 1);
    if (stage.ends()) {
      ended.add(stage.name());
      return false;
    }
    Carrying carrying = journey.carrying(from, to);
    Reached target = reached(to);
    if (carrying == null || target == null) {
      return false;
    }
    Entry entry = new Entry(from, left, to);
    entries.add(entry);
    Bits entered = carrying.after(left);
    boolean isNews = target.enter(entered, entries.size() - 1);
    isEnough |= watcher.isEnough(this, entry, entered);
    return isNews;
  }

  /** The state, of those found first, in which a stage was left to be entered in another state. */
  int leftIn(Entry entry, int state) {
    return leftIn
        .computeIfAbsent(entry, _ -> new HashMap<>())
        .computeIfAbsent(
            state,
            _ -> {
              Carrying carrying = journey.carrying(entry.from(), entry.to());
              Reached source = reached(entry.from());
              Reached target = reached(entry.to());
              if (carrying == null || source == null || target == null) {
                throw new IllegalStateException("not looked at: " + entry);
              }
              Bits entered = new Bits(target.seen().universe());
              entered.add(state);
              return source.first(carrying.before(entered).and(entry.states()), 1).getFirst();
            });
  }

  /** What was found at a stage; null where it ends or was not looked at. */
  @Nullable Reached reached(int number) {
    StageMoves stage = journey.stage(number);
    if (stage != null && reached[number] == null) {
      reached[number] = new Reached(stage);
    }
    return reached[number];
  }

  /** How a state was entered in. */
  Entry entry(int number) {
    return entries.get(number);
  }

  /** Whether somebody comes to a stage that ends. */
  boolean comesToEnding(String stage) {
    return ended.contains(stage);
  }

  /** Whether everything was followed. */
  boolean isComplete() {
    return looked <= most;
  }

  /** How many states were looked at. */
  long looked() {
    return looked;
  }
}
