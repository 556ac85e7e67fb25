package dev.milepost.compiler.analysis.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a state of one stage means for the state in which the next one is entered. */
final class Carrying {

  private static final int[] NONE = {0};

  private final Space from;
  private final Space to;

  /** Whether a variable is that of a record before the newest; that of the next newer is before. */
  private final boolean[] isOlder;

  /** The clocks of conditions that must hold, and the states in which these are true. */
  private final int[] held;

  private final Bits[] heldTrue;
  private final boolean isStart;

  /** For each variable of the next stage that of this one which it is taken from, or -1. */
  private final int[] source;

  /** By variable of the next stage and value of its source: the values that it may have. */
  private final int[][][] options;

  private final int[][] otherwise;

  /** The variables of this stage that matter for the next, and a number for what each allows. */
  private final int[] keyed;

  private final int[][] keyOf;
  private final int[] keySizes;
  private boolean isExact = true;

  Carrying(StageSpace stage, StageSpace target) {
    this.from = stage.space();
    this.to = target.space();
    this.isOlder = new boolean[to.variableCount()];
    for (int i = 0; i < isOlder.length; i++) {
      isOlder[i] = to.variables().get(i) instanceof Variable.OfRecord record && record.slot() > 0;
    }
    this.held = target.heldTrue().keySet().stream().mapToInt(Integer::intValue).toArray();
    this.heldTrue = target.heldTrue().values().toArray(Bits[]::new);
    this.isStart = stage.stage() == null;
    int count = to.variableCount();
    this.source = new int[count];
    this.options = new int[count][][];
    this.otherwise = new int[count][];
    for (int i = 0; i < count; i++) {
      prepare(i, to.variables().get(i));
    }
    int[] places = IntStream.range(0, count).filter(place -> source[place] >= 0).toArray();
    this.keyed = IntStream.of(places).map(place -> source[place]).toArray();
    this.keyOf =
        IntStream.of(places).mapToObj(place -> numbered(options[place])).toArray(int[][]::new);
    this.keySizes =
        Arrays.stream(keyOf).mapToInt(of -> IntStream.of(of).max().orElse(0) + 1).toArray();
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
        isExact &= other.fields().equals(record.fields()) && other.kinds().equals(record.kinds());
        options[place] = new int[other.size()][];
        List<SharedField> both = shared(other, record);
        for (int value = 0; value < other.size(); value++) {
          options[place][value] = values(other, value, record, both);
        }
        return;
      }
    }
    otherwise[place] = all(record);
    isExact = false;
  }

  private static int[] values(
      Variable.OfRecord other, int value, Variable.OfRecord record, List<SharedField> both) {
    if (!other.isThere(value)) {
      return new int[] {0};
    }
    if (other.equals(record)) {
      return new int[] {value};
    }
    List<Integer> found = new ArrayList<>();
    if (record.isCounted() && !other.isCounted() && isNothing(other, value)) {
      found.add(0);
    }
    for (int one = record.isCounted() ? 1 : 0; one < record.size(); one++) {
      if (fits(other, value, record, one, both)) {
        found.add(one);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Whether a value is, too, that of no record at all: everything is unknown. */
  private static boolean isNothing(Variable.OfRecord record, int value) {
    return record.combinations(value)[0] == 0;
  }

  private static boolean fits(
      Variable.OfRecord other,
      int value,
      Variable.OfRecord record,
      int one,
      List<SharedField> shared) {
    for (int from : other.combinations(value)) {
      for (int to : record.combinations(one)) {
        if (go(other, from, record, to, shared)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A field that both stages know.
   *
   * @param meets by class there and class here, whether they have a value in common
   */
  private record SharedField(int there, int here, boolean[][] meets) {}

  private static List<SharedField> shared(Variable.OfRecord other, Variable.OfRecord record) {
    List<SharedField> shared = new ArrayList<>();
    for (int here = 0; here < record.fields().size(); here++) {
      FieldClasses classes = record.fields().get(here);
      for (int there = 0; there < other.fields().size(); there++) {
        FieldClasses otherClasses = other.fields().get(there);
        if (otherClasses.domain() == classes.domain()) {
          boolean[][] meets = new boolean[otherClasses.size()][classes.size()];
          for (int cell = 0; cell < classes.domain().cells(); cell++) {
            meets[otherClasses.classOf(cell)][classes.classOf(cell)] = true;
          }
          shared.add(new SharedField(there, here, meets));
        }
      }
    }
    return shared;
  }

  private static boolean go(
      Variable.OfRecord other,
      int from,
      Variable.OfRecord record,
      int to,
      List<SharedField> shared) {
    for (SharedField field : shared) {
      if (!field.meets()[other.classIn(from, field.there())][record.classIn(to, field.here())]) {
        return false;
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
    for (int i = 0; i < keyed.length; i++) {
      key = key * keySizes[i] + keyOf[i][from.value(state, keyed[i])];
    }
    return key;
  }

  int keys() {
    int keys = 1;
    for (int size : keySizes) {
      keys *= size;
    }
    return keys;
  }

  /** Numbers the values of a variable by what they allow. */
  private static int[] numbered(int[][] allowed) {
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    return Arrays.stream(allowed)
        .mapToInt(values ->
            numbers.computeIfAbsent(IntStream.of(values).boxed().toList(), _ -> numbers.size()))
        .toArray();
  }

  /** The states in which the next stage may be entered. */
  void entries(int state, IntConsumer receiver) {
    anyEntry(
        state,
        entry -> {
          receiver.accept(entry);
          return false;
        });
  }

  /** Whether the next stage may be entered in a state that is looked for. */
  boolean anyEntry(int state, IntPredicate wanted) {
    return anyEntry(state, 0, 0, wanted);
  }

  private boolean anyEntry(int state, int place, int built, IntPredicate wanted) {
    if (place == source.length) {
      return wanted.test(consistent(built));
    }
    for (int value : allowed(state, place, built)) {
      if (anyEntry(state, place + 1, built + value * to.stride(place), wanted)) {
        return true;
      }
    }
    return false;
  }

  private int[] allowed(int state, int place, int built) {
    if (isOlder[place] && to.value(built, place - 1) == 0) {
      // There is none before a record that is not there.
      return NONE;
    }
    int variable = source[place];
    return variable < 0 ? otherwise[place] : options[place][from.value(state, variable)];
  }

  /** What is not true shows no time. */
  private int consistent(int state) {
    int consistent = state;
    for (int i = 0; i < held.length; i++) {
      if (!heldTrue[i].has(consistent)) {
        consistent = to.with(consistent, held[i], 0);
      }
    }
    return consistent;
  }
}
