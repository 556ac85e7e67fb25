package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.witness.ScenarioWriter;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds all states that a journey's executions can be in: stage by stage, everything that signals,
 * answers and time can lead to, and from each way out the states in which the next stage is
 * entered. It finds all there are, and perhaps some more where a stage was looked at for itself.
 */
final class Exploration {

  /** The stage before, where that was not looked at. */
  static final int UNTOLD = -2;

  private final Plan plan;
  private final Vocabulary vocabulary;
  private final Asking asking;
  private final ClassBuilder classes;
  private final Limits limits;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final @Nullable Reached[] reached;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> ended = new LinkedHashMap<>();
  private final Map<Long, Carrying> carryings = new HashMap<>();
  private final Map<Long, Bits> carried = new HashMap<>();
  private final Set<String> tooLarge = new LinkedHashSet<>();
  private final Set<String> opaque = new LinkedHashSet<>();
  private boolean isWhole;
  private boolean isExact = true;
  private boolean isComplete = true;
  private long looked;

  /**
   * How a stage was entered.
   *
   * @param from the number of the stage before, or -1: nothing happened yet
   * @param state the state in which it was left
   */
  record Entry(int from, int state, int to) {}

  Exploration(Plan plan, Limits limits) {
    this.plan = plan;
    this.limits = limits;
    this.vocabulary = new Vocabulary(plan);
    this.asking = new Asking(plan);
    this.classes = new ClassBuilder(vocabulary, asking);
    this.numbers.put("", 0);
    for (Plan.Stage stage : plan.stages()) {
      numbers.putIfAbsent(stage.name(), numbers.size());
    }
    this.reached = new @Nullable Reached[numbers.size()];
    build();
    explore();
  }

