package dev.milepost.compiler.scenario;

import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.explain.Explainer;
import dev.milepost.engine.explain.Why;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.JourneyState;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what could have moved an execution to where a scenario expects it. */
final class WaysNotTaken {

  private WaysNotTaken() {}

  static List<Failure.Way> of(World world, Judge.Miss miss) {
    SubjectState state = world.first();
    if (state == null) {
      return List.of();
    }
    if (miss.wantsStart()) {
      return start(world, state);
    }
    Execution execution = world.lastExecution();
    return execution == null || !execution.isRunning() || miss.wanted().isEmpty()
        ? List.of()
        : ways(world, state, execution, miss.wanted());
  }

  private static List<Failure.Way> start(World world, SubjectState state) {
    Plan plan = world.plan();
    LinkedJourney journey = world.program().activeJourney(plan.journey());
    if (journey == null) {
      return List.of();
    }
    RecordShape shape = journey.about();
    RecordState about = shape == null ? null : state.newest(shape);
    if (shape != null && about == null) {
      return List.of();
    }
    Integer number = about == null ? null : about.number();
    Memory memory = Memory.EMPTY;
    for (JourneyState known : state.journeys()) {
      if (known.journey().equals(plan.journey()) && Objects.equals(known.about(), number)) {
        memory = known.memory();
      }
    }
    var explanation = Explainer.start(journey, state, about, memory, world.now());
    return explanation.truth() == Truth.TRUE
        ? List.of()
        : List.of(new Failure.Way(null, plan.starts().source(), plan.starts().when(), explanation));
  }

  /** The ways right to a wanted stage or, where there is none, those that are nearest to one. */
  private static List<Failure.Way> ways(
      World world, SubjectState state, Execution execution, Set<String> wanted) {
    Plan plan = world.plan();
    Why why = Explainer.why(world.program(), state, execution, world.now());
    Set<String> reached = new HashSet<>(wanted);
    while (true) {
      List<Failure.Way> ways = waysTo(plan, why, reached);
      if (!ways.isEmpty()) {
        return ways;
      }
      boolean grew = false;
      for (Plan.Stage stage : plan.stages()) {
        boolean leads =
            stage.transitions().stream().anyMatch(way -> reached.contains(way.target()));
        grew |= leads && reached.add(stage.name());
      }
      if (!grew) {
        return List.of();
      }
    }
  }

  private static List<Failure.Way> waysTo(Plan plan, Why why, Set<String> targets) {
    List<Failure.Way> ways = new ArrayList<>();
    List<@Nullable Condition> conditions = new ArrayList<>();
    plan.stage(why.stage())
        .ifPresent(
            stage -> stage.transitions().forEach(way -> conditions.add(condition(way.trigger()))));
    plan.endings().forEach(ending -> conditions.add(condition(ending.trigger())));
    for (int i = 0; i < why.ways().size(); i++) {
      Why.Way way = why.ways().get(i);
      if (targets.contains(way.target())) {
        ways.add(new Failure.Way(way.target(), way.clause(), conditions.get(i), way.explanation()));
      }
    }
    return ways;
  }

  private static @Nullable Condition condition(Plan.Trigger trigger) {
    return trigger instanceof Plan.Trigger.When(Condition condition) ? condition : null;
  }
}
