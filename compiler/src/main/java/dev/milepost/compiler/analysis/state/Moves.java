package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.analysis.state.Variable.Stretch;
import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All that can happen in the states of a stage, and what comes of it. */
final class Moves {

  /** Receives where a step leads. */
  @FunctionalInterface
  interface Visitor {
    void reach(int next, int step);
  }

  private static final int[] NONE = {};

  private final StageSpace stage;
  private final Space space;
  private final boolean isStart;
  private final boolean isOnce;
  private final List<Step> steps = new ArrayList<>();
  private final int[] setStep;
  private final int[] newStep;
  private final int[] goneStep;
  private final boolean[] isAttached;
  private final int[] @Nullable [] groups;
  private final @Nullable Bits[] groupsDone;
  private final List<int[]> turned = new ArrayList<>();
  private final List<Integer> held = new ArrayList<>();
  private final List<Set<TypeName>> heldPlain = new ArrayList<>();
  private final Map<Integer, HappeningKind> happenings = new LinkedHashMap<>();
  private final Map<Integer, String> answers = new LinkedHashMap<>();
  private final Map<Integer, Integer> otherEnds = new LinkedHashMap<>();
  private final List<Integer> opaque = new ArrayList<>();
  private final Map<Integer, Integer> turns = new LinkedHashMap<>();
  private final List<Reads> opaqueReads = new ArrayList<>();

  /** The variables that time changes; by two of them the step in which both change. */
  private final int[] clocks;

  private final int[][] passing;
  private final int[][][] later;
  private final int answerVariable;
  private final int matched;

  /**
   * Prepares them.
   *
   * @param isOnce whether what many states lead to alike is visited from one of them only
   */
  Moves(StageSpace stage, Asking asking, Vocabulary vocabulary, boolean isOnce) {
    this.stage = stage;
    this.isOnce = isOnce;
    this.space = stage.space();
    this.isStart = stage.stage() == null;
    int count = space.variableCount();
    this.setStep = new int[count];
    this.newStep = new int[count];
    this.goneStep = new int[count];
    this.isAttached = new boolean[count];
    this.groups = new int[count] @Nullable [];
    this.groupsDone = new @Nullable Bits[count];
    this.matched = space.find(new Variable.Matched());
    int answer = -1;
    Set<TypeName> inHeld = new HashSet<>();
    for (Condition inner : stage.needs().heldInner().values()) {
      inHeld.addAll(typesIn(inner, false));
    }
    for (int i = 0; i < count; i++) {
      switch (space.variables().get(i)) {
        case Variable.OfRecord record -> addRecord(i, record, inHeld.contains(record.type()));
        case Variable.Answer of -> answer = i;
        case Variable.Held of -> {
          held.add(i);
          Condition inner = stage.needs().heldInner().get(of.key());
          heldPlain.add(inner == null ? Set.of() : typesIn(inner, true));
        }
        case Variable.Opaque of -> {
          opaque.add(i);
          opaqueReads.add(Reads.of(stage.needs().opaque().get(of.key())));
          turns.put(i, add(new Step.Turns(i)));
        }
        case Variable.OtherEnded of -> {
          if (!isStart || of.stretch() == Stretch.VISIT) {
            otherEnds.put(i, add(new Step.OtherEnds(i)));
          }
        }
        case Variable.Turned _,
            Variable.Counted _,
            Variable.Lately _,
            Variable.Lasting _,
            Variable.Clock _,
            Variable.Matched _ -> {}
      }
    }
    this.later = new int[count][][];
    this.clocks =
        IntStream.range(0, count)
            .filter(i ->
                IntStream.range(0, space.size(i))
                    .anyMatch(value -> later(space.variables().get(i), value, isStart).length > 0))
            .toArray();
    this.passing = new int[clocks.length][clocks.length];
    addClocks();
    this.answerVariable = answer;
    if (answer >= 0) {
      for (String one : ((Variable.Answer) space.variables().get(answer)).answers()) {
        answers.put(add(new Step.Answers(one)), one);
      }
    }
    for (HappeningKind kind : new HappeningKinds(space, asking, vocabulary, isStart).all()) {
      happenings.put(add(new Step.Happens(kind)), kind);
    }
  }

  private int add(Step step) {
    steps.add(step);
    return steps.size() - 1;
  }

  /** The step of a number. */
  Step step(int number) {
    return steps.get(number);
  }

