package dev.milepost.engine.program;

import dev.milepost.engine.condition.ConditionLinker;
import dev.milepost.engine.condition.HeldTest;
import dev.milepost.engine.condition.LinkedCondition;
import dev.milepost.engine.condition.Remembered;
import dev.milepost.engine.layout.FactSet;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan with its names resolved to places. */
public final class LinkedJourney {

  private final Plan plan;
  private final String hash;
  private final Set<String> names;
  private final @Nullable RecordShape about;
  private final LinkedCondition start;
  private final List<LinkedEnding> endings;
  private final List<LinkedPromise> promises;
  private final Map<String, LinkedStage> stages;
  private final LinkedStage firstStage;
  private final List<Remembered> rememberedByExecution;
  private final List<HeldTest> held;
  private final FactSet heldReads;

  /** An ending from anywhere. */
  public record LinkedEnding(Plan.Ending ending, LinkedCondition condition) {}

  /** {@code never at "X" while ...}; {@code number} is its place among the journey's promises. */
  public record LinkedPromise(int number, Promise.NeverAt promise, LinkedCondition condition) {}

  LinkedJourney(Layout layout, Plan plan, String hash, Set<String> names) {
    this.plan = plan;
    this.hash = hash;
    this.names = names;
    this.about = plan.forEach() == null ? null : shapeOf(layout, plan);
    this.start = ConditionLinker.link(layout, plan.calendar(), plan.starts().when());
    this.endings =
        plan.endings().stream()
            .map(ending ->
                new LinkedEnding(
                    ending, ConditionLinker.link(layout, plan.calendar(), ending.trigger())))
            .toList();
    this.promises = promises(layout, plan);
    if (about != null) {
      // A record that comes may start its journey whatever the condition reads.
      about.addAllTo(start.reads());
    }
    FactSet endingReads = layout.noFacts();
    List<Remembered> remembered = new ArrayList<>();
    List<HeldTest> heldTests = new ArrayList<>(start.held());
    this.heldReads = layout.noFacts();
    addHeldReads(start);
    for (LinkedEnding ending : endings) {
      endingReads.addAll(ending.condition().reads());
      remembered.addAll(ending.condition().remembered());
      heldTests.addAll(ending.condition().held());
      addHeldReads(ending.condition());
    }
    for (LinkedPromise promise : promises) {
      endingReads.addAll(promise.condition().reads());
      remembered.addAll(promise.condition().remembered());
      heldTests.addAll(promise.condition().held());
      addHeldReads(promise.condition());
    }
    boolean clockedEndings =
        endings.stream().anyMatch(ending -> !ending.condition().clocked().isEmpty());
    Map<String, LinkedStage> byName = new HashMap<>();
    for (Plan.Stage stage : plan.stages()) {
      LinkedStage linked =
          new LinkedStage(layout, plan.calendar(), stage, endingReads, clockedEndings);
      byName.put(stage.name(), linked);
      for (LinkedStage.LinkedTransition transition : linked.transitions()) {
        heldTests.addAll(transition.condition().held());
        addHeldReads(transition.condition());
      }
    }
    this.stages = Map.copyOf(byName);
    this.firstStage = stage(plan.stages().getFirst().name());
    this.rememberedByExecution = Remembered.once(remembered);
    this.held = List.copyOf(heldTests);
  }

  private static RecordShape shapeOf(Layout layout, Plan plan) {
    RecordShape shape = layout.record(Objects.requireNonNull(plan.forEach()));
    if (shape == null) {
      throw new IllegalArgumentException("no app declares the record " + plan.forEach());
    }
    return shape;
  }

  private static List<LinkedPromise> promises(Layout layout, Plan plan) {
    List<LinkedPromise> linked = new ArrayList<>();
    for (int i = 0; i < plan.promises().size(); i++) {
      if (plan.promises().get(i) instanceof Promise.NeverAt never) {
        linked.add(
            new LinkedPromise(
                i, never, ConditionLinker.link(layout, plan.calendar(), never.condition())));
      }
    }
    return List.copyOf(linked);
  }

  private void addHeldReads(LinkedCondition condition) {
    if (!condition.held().isEmpty()) {
      heldReads.addAll(condition.reads());
    }
  }

  public Plan plan() {
    return plan;
  }

  /** The plan's identity. */
  public String hash() {
    return hash;
  }

  public String name() {
    return plan.journey();
  }

  /** Whether the journey has, or had in another version, that name. */
  public boolean isCalled(String journey) {
    return names.contains(journey);
  }

  /** The record type that an execution is about, or null: the subject itself. */
  public @Nullable RecordShape about() {
    return about;
  }

  public LinkedCondition start() {
    return start;
  }

  public List<LinkedEnding> endings() {
    return endings;
  }

  public List<LinkedPromise> promises() {
    return promises;
  }

  /**
   * The stage of that name.
   *
   * @throws IllegalArgumentException where the plan has none: an execution never stands outside of
   *     its plan
   */
  public LinkedStage stage(String name) {
    LinkedStage stage = stages.get(name);
    if (stage == null) {
      throw new IllegalArgumentException(
          "journey \"" + plan.journey() + "\" has no stage \"" + name + '"');
    }
    return stage;
  }

  public LinkedStage firstStage() {
    return firstStage;
  }

  /** What the journey's own clauses remember from the start of an execution on. */
  public List<Remembered> rememberedByExecution() {
    return rememberedByExecution;
  }

  /** All parts that must hold for a time. */
  public List<HeldTest> held() {
    return held;
  }

  /** The facts that parts which must hold for a time read. */
  public FactSet heldReads() {
    return heldReads;
  }
}
