package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows an execution through the stages that it passes without anything happening. */
final class Cascade {

  private final Exploration exploration;

  private record Place(int stage, int state) {}

  Cascade(Exploration exploration) {
    this.exploration = exploration;
  }

  /** The stages of the circle that a state leads into, or null where it comes to rest. */
  @Nullable List<String> circle(int stage, int state) {
    List<Place> passed = new ArrayList<>();
    Set<Place> known = new HashSet<>();
    Place at = new Place(stage, state);
    while (at != null) {
      if (!known.add(at)) {
        return passed.subList(passed.indexOf(at), passed.size()).stream()
            .map(place -> exploration.journey().plan().stages().get(place.stage() - 1).name())
            .toList();
      }
      passed.add(at);
      at = next(at);
    }
    return null;
  }

  private @Nullable Place next(Place at) {
    Reached reached = exploration.reached(at.stage());
    if (reached == null || !reached.stage().leaving().has(at.state())) {
      return null;
    }
    int target = exploration.journey().number(reached.stage().taken(at.state()).target());
    Plan.Stage stage = exploration.journey().plan().stages().get(target - 1);
    Carrying carrying = stage.ends() ? null : exploration.journey().carrying(at.stage(), target);
    if (carrying == null) {
      return null;
    }
    // Where a stage was looked at for itself, the first state that leads on is followed.
    Reached next = exploration.reached(target);
    Bits left = new Bits(reached.seen().universe());
    left.add(at.state());
    int entry = next == null ? -1 : carrying.after(left).and(next.stage().leaving()).next(0);
    return entry < 0 ? null : new Place(target, entry);
  }
}
