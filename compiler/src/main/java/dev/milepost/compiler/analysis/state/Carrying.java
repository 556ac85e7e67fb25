package dev.milepost.compiler.analysis.state;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What states of one stage mean for those in which the next one is entered: the values of its
 * variables are reduced to what they allow there, and these to the values of the next.
 */
final class Carrying {

  private final Space from;
  private final Space to;

  /** The clocks of conditions that must hold, and the states in which these are true. */
  private final int[] held;

  private final Bits[] heldTrue;
  private final boolean isStart;

  /** For each variable of the next stage that of this one which it is taken from, or -1. */
  private final int[] source;

  /** By variable of the next stage and value of its source: the values that it may have. */
  private final int[][][] options;

  private final int[][] otherwise;
  private final List<UnaryOperator<Bits>> forth = new ArrayList<>();
  private final List<UnaryOperator<Bits>> back = new ArrayList<>();

  Carrying(StageSpace stage, StageSpace target) {
    this.from = stage.space();
    this.to = target.space();
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
    reduce();
  }

  private void reduce() {
    int[] placeOf = new int[from.variableCount()];
    Arrays.fill(placeOf, -1);
    int[][] keyOf = new int[source.length][];
    int[][][] byKey = new int[source.length][][];
    for (int place = 0; place < source.length; place++) {
      if (source[place] >= 0) {
        placeOf[source[place]] = place;
        keyOf[place] = numbered(options[place]);
        byKey[place] = byKey(keyOf[place], options[place]);
      } else {
        byKey[place] = new int[][] {otherwise[place]};
      }
    }
    int outer = 1;
    for (int variable = placeOf.length - 1; variable >= 0; variable--) {
      int place = placeOf[variable];
      int[] keys = place < 0 ? new int[from.size(variable)] : keyOf[place];
      int size = place < 0 ? 1 : byKey[place].length;
      int[][] relation = Arrays.stream(keys).mapToObj(key -> new int[] {key}).toArray(int[][]::new);
      add(new Reshape(from.stride(variable), outer, relation, size, 0, relation));
      outer = Math.multiplyExact(outer, size);
    }
    int[] sizes = Arrays.stream(byKey).mapToInt(keys -> keys.length).toArray();
    reorder(IntStream.of(placeOf).filter(place -> place >= 0).toArray(), sizes);
    expand(byKey, sizes);
  }

  private void add(Reshape reshape) {
    if (!reshape.isIdentity()) {
      forth.add(reshape::apply);
      back.addFirst(reshape.inverse()::apply);
    }
  }

  /** Of keys in the order of this stage's variables makes those in the order of the next one's. */
  private void reorder(int[] places, int[] sizes) {
    if (Arrays.equals(places, IntStream.of(places).sorted().toArray())) {
      return;
    }
    int[] ordered = IntStream.range(0, sizes.length).toArray();
    int[] all = IntStream.of(sizes).toArray();
    forth.add(keys -> reordered(keys, places, ordered, all));
    back.addFirst(keys -> reordered(keys, ordered, places, all));
  }

  private static Bits reordered(Bits keys, int[] places, int[] into, int[] sizes) {
    int[] strides = new int[sizes.length];
    int stride = 1;
    for (int place : into) {
      strides[place] = stride;
      stride *= sizes[place];
    }
    Bits reordered = new Bits(keys.universe());
    for (int key = keys.next(0); key >= 0; key = keys.next(key + 1)) {
      int rest = key;
      int other = 0;
      for (int place : places) {
        other += rest % sizes[place] * strides[place];
        rest /= sizes[place];
      }
      reordered.add(other);
    }
    return reordered;
  }

  /** What makes variables smaller comes first, so that no set on the way is larger than needed. */
  private void expand(int[][][] byKey, int[] sizes) {
    int[] now = sizes.clone();
    boolean[] isDone = new boolean[now.length];
    for (boolean isGrowing : new boolean[] {false, true}) {
      for (int place = 0; place < now.length; place++) {
        boolean isOlder = isOlder(place);
        boolean grows = to.size(place) > sizes[place] || (isOlder && !isDone[place - 1]);
        if (isDone[place] || (grows && !isGrowing)) {
          continue;
        }
        int inner = product(now, 0, place);
        int outer = product(now, place + 1, now.length);
        int[][] none = new int[sizes[place]][];
        Arrays.fill(none, new int[] {0});
        // Before a record that is not there, there is none either.
        int absent = isOlder ? inner / now[place - 1] : 0;
        add(new Reshape(inner, outer, byKey[place], to.size(place), absent, none));
        now[place] = to.size(place);
        isDone[place] = true;
      }
    }
  }

  private static int product(int[] sizes, int from, int to) {
    int product = 1;
    for (int i = from; i < to; i++) {
      product = Math.multiplyExact(product, sizes[i]);
    }
    return product;
  }

