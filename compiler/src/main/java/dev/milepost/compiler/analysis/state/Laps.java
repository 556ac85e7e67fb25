package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a lap: from entering a stage, by signals alone, to entering it in the very same state. What
 * led round once leads round again.
 */
final class Laps {

  /** From so many entries a lap is looked for. */
  private static final int MOST_ENTRIES = 3;

  private final Exploration exploration;
  private final JourneySpace journey;

  Laps(Exploration exploration) {
    this.exploration = exploration;
    this.journey = exploration.journey();
  }

  /** A lap from a stage, with the way to where it begins; null where none was found. */
  @Nullable List<Point> of(int stage) {
    Reached reached = exploration.reached(stage);
    if (reached == null) {
      return null;
    }
    // Only stages from which ways lead back can be on the lap.
    boolean[] around = leadingTo(stage);
    Bits entered = reached.byEntry();
    int tried = 0;
    for (int state = entered.next(0);
        state >= 0 && tried < MOST_ENTRIES;
        state = entered.next(state + 1)) {
      tried++;
      List<Point> lap = lap(around, stage, state);
      List<Point> before = lap == null ? null : Point.to(exploration.walk(), stage, state);
      if (lap != null && before != null) {
        List<Point> all = new ArrayList<>(before);
        all.addAll(lap);
        return all;
      }
    }
    return null;
  }

  /** By number, whether ways that nobody waits for lead from a stage to one. */
  private boolean[] leadingTo(int stage) {
    boolean[] leading = new boolean[journey.stages()];
    leading[stage] = true;
    boolean isNews = true;
    while (isNews) {
      isNews = false;
      for (int from = 1; from < leading.length; from++) {
        if (!leading[from] && leads(from, leading)) {
          leading[from] = true;
          isNews = true;
        }
      }
    }
    return leading;
  }

  private boolean leads(int from, boolean[] leading) {
    StageMoves moves = journey.stage(from);
    if (moves != null) {
      for (Way way : moves.stage().ways()) {
        if (!isTimed(way) && leading[journey.number(way.target())]) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable List<Point> lap(boolean[] around, int stage, int state) {
    List<Point> lap = new ArrayList<>();
    Walk walk =
        new Walk(
            journey,
            Walk.By.SIGNALS,
            way -> !isTimed(way) && around[journey.number(way.target())],
            (going, entry, entered) -> {
              if (lap.isEmpty() && entry.to() == stage && entered.has(state)) {
                lap.addAll(back(going, entry, state));
              }
              return !lap.isEmpty();
            },
            journey.limits().ofLap());
    walk.begin(stage, state);
    walk.follow();
    return lap.isEmpty() ? null : lap;
  }

  /** The way back to where a walk began, by an entry; empty where no signal leads there. */
  private static List<Point> back(Walk walk, Walk.Entry entry, int state) {
    List<Point> lap = Point.to(walk, entry.from(), walk.leftIn(entry, state));
    Reached reached = walk.reached(entry.to());
    if (lap == null || reached == null || lap.stream().allMatch(point -> point.step() == null)) {
      return List.of();
    }
    lap.removeFirst();
    lap.add(new Point(reached, entry.to(), state, null));
    return lap;
  }

  private static boolean isTimed(Way way) {
    return way.clause() instanceof Way.Clause.Transition(int _, Plan.Transition transition)
        && !(transition.trigger() instanceof Plan.Trigger.When);
  }
}
