package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.witness.ScenarioWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds all states that a journey's executions can be in: stage by stage, everything that signals,
 * answers and time can lead to, and from each way out the states in which the next stage is
 * entered. It finds all there are, and perhaps some more where a stage was looked at for itself.
 */
final class Exploration {

  private final JourneySpace journey;
  private final Walk walk;

  Exploration(JourneySpace journey) {
    this.journey = journey;
    this.walk =
        new Walk(
            journey, Walk.By.ANYTHING, _ -> true, (_, _, _) -> false, journey.limits().states());
    StageMoves start = journey.stage(0);
    if (start != null) {
      walk.begin(0, nothing(start.stage()));
    }
    walk.follow();
    // Last, so that as much as can be is told from the beginning.
    for (String stage : journey.tooLarge()) {
      journey.behind(stage).forEach(walk::beginAnyhow);
    }
    walk.follow();
  }

  /** The state in which nothing has happened. */
  private int nothing(StageSpace start) {
    Space space = start.space();
    int nothing = 0;
    int matched = space.find(new Variable.Matched());
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.Opaque) {
        nothing = space.with(nothing, i, 2);
      }
      if (space.variables().get(i) instanceof Variable.Clock clock) {
        var now = ScenarioWriter.startIn(journey.plan().calendar());
        int passed = (int) clock.instants().stream().filter(at -> !at.isAfter(now)).count();
        nothing = space.with(nothing, i, passed);
      }
    }
    // What matches before anything is known starts nothing.
    return start.startTrue().has(nothing) ? space.with(nothing, matched, 1) : nothing;
  }

  JourneySpace journey() {
    return journey;
  }

  Walk walk() {
    return walk;
  }

  /** What was found at a stage; null where it ends or was not looked at. */
  @Nullable Reached reached(int number) {
    return walk.reached(number);
  }

  /** How many states were looked at. */
  long looked() {
    return walk.looked();
  }

  /** Whether everything that was found can happen, and nothing was left out. */
  boolean isExact() {
    return journey.isExact() && isComplete() && journey.tooLarge().isEmpty();
  }

  /** Whether everything that can happen was found. */
  boolean isComplete() {
    return walk.isComplete();
  }

  /** The stages with too many states to be looked at; what comes before the first is empty. */
  Set<String> tooLarge() {
    return journey.tooLarge();
  }
}
