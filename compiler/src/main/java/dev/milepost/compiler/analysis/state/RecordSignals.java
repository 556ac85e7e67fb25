package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.analysis.state.Variable.Stretch;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What signals of a type of record change: they set fields, bring new records, let some go. */
final class RecordSignals implements Cause {

  private final StageSpace stage;
  private final Space space;
  private final boolean isStart;

  /** The variables of the records that are told apart, the newest first. */
  private final int[] slots;

  private final int[] setSteps;
  private final int[] newSteps;
  private final int[] goneSteps;

  /** By slot what is remembered of its record. */
  private final int[][] memories;

  /**
   * Of the records in the slots that a variable is one of.
   *
   * @param steps takes the steps, and gives each a number
   */
  RecordSignals(StageSpace stage, int variable, Steps steps) {
    this.stage = stage;
    this.space = stage.space();
    this.isStart = stage.stage() == null;
    this.slots = stage.values(variable).slots();
    this.setSteps = new int[slots.length];
    this.newSteps = new int[slots.length];
    this.goneSteps = new int[slots.length];
    this.memories = new int[slots.length][];
    for (int slot = 0; slot < slots.length; slot++) {
      setSteps[slot] = steps.add(new Step.Sets(slots[slot], false));
      newSteps[slot] = steps.add(new Step.Sets(slots[slot], true));
      goneSteps[slot] = steps.add(new Step.Gone(slots[slot]));
      memories[slot] = memoriesOf(record(slot));
    }
  }

  /** How many changes signals of one type may make at most, with all values of what they read. */
  static long changes(List<Variable> variables) {
    long most = 0;
    for (Variable variable : variables) {
      if (variable instanceof Variable.OfRecord record && record.slot() == 0) {
        long combinations = 1;
        long next = 0;
        for (Variable other : variables) {
          if (isOf(other, record.type())) {
            combinations *= other.size();
            next += 2L * other.size();
          }
        }
        most = Math.max(most, combinations * next);
      }
    }
    return most;
  }

  private static boolean isOf(Variable variable, TypeName type) {
    return switch (variable) {
      case Variable.OfRecord record -> record.type().equals(type);
      case Variable.Turned turned -> turned.type().equals(type);
      default -> false;
    };
  }

  private int[] memoriesOf(Variable.OfRecord record) {
    return IntStream.range(0, space.variableCount())
        .filter(i ->
            space.variables().get(i) instanceof Variable.Turned of
                && of.type().equals(record.type())
                && of.slot() == record.slot())
        .toArray();
  }

  private Variable.OfRecord record(int slot) {
    return (Variable.OfRecord) space.variables().get(slots[slot]);
  }

  /** The numbers of its steps. */
  List<Integer> steps() {
    return Stream.of(setSteps, newSteps, goneSteps).flatMapToInt(Arrays::stream).boxed().toList();
  }

  @Override
  public int[] variables() {
    return IntStream.concat(
            IntStream.of(slots), Arrays.stream(memories).flatMapToInt(IntStream::of))
        .toArray();
  }

  @Override
  public void from(int state, Visitor visitor) {
    for (int slot = 0; slot < slots.length; slot++) {
      Variable.OfRecord record = record(slot);
      int value = space.value(state, slots[slot]);
      boolean isThere = record.isThere(value);
      if (isThere) {
        set(state, slot, record, value, visitor);
      }
      if (record.isCounted()) {
        if (slot == 0 && isRoom(state)) {
          come(state, record, visitor);
        }
        if (isThere && !record.isOnlyOne()) {
          gone(state, slot, visitor);
        }
      } else if (!record.isOnlyOne()) {
        for (int next = 0; next < record.size(); next++) {
          change(state, slot, record, value, next, true, newSteps[slot], visitor);
        }
      }
    }
  }

  /** Whether one more record of the type is told apart. */
  private boolean isRoom(int state) {
    return space.value(state, slots[slots.length - 1]) == 0;
  }

