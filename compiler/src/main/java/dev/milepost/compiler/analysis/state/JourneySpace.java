package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The states of all stages of a journey, what can happen there, and what leads between them. */
final class JourneySpace {

  private final Plan plan;
  private final Limits limits;
  private final Vocabulary vocabulary;
  private final Asking asking;
  private final ClassBuilder classes;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final @Nullable StageMoves[] stages;
  private final Map<Long, Carrying> carryings = new HashMap<>();
  private final Set<String> tooLarge = new LinkedHashSet<>();
  private final Set<String> opaque = new LinkedHashSet<>();
  private final boolean isExact;

  JourneySpace(Plan plan, Limits limits) {
    this.plan = plan;
    this.limits = limits;
    this.vocabulary = new Vocabulary(plan);
    this.asking = new Asking(plan);
    this.classes = new ClassBuilder(vocabulary, asking);
    this.numbers.put("", 0);
    for (Plan.Stage stage : plan.stages()) {
      numbers.putIfAbsent(stage.name(), numbers.size());
    }
    this.stages = new @Nullable StageMoves[numbers.size()];
    List<Needs> needs = new ArrayList<>();
    needs.add(StageSpace.needs(plan, null, vocabulary));
    plan.stages().forEach(stage -> needs.add(StageSpace.needs(plan, stage, vocabulary)));
    Needs all = new Needs(vocabulary);
    needs.forEach(all::join);
    List<Variable> records = classes.records(all, limits.whole(), mostOfRecords(all));
    boolean isWhole =
        records != null && build(needs, new StageSpace.Whole(all, records), limits.whole());
    if (!isWhole) {
      build(needs, null, limits.ofStage());
    }
    all.opaque().values().forEach(condition -> opaque.add(ConditionText.print(condition)));
    boolean isExact = isWhole && vocabulary.inexact().isEmpty() && opaque.isEmpty();
    for (StageMoves stage : stages) {
      isExact &= stage == null || isExact(stage.space());
    }
    this.isExact = isExact;
  }

  /** What else is told apart at every stage that waits leaves room for so many of records. */
  private long mostOfRecords(Needs all) {
    boolean anyWaits = plan.stages().stream().anyMatch(stage -> !stage.ends());
    return anyWaits
        ? limits.whole() / Space.states(StageSpace.carried(all, vocabulary))
        : limits.whole();
  }

  private boolean build(List<Needs> needs, StageSpace.@Nullable Whole whole, int most) {
    StageSpace[] spaces = new StageSpace[stages.length];
    for (int i = 0; i < stages.length; i++) {
      Plan.Stage stage = i == 0 ? null : plan.stages().get(i - 1);
      if (stage != null && stage.ends()) {
        continue;
      }
      StageSpace space =
          StageSpace.of(plan, stage, needs.get(i), whole, vocabulary, asking, classes, most);
      if (space == null) {
        if (whole != null) {
          return false;
        }
        tooLarge.add(stage == null ? "" : stage.name());
        continue;
      }
      spaces[i] = space;
    }
    for (int i = 0; i < stages.length; i++) {
      stages[i] = spaces[i] == null ? null : StageMoves.of(spaces[i], asking, vocabulary);
    }
    return true;
  }

  /** Whether the times of a stage can be told for sure: only one clock runs. */
  private static boolean isExact(Space space) {
    return space.variables().stream()
        .allMatch(variable ->
            switch (variable) {
              case Variable.OfRecord record ->
                  record.fields().stream().allMatch(field -> field.domain().phases() == 1);
              case Variable.Lasting lasting -> lasting.stretch() == Variable.Stretch.VISIT;
              case Variable.Turned _, Variable.Counted _, Variable.Answer _, Variable.Matched _ ->
                  true;
              case Variable.Held _,
                  Variable.Lately _,
                  Variable.Clock _,
                  Variable.OtherEnded _,
                  Variable.Opaque _ ->
                  false;
            });
  }

  Plan plan() {
    return plan;
  }

  Limits limits() {
    return limits;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Answers what is asked of a visit of a stage. */
  Answers answers(Space space) {
    return new Answers(space, vocabulary, asking, classes, Variable.Stretch.VISIT);
  }

  /** How many stages there are, with what comes before the first as number 0. */
  int stages() {
    return stages.length;
  }

  int number(String stage) {
    Integer number = numbers.get(stage);
    if (number == null) {
      throw new IllegalArgumentException("no stage " + stage);
    }
    return number;
  }

  /** A stage, by its number; null where it ends or its states are too many. */
  @Nullable StageMoves stage(int number) {
    return stages[number];
  }

  /** What leads from one stage to another; null where one of them is not looked at. */
  @Nullable Carrying carrying(int from, int to) {
    StageMoves source = stages[from];
    StageMoves target = stages[to];
    return source == null || target == null
        ? null
        : carryings.computeIfAbsent(
            (long) from << 32 | to, _ -> new Carrying(source.stage(), target.stage()));
  }

  /** The numbers of the stages that ways out of one lead to, whatever their conditions. */
  Set<Integer> behind(String stage) {
    Set<Integer> targets = new LinkedHashSet<>();
    if (stage.isEmpty()) {
      targets.add(number(plan.stages().getFirst().name()));
    } else {
      List<Plan.Transition> ways = plan.stage(stage).map(Plan.Stage::transitions).orElse(List.of());
      ways.forEach(way -> targets.add(number(way.target())));
      plan.endings().forEach(ending -> targets.add(number(ending.target())));
    }
    return targets;
  }

  /** The conditions that are not looked into, as they are written. */
  Set<String> opaque() {
    return opaque;
  }

  /** The stages with too many states to be looked at; what comes before the first is empty. */
  Set<String> tooLarge() {
    return tooLarge;
  }

  /** Whether its states are told apart just as the engine does, and their times can be told. */
  boolean isExact() {
    return isExact;
  }
}