  private void build() {
    Needs all = new Needs(vocabulary);
    all.join(StageSpace.needs(plan, null, vocabulary));
    for (Plan.Stage stage : plan.stages()) {
      all.join(StageSpace.needs(plan, stage, vocabulary));
    }
    isWhole = build(all, limits.whole());
    if (!isWhole) {
      isExact = false;
      build(null, limits.ofStage());
    }
    all.opaque().values().forEach(condition -> opaque.add(ConditionText.print(condition)));
    isExact &= vocabulary.inexact().isEmpty() && opaque.isEmpty();
    for (Reached at : reached) {
      isExact &= at == null || isExact(at.stage().space());
    }
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

  private boolean build(@Nullable Needs shared, int most) {
    for (int i = 0; i < reached.length; i++) {
      Plan.Stage stage = i == 0 ? null : plan.stages().get(i - 1);
      if (stage != null && stage.ends()) {
        continue;
      }
      StageSpace space = StageSpace.of(plan, stage, shared, vocabulary, asking, classes, most);
      if (space == null) {
        if (shared != null) {
          return false;
        }
        tooLarge.add(stage == null ? "" : stage.name());
        continue;
      }
      reached[i] = new Reached(space, new Moves(space, asking, vocabulary, true));
    }
    return true;
  }

  private void explore() {
    Reached start = reached[0];
    Deque<Integer> open = new ArrayDeque<>();
    boolean[] isOpen = new boolean[reached.length];
    if (start != null) {
      entries.add(new Entry(-1, -1, 0));
      start.enter(nothing(start.stage()), 0);
      open.add(0);
      isOpen[0] = true;
    }
    follow(open, isOpen);
    // Last, so that as much as can be is told from the beginning.
    for (String stage : tooLarge) {
      for (int next : behind(stage)) {
        if (!isOpen[next]) {
          isOpen[next] = true;
          open.addLast(next);
        }
      }
    }
    follow(open, isOpen);
  }

  private void follow(Deque<Integer> open, boolean[] isOpen) {
    while (isComplete && !open.isEmpty()) {
      int number = open.removeFirst();
      isOpen[number] = false;
      Map<String, List<Integer>> left = spread(number);
      if (left == null) {
        isComplete = false;
        return;
      }
      left.forEach((target, states) -> {
        Integer next = numbers.get(target);
        if (next != null && enter(number, next, states) && !isOpen[next]) {
          isOpen[next] = true;
          open.addLast(next);
        }
      });
    }
  }

  /** Out of a stage that is not looked at, the next ones are entered in every state there is. */
  private List<Integer> behind(String unknown) {
    List<Integer> entered = new ArrayList<>();
    Set<String> targets = new LinkedHashSet<>();
    if (unknown.isEmpty()) {
      targets.add(plan.stages().getFirst().name());
    } else {
      plan.stage(unknown)
          .ifPresent(stage -> stage.transitions().forEach(way -> targets.add(way.target())));
      plan.endings().forEach(ending -> targets.add(ending.target()));
    }
    for (String name : targets) {
      int next = number(name);
      Reached target = reached[next];
      int entry = entries.size();
      entries.add(new Entry(UNTOLD, 0, next));
      if (target != null) {
        Space space = target.stage().space();
        for (int state = 0; state < space.states(); state++) {
          if (isFresh(space, state)) {
            target.enter(state, entry);
          }
        }
        entered.add(next);
      } else if (plan.stage(name).filter(Plan.Stage::ends).isPresent()) {
        ended.putIfAbsent(name, entry);
      }
    }
    return entered;
  }

  private static boolean isFresh(Space space, int state) {
    for (int i = 0; i < space.variableCount(); i++) {
      Variable variable = space.variables().get(i);
      boolean isOpen = StageSpace.isCarried(variable) || variable instanceof Variable.Opaque;
      if (!isOpen && space.value(state, i) != 0) {
        return false;
      }
    }
    return true;
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
        var now = ScenarioWriter.startIn(plan.calendar());
        int passed = (int) clock.instants().stream().filter(at -> !at.isAfter(now)).count();
        nothing = space.with(nothing, i, passed);
      }
    }
    // What matches before anything is known starts nothing.
    return start.startTrue().has(nothing) ? space.with(nothing, matched, 1) : nothing;
  }

  /** Follows everything that can happen at a stage; null where that is too much. */
  private @Nullable Map<String, List<Integer>> spread(int number) {
    Reached at = reached[number];
    Map<String, List<Integer>> left = new LinkedHashMap<>();
    if (at == null) {
      return left;
    }
    Bits leaving = at.stage().leaving();
    for (int state = at.poll(); state >= 0; state = at.poll()) {
      if (looked > limits.steps()) {
        return null;
      }
      if (leaving.has(state)) {
        left.computeIfAbsent(at.stage().taken(state).target(), _ -> new ArrayList<>()).add(state);
      } else {
        int from = state;
        at.moves()
            .from(
                state,
                (next, step) -> {
                  looked++;
                  at.reach(from, next, step);
                });
      }
    }
    return left;
  }

  private boolean enter(int from, int to, List<Integer> states) {
    Plan.Stage stage = plan.stages().get(to - 1);
    if (stage.ends()) {
      if (!ended.containsKey(stage.name()) && !states.isEmpty()) {
        ended.put(stage.name(), entries.size());
        entries.add(new Entry(from, states.getFirst(), to));
      }
      return false;
    }
    Reached source = reached[from];
    Reached target = reached[to];
    if (source == null || target == null) {
      return false;
    }
    Carrying carrying = carrying(from, to);
    if (carrying == null) {
      return false;
    }
    Bits known = carried.computeIfAbsent(pair(from, to), _ -> new Bits(carrying.keys()));
    boolean[] isNews = {false};
    for (int state : states) {
      int key = carrying.key(state);
      if (!known.has(key)) {
        known.add(key);
        int entry = entries.size();
        entries.add(new Entry(from, state, to));
        carrying.entries(state, next -> isNews[0] |= target.enter(next, entry));
      }
    }
    return isNews[0];
  }

  private static long pair(int from, int to) {
    return (long) from << 32 | to;
  }

  /** What leads from one stage to another; null where one of them is not looked at. */
  @Nullable Carrying carrying(int from, int to) {
    Reached source = reached[from];
    Reached target = reached[to];
    if (source == null || target == null) {
      return null;
    }
    Carrying carrying =
        carryings.computeIfAbsent(
            pair(from, to), _ -> new Carrying(source.stage(), target.stage()));
    return carrying;
  }

  Plan plan() {
    return plan;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Asking asking() {
    return asking;
  }

  Limits limits() {
    return limits;
  }

  /** Answers what is asked of a visit of a stage. */
  Answers answers(Reached at) {
    return new Answers(at.stage().space(), vocabulary, asking, classes, Variable.Stretch.VISIT);
  }

  /** How many steps were looked at. */
  long looked() {
    return looked;
  }

  /** Whether everything that was found can happen, and nothing was left out. */
  boolean isExact() {
    return isExact && isComplete && tooLarge.isEmpty();
  }

  /** Whether everything that can happen was found. */
  boolean isComplete() {
    return isComplete;
  }

  /** The conditions that are not looked into, as they are written. */
  Set<String> opaque() {
    return opaque;
  }

  /** The stages with too many states to be looked at; what comes before the first is empty. */
  Set<String> tooLarge() {
    return tooLarge;
  }

  /** How many stages there are, with what comes before the first as number 0. */
  int stages() {
    return reached.length;
  }

  int number(String stage) {
    Integer number = numbers.get(stage);
    if (number == null) {
      throw new IllegalArgumentException("no stage " + stage);
    }
    return number;
  }

  /** What was found at a stage; null where it ends or was not looked at. */
  @Nullable Reached reached(int number) {
    return reached[number];
  }

  Entry entry(int number) {
    return entries.get(number);
  }

  /** The entry into a stage that ends, or null where nobody comes there. */
  @Nullable Entry entryIntoEnding(String stage) {
    Integer entry = ended.get(stage);
    return entry == null ? null : entries.get(entry);
  }
}
