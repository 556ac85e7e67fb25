package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.plan.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a lap: from entering a stage, by signals alone, to entering it in the very same state. What
 * led round once leads round again.
 */
final class Laps {

  /** So many states are visited from one entry. */
  private static final int MOST_VISITED = 20_000;

  /** From so many entries a lap is looked for. */
  private static final int MOST_ENTRIES = 3;

  private final Exploration exploration;
  private final @Nullable Moves[] moves;

  private record Place(int stage, int state) {}

  /**
   * How a place was come to.
   *
   * @param before null: the lap begins here
   */
  private record Visit(Place place, @Nullable Visit before, @Nullable Step step) {}

  Laps(Exploration exploration) {
    this.exploration = exploration;
    this.moves = new @Nullable Moves[exploration.stages()];
  }

  /** A lap from a stage, with the way to where it begins; null where none was found. */
  @Nullable List<Point> of(int stage) {
    Reached reached = exploration.reached(stage);
    if (reached == null) {
      return null;
    }
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

  private @Nullable Visit lap(Place start) {
    Map<Place, Visit> visits = new HashMap<>();
    Deque<Visit> open = new ArrayDeque<>(List.of(new Visit(start, null, null)));
    Visit[] found = {null};
    while (!open.isEmpty() && found[0] == null && visits.size() < MOST_VISITED) {
      Visit at = open.poll();
      follow(
          at,
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

  private void follow(Visit at, Visitor visitor) {
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
      if (carrying != null && !isTimed(taken)) {
        carrying.entries(
            state, entry -> visitor.visit(new Visit(new Place(target, entry), at, null)));
      }
      return;
    }
    Moves all = moves(at.place().stage(), reached);
    all.from(
        state,
        (next, number) -> {
          Step step = all.step(number);
          if (isSignal(step)) {
            visitor.visit(new Visit(new Place(at.place().stage(), next), at, step));
          }
        });
  }

  private Moves moves(int stage, Reached reached) {
    Moves known = moves[stage];
    if (known == null) {
      known = new Moves(reached.stage(), exploration.asking(), exploration.vocabulary(), false);
      moves[stage] = known;
    }
    return known;
  }

  private static boolean isTimed(Way way) {
    return way.clause() instanceof Way.Clause.Transition(int _, Plan.Transition transition)
        && !(transition.trigger() instanceof Plan.Trigger.When);
  }

  private static boolean isSignal(Step step) {
    return switch (step) {
      case Step.Sets _, Step.Gone _, Step.Happens _ -> true;
      case Step.Answers _, Step.Passes _, Step.OtherEnds _, Step.Turns _ -> false;
    };
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
