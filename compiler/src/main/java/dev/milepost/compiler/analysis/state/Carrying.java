package dev.milepost.compiler.analysis.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** What a state of one stage means for the state in which the next one is entered. */
final class Carrying {

  private final Space from;
  private final StageSpace target;
  private final Space to;
  private final boolean isStart;

  /** For each variable of the next stage that of this one which it is taken from, or -1. */
  private final int[] source;

  /** By variable of the next stage and value of its source: the values that it may have. */
  private final int[][][] options;

  private final int[][] otherwise;
  private final List<Integer> shared = new ArrayList<>();
  private boolean isExact = true;

  Carrying(StageSpace stage, StageSpace target) {
    this.from = stage.space();
    this.target = target;
    this.to = target.space();
    this.isStart = stage.stage() == null;
    int count = to.variableCount();
    this.source = new int[count];
    this.options = new int[count][][];
    this.otherwise = new int[count][];
    for (int i = 0; i < count; i++) {
      prepare(i, to.variables().get(i));
    }
  }

  private void prepare(int place, Variable variable) {
    source[place] = -1;
    otherwise[place] = new int[] {0};
    if (variable instanceof Variable.Opaque) {
      otherwise[place] = all(variable);
      isExact = false;
    } else if (variable instanceof Variable.OfRecord record) {
      prepareRecord(place, record);
    } else if (StageSpace.isCarried(variable)) {
      int same = from.find(variable);
      if (same >= 0) {
        source[place] = same;
        shared.add(same);
        options[place] = new int[variable.size()][];
        for (int value = 0; value < variable.size(); value++) {
          options[place][value] = new int[] {value};
        }
      } else if (!isStart || isOlderThanStart(variable)) {
        otherwise[place] = all(variable);
        isExact = false;
      }
    }
  }

  private static boolean isOlderThanStart(Variable variable) {
    return variable instanceof Variable.Held
        || variable instanceof Variable.Lately
        || variable instanceof Variable.Clock;
  }

  private static int[] all(Variable variable) {
    int[] all = new int[variable.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    return all;
  }

  private void prepareRecord(int place, Variable.OfRecord record) {
    for (int i = 0; i < from.variableCount(); i++) {
      if (from.variables().get(i) instanceof Variable.OfRecord other
          && other.type().equals(record.type())
          && other.slot() == record.slot()) {
        source[place] = i;
        shared.add(i);
        isExact &= other.fields().equals(record.fields()) && other.kinds().equals(record.kinds());
        options[place] = new int[other.size()][];
        for (int value = 0; value < other.size(); value++) {
          options[place][value] = values(other, value, record);
        }
        return;
      }
    }
    otherwise[place] = all(record);
    isExact = false;
  }

  private static int[] values(Variable.OfRecord other, int value, Variable.OfRecord record) {
    if (!other.isThere(value)) {
      return new int[] {0};
    }
    if (other.equals(record)) {
      return new int[] {value};
    }
    List<Integer> found = new ArrayList<>();
    for (int one = record.isCounted() ? 1 : 0; one < record.size(); one++) {
      if (fits(other, value, record, one)) {
        found.add(one);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean fits(
      Variable.OfRecord other, int value, Variable.OfRecord record, int one) {
    for (int from : other.combinations(value)) {
      for (int to : record.combinations(one)) {
        if (go(other, from, record, to)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean go(Variable.OfRecord other, int from, Variable.OfRecord record, int to) {
    for (int field = 0; field < record.fields().size(); field++) {
      FieldClasses classes = record.fields().get(field);
      for (int i = 0; i < other.fields().size(); i++) {
        FieldClasses otherClasses = other.fields().get(i);
        if (otherClasses.domain() == classes.domain()
            && !otherClasses
                .cells(other.classIn(from, i))
                .meets(classes.cells(record.classIn(to, field)))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether nothing is lost on the way. */
  boolean isExact() {
    return isExact;
  }

  /** What of a state matters for the next stage: equal keys lead to the same entries. */
  int key(int state) {
    int key = 0;
    for (int variable : shared) {
      key = key * from.size(variable) + from.value(state, variable);
    }
    return key;
  }

  int keys() {
    int keys = 1;
    for (int variable : shared) {
      keys *= from.size(variable);
    }
    return keys;
  }

  /** The states in which the next stage may be entered. */
  void entries(int state, IntConsumer receiver) {
    entries(state, 0, 0, receiver);
  }

  private void entries(int state, int place, int built, IntConsumer receiver) {
    if (place == to.variableCount()) {
      receiver.accept(consistent(built));
      return;
    }
    int variable = source[place];
    int[] values = variable < 0 ? otherwise[place] : options[place][from.value(state, variable)];
    for (int value : values) {
      entries(state, place + 1, built + value * to.stride(place), receiver);
    }
  }

  /** The clock of a condition that is not true shows nothing. */
  private int consistent(int state) {
    int consistent = state;
    for (var held : target.heldTrue().entrySet()) {
      if (!held.getValue().has(consistent)) {
        consistent = to.with(consistent, held.getKey(), 0);
      }
    }
    return consistent;
  }
}