  /** Whether a variable is that of a record before the newest; that of the next newer is before. */
  private boolean isOlder(int place) {
    return to.variables().get(place) instanceof Variable.OfRecord record && record.slot() > 0;
  }

  /** By number what values with it allow. */
  private static int[][] byKey(int[] numbers, int[][] allowed) {
    int[][] byKey = new int[IntStream.of(numbers).max().orElse(0) + 1][];
    for (int value = 0; value < numbers.length; value++) {
      byKey[numbers[value]] = allowed[value];
    }
    return byKey;
  }

  private void prepare(int place, Variable variable) {
    source[place] = -1;
    otherwise[place] = new int[] {0};
    if (variable instanceof Variable.Opaque) {
      otherwise[place] = all(variable);
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
        options[place] = values(other, record);
        return;
      }
    }
    otherwise[place] = all(record);
  }

  /** By value of a record here, those that it may be there. */
  private static int[][] values(Variable.OfRecord other, Variable.OfRecord record) {
    int[][] values = new int[other.size()][];
    List<SharedField> both = shared(other, record);
    for (int value = 0; value < values.length; value++) {
      values[value] = values(other, value, record, both);
    }
    return values;
  }

  private static int[] values(
      Variable.OfRecord other, int value, Variable.OfRecord record, List<SharedField> both) {
    if (!other.isThere(value)) {
      return new int[] {0};
    }
    if (other.equals(record)) {
      return new int[] {value};
    }
    Bits found = new Bits(record.size());
    if (record.isCounted() && !other.isCounted() && isNothing(other, value)) {
      found.add(0);
    }
    int least = record.isCounted() ? 1 : 0;
    for (int from : other.combinations(value)) {
      Bits fitting = Bits.all(record.kinds().combinations());
      for (SharedField field : both) {
        fitting = fitting.and(field.fitting()[other.classIn(from, field.there())]);
      }
      for (int to = fitting.next(0); to >= 0; to = fitting.next(to + 1)) {
        found.add(record.kinds().of(to) + least);
      }
    }
    return found.toArray();
  }

  /** Whether a value is, too, that of no record at all: everything is unknown. */
  private static boolean isNothing(Variable.OfRecord record, int value) {
    return record.combinations(value)[0] == 0;
  }

  /**
   * A field that both stages know.
   *
   * @param there its place among the fields known here
   * @param fitting by its class here, the combinations there with which it has a value in common
   */
  private record SharedField(int there, Bits[] fitting) {}

  private static List<SharedField> shared(Variable.OfRecord other, Variable.OfRecord record) {
    List<SharedField> shared = new ArrayList<>();
    for (int here = 0; here < record.fields().size(); here++) {
      FieldClasses classes = record.fields().get(here);
      for (int there = 0; there < other.fields().size(); there++) {
        FieldClasses otherClasses = other.fields().get(there);
        if (otherClasses.domain() == classes.domain()) {
          Bits[] ofClass = combinations(record, here);
          Bits[] fitting = new Bits[otherClasses.size()];
          Arrays.setAll(fitting, _ -> new Bits(record.kinds().combinations()));
          for (int cell = 0; cell < classes.domain().cells(); cell++) {
            fitting[otherClasses.classOf(cell)].addAll(ofClass[classes.classOf(cell)]);
          }
          shared.add(new SharedField(there, fitting));
        }
      }
    }
    return shared;
  }

  /** By class of a field, the combinations in which it has it. */
  private static Bits[] combinations(Variable.OfRecord record, int field) {
    int all = record.kinds().combinations();
    Bits[] combinations = new Bits[record.fields().get(field).size()];
    Arrays.setAll(combinations, _ -> new Bits(all));
    for (int combination = 0; combination < all; combination++) {
      combinations[record.classIn(combination, field)].add(combination);
    }
    return combinations;
  }

  /** The states in which the next stage may be entered out of some. */
  Bits after(Bits states) {
    Bits entered = states;
    for (UnaryOperator<Bits> step : forth) {
      entered = step.apply(entered);
    }
    // What is not true shows no time.
    for (int i = 0; i < held.length; i++) {
      entered = to.reset(entered, held[i], heldTrue[i]);
    }
    return entered;
  }

  /** The states from which the next stage may be entered in one of some. */
  Bits before(Bits entered) {
    Bits states = entered;
    for (int i = held.length - 1; i >= 0; i--) {
      states = to.beforeReset(states, held[i], heldTrue[i]);
    }
    for (UnaryOperator<Bits> step : back) {
      states = step.apply(states);
    }
    return states;
  }

  /** Numbers the values of a variable by what they allow. */
  private static int[] numbered(int[][] allowed) {
    Map<IntBuffer, Integer> numbers = new HashMap<>();
    int[] numbered = new int[allowed.length];
    for (int value = 0; value < allowed.length; value++) {
      numbered[value] =
          numbers.computeIfAbsent(IntBuffer.wrap(allowed[value]), _ -> numbers.size());
    }
    return numbered;
  }
}
