package dev.milepost.compiler.analysis.state;

import java.util.stream.IntStream;

/**
 * What may become of the value of one record: found once for a stage, and looked up in each of its
 * states.
 */
final class RecordValues {

  private final int[] slots;
  private final int[][] settable;
  private final int[][] fromNewer;
  private final int[][] fromOlder;

  /** Of the record that a variable of a space stands for. */
  RecordValues(Space space, int variable) {
    Variable.OfRecord record = (Variable.OfRecord) space.variables().get(variable);
    this.slots =
        IntStream.range(0, space.variableCount())
            .filter(i ->
                space.variables().get(i) instanceof Variable.OfRecord other
                    && other.type().equals(record.type()))
            .toArray();
    this.settable =
        IntStream.range(0, record.size())
            .mapToObj(value ->
                IntStream.range(record.isCounted() ? 1 : 0, record.size())
                    .filter(next -> next != value && maySet(record, value, next))
                    .toArray())
            .toArray(int[][]::new);
    this.fromNewer = taken(space, record, record.slot() - 1);
    this.fromOlder = taken(space, record, record.slot() + 1);
  }

  private int[][] taken(Space space, Variable.OfRecord record, int slot) {
    if (slot < 0 || slot >= slots.length) {
      return new int[0][];
    }
    Variable.OfRecord other = (Variable.OfRecord) space.variables().get(slots[slot]);
    return IntStream.range(0, other.size())
        .mapToObj(value ->
            IntStream.range(0, record.size())
                .filter(one -> record.mayBe(one, other, value))
                .toArray())
        .toArray(int[][]::new);
  }

  /** Whether a signal may take a record from one value to another. */
  private static boolean maySet(Variable.OfRecord record, int from, int to) {
    for (int field = 0; field < record.fields().size(); field++) {
      int held = record.classOf(from, field);
      if (held != record.classOf(to, field) && record.fields().get(field).isFinal(held)) {
        return false;
      }
    }
    return true;
  }

  /** The variables of the records of the type, the newest first. */
  int[] slots() {
    return slots;
  }

  /** The other values that a signal may give to the record that has one. */
  int[] settable(int value) {
    return settable[value];
  }

  /** The values that a record has in this slot if it had one in the slot of the next newer. */
  int[] fromNewer(int value) {
    return fromNewer[value];
  }

  /** The values that a record has in this slot if it had one in the slot of the next older. */
  int[] fromOlder(int value) {
    return fromOlder[value];
  }
}
