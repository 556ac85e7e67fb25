package dev.milepost.engine.program;

import dev.milepost.engine.condition.ConditionLinker;
import dev.milepost.engine.condition.LinkedCondition;
import dev.milepost.engine.condition.Remembered;
import dev.milepost.engine.layout.FactSet;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.time.JourneyCalendar;
import java.util.ArrayList;
import java.util.List;

/** A stage with the names of its conditions resolved to places. */
public final class LinkedStage {

  private final Plan.Stage stage;
  private final List<LinkedTransition> transitions;
  private final FactSet reads;
  private final List<Remembered> remembered;
  private final boolean clocked;

  /** A way out of the stage; {@code number} is its place in written order. */
  public record LinkedTransition(
      int number, Plan.Transition transition, LinkedCondition condition) {}

  LinkedStage(
      Layout layout,
      JourneyCalendar calendar,
      Plan.Stage stage,
      FactSet endingReads,
      boolean clockedEndings) {
    this.stage = stage;
    this.reads = layout.noFacts();
    this.reads.addAll(endingReads);
    List<LinkedTransition> linked = new ArrayList<>();
    List<Remembered> memories = new ArrayList<>();
    for (Plan.Transition transition : stage.transitions()) {
      LinkedCondition condition = ConditionLinker.link(layout, calendar, transition.trigger());
      linked.add(new LinkedTransition(linked.size(), transition, condition));
      reads.addAll(condition.reads());
      memories.addAll(condition.remembered());
    }
    this.transitions = List.copyOf(linked);
    this.clocked =
        clockedEndings || linked.stream().anyMatch(way -> !way.condition().clocked().isEmpty());
    this.remembered = Remembered.once(memories);
  }

  public Plan.Stage stage() {
    return stage;
  }

  public String name() {
    return stage.name();
  }

  public List<LinkedTransition> transitions() {
    return transitions;
  }

  /** The facts that let an execution move from here, those of the journey's endings included. */
  public FactSet reads() {
    return reads;
  }

  /** What a visit remembers. */
  public List<Remembered> remembered() {
    return remembered;
  }

  /** Whether time alone can open a way out of here. */
  public boolean isClocked() {
    return clocked;
  }
}
