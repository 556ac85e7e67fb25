package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.plan.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a lap: from entering a stage, by signals alone, to entering it in the very same state. What
 * led round once leads round again.
 */
final class Laps {

  /** So many states are visited from one entry. */
  private final int most;

  /** From so many entries a lap is looked for. */
  private static final int MOST_ENTRIES = 3;

  private final Exploration exploration;

  /** The stages of the lap that is looked for: those from which ways lead back to its beginning. */
  private Set<Integer> around = Set.of();

  private record Place(int stage, int state) {}

  /**
   * How a place was come to.
   *
   * @param before null: the lap begins here
   */
  private record Visit(Place place, @Nullable Visit before, @Nullable Step step) {}

  Laps(Exploration exploration) {
    this.exploration = exploration;
    this.most = exploration.limits().ofLap();
  }

  /** A lap from a stage, with the way to where it begins; null where none was found. */
  @Nullable List<Point> of(int stage) {
    Reached reached = exploration.reached(stage);
    if (reached == null) {
      return null;
    }
    around = leadingTo(stage);
    Bits entered = reached.entered();
    int tried = 0;
    for (int state = entered.next(0);
        state >= 0 && tried < MOST_ENTRIES;
        state = entered.next(state + 1)) {
      if (reached.parent(state) < 0) {
        tried++;
        Visit last = lap(new Place(stage, state));
        List<Point> before = last == null ? null : Point.to(exploration, stage, state);
        if (last != null && before != null) {
          return points(before, last);
        }
      }
    }
    return null;
  }

  /** The stages from which ways that nobody waits for lead to one. */
  private Set<Integer> leadingTo(int stage) {
    Set<Integer> leading = new HashSet<>(Set.of(stage));
    boolean isNews = true;
    while (isNews) {
      isNews = false;
      for (int from = 1; from < exploration.stages(); from++) {
        Reached reached = exploration.reached(from);
        boolean leads =
            reached != null
                && reached.stage().ways().stream()
                    .anyMatch(
                        way -> !isTimed(way) && leading.contains(exploration.number(way.target())));
        isNews |= leads && leading.add(from);
      }
    }
    return leading;
  }

  private @Nullable Visit lap(Place start) {
    Map<Place, Visit> visits = new HashMap<>();
    Map<Integer, Moves> moves = new HashMap<>();
    Map<Carrying, Bits> carried = new HashMap<>();
    Deque<Visit> open = new ArrayDeque<>(List.of(new Visit(start, null, null)));
    Visit[] found = {null};
    while (!open.isEmpty() && found[0] == null && visits.size() < most) {
      Visit at = open.poll();
      follow(
          at,
          moves,
          carried,
          next -> {
            if (next.place().equals(start) && next.step() == null && hasSignal(next)) {
              found[0] = found[0] == null ? next : found[0];
            } else if (visits.putIfAbsent(next.place(), next) == null) {
              open.add(next);
            }
          });
    }
    return found[0];
  }

  private interface Visitor {
    void visit(Visit next);
  }

  private void follow(
      Visit at, Map<Integer, Moves> moves, Map<Carrying, Bits> carried, Visitor visitor) {
    Reached reached = exploration.reached(at.place().stage());
    if (reached == null) {
      return;
    }
    int state = at.place().state();
    if (reached.stage().leaving().has(state)) {
      Way taken = reached.stage().taken(state);
      int target = exploration.number(taken.target());
      Carrying carrying =
          exploration.plan().stages().get(target - 1).ends()
              ? null
              : exploration.carrying(at.place().stage(), target);
      if (carrying != null && around.contains(target) && !isTimed(taken)) {
        Bits known = carried.computeIfAbsent(carrying, _ -> new Bits(carrying.keys()));
        int key = carrying.key(state);
        if (!known.has(key)) {
          known.add(key);
          carrying.entries(
              state, entry -> visitor.visit(new Visit(new Place(target, entry), at, null)));
        }
      }
      return;
    }
    Moves all =
        moves.computeIfAbsent(
            at.place().stage(),
            _ -> new Moves(reached.stage(), exploration.asking(), exploration.vocabulary(), true));
    all.bySignals(
        state,
        (next, number) ->
            visitor.visit(new Visit(new Place(at.place().stage(), next), at, all.step(number))));
  }

  private static boolean isTimed(Way way) {
    return way.clause() instanceof Way.Clause.Transition(int _, Plan.Transition transition)
        && !(transition.trigger() instanceof Plan.Trigger.When);
  }

  private static boolean hasSignal(Visit last) {
    for (Visit visit = last; visit != null; visit = visit.before()) {
      if (visit.step() != null) {
        return true;
      }
    }
    return false;
  }

  private List<Point> points(List<Point> before, Visit last) {
    List<Point> lap = new ArrayList<>();
    for (Visit visit = last; visit.before() != null; visit = visit.before()) {
      Reached reached = exploration.reached(visit.place().stage());
      if (reached == null) {
        throw new IllegalStateException("not looked at: stage " + visit.place().stage());
      }
      lap.add(new Point(reached, visit.place().stage(), visit.place().state(), visit.step()));
    }
    Collections.reverse(lap);
    List<Point> all = new ArrayList<>(before);
    all.addAll(lap);
    return all;
  }
}