  private static Set<TypeName> typesIn(Condition condition, boolean onlyPlain) {
    Set<TypeName> types = new HashSet<>();
    ConditionParts.visit(
        condition,
        part -> {
          if (!onlyPlain && part instanceof Condition.Quantified quantified) {
            types.add(quantified.record());
          }
        },
        operand -> {
          switch (operand) {
            case Operand.FieldOperand(var name) -> types.add(name.type());
            case Operand.CountOf count when !onlyPlain -> types.add(count.record());
            case Operand.SumOf sum when !onlyPlain -> types.add(sum.field().type());
            default -> {}
          }
        });
    return types;
  }

  private void addRecord(int variable, Variable.OfRecord record, boolean isInHeld) {
    setStep[variable] = add(new Step.Sets(variable, false));
    newStep[variable] = add(new Step.Sets(variable, true));
    goneStep[variable] = add(new Step.Gone(variable));
    boolean hasMemory = false;
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.Turned of
          && of.type().equals(record.type())
          && of.slot() == record.slot()) {
        hasMemory = true;
        turned.add(new int[] {i, variable});
      }
    }
    isAttached[variable] = hasMemory || isInHeld || matched >= 0;
    if (isOnce && !isAttached[variable]) {
      // All states that differ only in what one signal may set lead to the same ones by it.
      int[] group = new int[record.size()];
      for (int value = 0; value < group.length; value++) {
        group[value] = record.isThere(value) ? bare(record, value) : value;
      }
      groups[variable] = group;
      groupsDone[variable] = new Bits(space.states());
    }
  }

  /** The value with everything unknown that a record may leave again. */
  private static int bare(Variable.OfRecord record, int value) {
    int bare = value;
    for (int field = 0; field < record.fields().size(); field++) {
      if (!record.fields().get(field).isFinal(record.classOf(value, field))) {
        bare = record.with(bare, field, 0);
      }
    }
    return bare;
  }

  /** Whether a signal that sets a record changes nothing else that is told apart. */
  boolean changesOnly(int variable) {
    return !isAttached[variable] && opaque.isEmpty();
  }

  /** Visits what everything that can happen in a state leads to. */
  void from(int state, Visitor visitor) {
    bySignals(state, visitor);
    if (answerVariable >= 0) {
      int value = 1;
      for (int step : answers.keySet()) {
        settle(state, space.with(state, answerVariable, value++), step, null, visitor);
      }
    }
    otherEnds.forEach(
        (variable, step) -> settle(state, space.with(state, variable, 1), step, null, visitor));
    turns.forEach((variable, step) -> {
      for (int value = 0; value < 3; value++) {
        settle(state, space.with(state, variable, value), step, null, visitor);
      }
    });
    pass(state, visitor);
  }

  /** Visits what signals lead to. */
  void bySignals(int state, Visitor visitor) {
    for (int variable = 0; variable < space.variableCount(); variable++) {
      if (space.variables().get(variable) instanceof Variable.OfRecord record) {
        fromRecord(state, variable, record, visitor);
      }
    }
    happenings.forEach((step, kind) -> happen(state, step, kind, visitor));
  }

  private void fromRecord(int state, int variable, Variable.OfRecord record, Visitor visitor) {
    int value = space.value(state, variable);
    boolean isThere = record.isThere(value);
    int[] group = groups[variable];
    Bits done = groupsDone[variable];
    boolean isNews = true;
    if (group != null && done != null) {
      int key = space.with(state, variable, group[value]);
      isNews = !done.has(key);
      done.add(key);
    }
    if (isThere && isNews) {
      set(state, variable, record, value, visitor);
    }
    if (record.isCounted()) {
      if (record.slot() == 0 && isRoom(state, variable)) {
        come(state, variable, record, visitor);
      }
      if (isThere && !record.isOnlyOne()) {
        gone(state, variable, record, visitor);
      }
    } else if (!record.isOnlyOne() && (isAttached[variable] || keepsFinals(record, value))) {
      for (int next = 0; next < record.size(); next++) {
        change(state, variable, record, value, next, true, newStep[variable], visitor);
      }
    }
  }

  private static boolean keepsFinals(Variable.OfRecord record, int value) {
    for (int field = 0; field < record.fields().size(); field++) {
      if (record.fields().get(field).isFinal(record.classOf(value, field))) {
        return true;
      }
    }
    return false;
  }

  /** Whether one more record of the type is told apart. */
  private boolean isRoom(int state, int variable) {
    int[] slots = slots(variable);
    return space.value(state, slots[slots.length - 1]) == 0;
  }

  /** A new record is the newest; those before it stay as they are. */
  private void come(int state, int variable, Variable.OfRecord record, Visitor visitor) {
    int[] slots = slots(variable);
    int older = state;
    for (int slot = slots.length - 1; slot > 0; slot--) {
      older =
          space.with(
              older,
              slots[slot],
              stage.values(slots[slot]).fromNewer(space.value(state, slots[slot - 1]))[0]);
      older = withMemories(older, slots[slot], slot - 1, state);
    }
    int value = space.value(state, variable);
    for (int next = 1; next < record.size(); next++) {
      int changed = space.with(older, variable, next);
      for (int[] pair : turned) {
        if (pair[1] == variable && isUsed(pair[0])) {
          changed = remembered(changed, pair[0], record, value, next, true);
        }
      }
      settle(state, changed, newStep[variable], record.type(), visitor);
    }
  }

  /** What is remembered of a record, taken over from another slot. */
  private int withMemories(int changed, int record, int fromSlot, int state) {
    int taken = changed;
    for (int[] pair : turned) {
      if (pair[1] == record) {
        taken = space.with(taken, pair[0], space.value(state, twin(pair[0], fromSlot)));
      }
    }
    return taken;
  }

  private void set(int state, int variable, Variable.OfRecord record, int value, Visitor visitor) {
    for (int next : stage.values(variable).settable(value)) {
      change(state, variable, record, value, next, false, setStep[variable], visitor);
    }
    // Another value of the same class is a change too.
    for (int[] pair : turned) {
      if (pair[1] == variable
          && ((Variable.Turned) space.variables().get(pair[0])).condition()
              instanceof Condition.Changes changes
          && space.value(state, pair[0]) == 0
          && canChangeWithin(record, changes, value)
          && isUsed(pair[0])) {
        settle(state, space.with(state, pair[0], 1), setStep[variable], record.type(), visitor);
      }
    }
  }

  private static boolean canChangeWithin(
      Variable.OfRecord record, Condition.Changes changes, int value) {
    int place = Answers.place(record, changes.field());
    FieldClasses classes = record.fields().get(place);
    int held = record.classOf(value, place);
    return held != 0 && !classes.isFinal(held) && !classes.isSingle(held);
  }

  /** Before the first stage nothing is remembered for the execution to come. */
  private boolean isUsed(int variable) {
    return !isStart
        || !(space.variables().get(variable) instanceof Variable.Turned of)
        || of.stretch() == Stretch.VISIT;
  }

  private void change(
      int state,
      int variable,
      Variable.OfRecord record,
      int value,
      int next,
      boolean isNew,
      int step,
      Visitor visitor) {
    int changed = space.with(state, variable, next);
    for (int[] pair : turned) {
      if (pair[1] == variable && isUsed(pair[0])) {
        changed = remembered(changed, pair[0], record, value, next, isNew);
      }
    }
    settle(state, changed, step, isNew ? record.type() : null, visitor);
  }

  private int remembered(
      int changed, int memory, Variable.OfRecord record, int value, int next, boolean isNew) {
    Variable.Turned of = (Variable.Turned) space.variables().get(memory);
    if (of.condition() instanceof Condition.Changes changes) {
      int place = Answers.place(record, changes.field());
      int from = record.classOf(value, place);
      int to = record.classOf(next, place);
      boolean isChange = !isNew && from != 0 && to != 0 && from != to;
      return isNew || isChange ? space.with(changed, memory, isChange ? 1 : 0) : changed;
    }
    boolean[] isTrue = stage.turnedTrue(memory);
    boolean turns = isTrue[next] && (isNew || !isTrue[value]);
    return isNew || turns ? space.with(changed, memory, turns ? 1 : 0) : changed;
  }

  private void gone(int state, int variable, Variable.OfRecord record, Visitor visitor) {
    int[] slots = slots(variable);
    int last = slots[slots.length - 1];
    int changed = space.with(state, last, 0);
    for (int[] pair : turned) {
      if (pair[1] == last) {
        changed = space.with(changed, pair[0], 0);
      }
    }
    for (int slot = record.slot(); slot < slots.length - 1; slot++) {
      if (slot > 0) {
        int kept = stage.values(slots[slot]).fromOlder(space.value(state, slots[slot + 1]))[0];
        changed = space.with(changed, slots[slot], kept);
      }
      changed = withMemories(changed, slots[slot], slot + 1, state);
    }
    if (record.slot() > 0 || slots.length == 1) {
      settle(state, changed, goneStep[variable], record.type(), visitor);
      return;
    }
    // Of the one that is the newest again more is told apart than before.
    for (int value : stage.values(variable).fromOlder(space.value(state, slots[1]))) {
      settle(
          state, space.with(changed, variable, value), goneStep[variable], record.type(), visitor);
    }
  }

  private int[] slots(int variable) {
    return stage.values(variable).slots();
  }

  private int twin(int memory, int slot) {
    Variable.Turned of = (Variable.Turned) space.variables().get(memory);
    return space.find(new Variable.Turned(of.condition(), of.type(), slot, of.stretch()));
  }

  private void happen(int state, int step, HappeningKind kind, Visitor visitor) {
    int changed = state;
    for (int variable : kind.counts()) {
      int times = space.value(changed, variable);
      if (times < space.size(variable) - 1) {
        changed = space.with(changed, variable, times + 1);
      }
    }
    settle(state, changed, step, null, visitor);
  }

  private void pass(int state, Visitor visitor) {
    for (int i = 0; i < clocks.length; i++) {
      int one = clocks[i];
      for (int shown : later(one, state)) {
        int once = space.with(state, one, shown);
        settle(state, once, passing[i][i], null, visitor);
        for (int j = i + 1; j < clocks.length; j++) {
          for (int alike : later(clocks[j], state)) {
            settle(state, space.with(once, clocks[j], alike), passing[i][j], null, visitor);
          }
        }
      }
    }
  }

  /** What time may lead a variable to show next. */
  private int[] later(int variable, int state) {
    int value = space.value(state, variable);
    Bits runs = stage.heldTrue().get(variable);
    return runs == null || runs.has(state) ? later[variable][value] : NONE;
  }

  private static int[] later(Variable variable, int value, boolean isStart) {
    boolean isOver = value == variable.size() - 1;
    return switch (variable) {
      case Variable.Lasting lasting ->
          isOver || (isStart && lasting.stretch() == Stretch.EXECUTION)
              ? NONE
              : new int[] {value + 1};
      case Variable.Clock _, Variable.Held _ -> isOver ? NONE : new int[] {value + 1};
      case Variable.Lately _ -> IntStream.range(0, value).toArray();
      case Variable.OfRecord record -> record.later(value);
      case Variable.Turned _,
          Variable.Counted _,
          Variable.Answer _,
          Variable.OtherEnded _,
          Variable.Matched _,
          Variable.Opaque _ ->
          NONE;
    };
  }

  private void addClocks() {
    for (int variable = 0; variable < later.length; variable++) {
      int of = variable;
      later[variable] =
          IntStream.range(0, space.size(variable))
              .mapToObj(value -> later(space.variables().get(of), value, isStart))
              .toArray(int[][]::new);
    }
    for (int i = 0; i < clocks.length; i++) {
      for (int j = i; j < clocks.length; j++) {
        passing[i][j] =
            add(new Step.Passes(i == j ? List.of(clocks[i]) : List.of(clocks[i], clocks[j])));
      }
    }
  }

  private @Nullable TypeName typeOf(int step) {
    return switch (steps.get(step)) {
      case Step.Sets(int variable, boolean _) -> record(variable).type();
      case Step.Gone(int variable) -> record(variable).type();
      case Step.Happens(HappeningKind kind) -> kind.event();
      case Step.Answers _, Step.Passes _, Step.OtherEnds _, Step.Turns _ -> null;
    };
  }

  private Variable.OfRecord record(int variable) {
    return (Variable.OfRecord) space.variables().get(variable);
  }

  /** Sets the clocks of what must hold, and whatever is not looked into. */
  private void settle(
      int before, int changed, int step, @Nullable TypeName newest, Visitor visitor) {
    int settled = changed;
    for (int i = 0; i < held.size(); i++) {
      int variable = held.get(i);
      Bits isTrue = stage.heldTrue().get(variable);
      if (isTrue == null) {
        continue;
      }
      boolean goesOn =
          isTrue.has(settled)
              && isTrue.has(before)
              && (newest == null || !heldPlain.get(i).contains(newest));
      if (!goesOn) {
        settled = space.with(settled, variable, 0);
      }
    }
    if (matched >= 0) {
      settled = space.with(settled, matched, stage.startTrue().has(before) ? 1 : 0);
      if (!stage.leaving().has(settled)) {
        settled = space.with(settled, matched, stage.startTrue().has(settled) ? 1 : 0);
      }
    }
    if (opaque.isEmpty()) {
      visitor.reach(settled, step);
    } else {
      anyway(settled, 0, step, visitor);
    }
  }

  private void anyway(int state, int from, int step, Visitor visitor) {
    if (from == opaque.size()) {
      visitor.reach(state, step);
      return;
    }
    if (!opaqueReads.get(from).mayChange(typeOf(step), steps.get(step) instanceof Step.Passes)) {
      anyway(state, from + 1, step, visitor);
      return;
    }
    for (int value = 0; value < 3; value++) {
      anyway(space.with(state, opaque.get(from), value), from + 1, step, visitor);
    }
  }
}