  /** A new record is the newest; those before it stay as they are. */
  private void come(int state, Variable.OfRecord record, Visitor visitor) {
    int older = state;
    for (int slot = slots.length - 1; slot > 0; slot--) {
      int value = space.value(state, slots[slot - 1]);
      older = space.with(older, slots[slot], stage.values(slots[slot]).fromNewer(value)[0]);
      older = withMemories(older, slot, slot - 1, state);
    }
    int value = space.value(state, slots[0]);
    for (int next = 1; next < record.size(); next++) {
      change(older, 0, record, value, next, true, newSteps[0], visitor);
    }
  }

  /** What is remembered of a record, taken over from another slot. */
  private int withMemories(int changed, int slot, int fromSlot, int state) {
    int taken = changed;
    for (int memory : memories[slot]) {
      taken = space.with(taken, memory, space.value(state, twin(memory, fromSlot)));
    }
    return taken;
  }

  private int twin(int memory, int slot) {
    Variable.Turned of = (Variable.Turned) space.variables().get(memory);
    return space.find(new Variable.Turned(of.condition(), of.type(), slot, of.stretch()));
  }

  private void set(int state, int slot, Variable.OfRecord record, int value, Visitor visitor) {
    for (int next : stage.values(slots[slot]).settable(value)) {
      change(state, slot, record, value, next, false, setSteps[slot], visitor);
    }
    // Another value of the same class is a change too.
    for (int memory : memories[slot]) {
      if (((Variable.Turned) space.variables().get(memory)).condition()
              instanceof Condition.Changes changes
          && space.value(state, memory) == 0
          && canChangeWithin(record, changes, value)
          && isUsed(memory)) {
        visitor.change(space.with(state, memory, 1), setSteps[slot]);
      }
    }
  }

  private static boolean canChangeWithin(
      Variable.OfRecord record, Condition.Changes changes, int value) {
    int place = RecordAnswers.place(record, changes.field());
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
      int slot,
      Variable.OfRecord record,
      int value,
      int next,
      boolean isNew,
      int step,
      Visitor visitor) {
    int changed = space.with(state, slots[slot], next);
    for (int memory : memories[slot]) {
      if (isUsed(memory)) {
        changed = remembered(changed, memory, record, value, next, isNew);
      }
    }
    visitor.change(changed, step);
  }

  private int remembered(
      int changed, int memory, Variable.OfRecord record, int value, int next, boolean isNew) {
    Variable.Turned of = (Variable.Turned) space.variables().get(memory);
    if (of.condition() instanceof Condition.Changes changes) {
      int place = RecordAnswers.place(record, changes.field());
      int from = record.classOf(value, place);
      int to = record.classOf(next, place);
      boolean isChange = !isNew && from != 0 && to != 0 && from != to;
      return isNew || isChange ? space.with(changed, memory, isChange ? 1 : 0) : changed;
    }
    boolean[] isTrue = stage.turnedTrue(memory);
    boolean turns = isTrue[next] && (isNew || !isTrue[value]);
    return isNew || turns ? space.with(changed, memory, turns ? 1 : 0) : changed;
  }

  private void gone(int state, int gone, Visitor visitor) {
    int last = slots.length - 1;
    int changed = space.with(state, slots[last], 0);
    for (int memory : memories[last]) {
      changed = space.with(changed, memory, 0);
    }
    for (int slot = gone; slot < last; slot++) {
      if (slot > 0) {
        int older = space.value(state, slots[slot + 1]);
        changed = space.with(changed, slots[slot], stage.values(slots[slot]).fromOlder(older)[0]);
      }
      changed = withMemories(changed, slot, slot + 1, state);
    }
    if (gone > 0 || last == 0) {
      visitor.change(changed, goneSteps[gone]);
      return;
    }
    // Of the one that is the newest again more is told apart than before.
    for (int value : stage.values(slots[0]).fromOlder(space.value(state, slots[1]))) {
      visitor.change(space.with(changed, slots[0], value), goneSteps[gone]);
    }
  }
}
