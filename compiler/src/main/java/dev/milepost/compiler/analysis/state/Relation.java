package dev.milepost.compiler.analysis.state;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a cause changes in all states at once. It reads and changes a few variables and leaves the
 * others as they are; so each of its changes adds the same to the number of every state in which
 * these variables have certain values.
 */
final class Relation {

  /** With so many words of masks a state at most, states are shifted; else each is visited. */
  private static final long MOST_MASK_WORDS = 1 << 21;

  /** Visiting a state costs as much as shifting so many words. */
  private static final int VISIT = 3;

  /** Reading or writing a word of a slice costs as much as shifting so many words. */
  private static final int SLICE = 2;

  private final Space space;
  private final Cause cause;
  private final IntPredicate isMeant;
  private final int[] variables;
  private final int[] localStrides;
  private final int locals;

  /** Whether no other variable stands between its variables. */
  private final boolean isRow;

  private final @Nullable Bits running;
  private final boolean isEmpty;

  /** Where it is quicker to change slices of states than to shift them all. */
  private final @Nullable Slices slices;

  /** What it costs to change all states at once. */
  private final long words;

  private final int outgoing;

  /** Kept while there is memory for it: where records are counted it is large. */
  private SoftReference<Table> table = new SoftReference<>(null);

  /** Kept while there is memory for them: of large stages they are large. */
  private SoftReference<Bits[]> masks = new SoftReference<>(null);

  /**
   * What the values of the variables become. The values that go together have a number.
   *
   * @param offsets by such a number that of the state in which all other variables are 0
   * @param to by number those of what they become, the smallest first
   * @param from the same by what they have become
   * @param deltas what is added to the number of some state, each once, the smallest first
   */
  private record Table(int[] offsets, int[][] to, int[][] from, int[] deltas) {}

  /**
   * Of a cause.
   *
   * @param isMeant whether a step is meant
   * @param running the states in which the clocks run that have to, or null: in all
   */
  Relation(Space space, Cause cause, IntPredicate isMeant, @Nullable Bits running) {
    this.space = space;
    this.cause = cause;
    this.isMeant = isMeant;
    this.variables = cause.variables();
    this.running = running;
    this.localStrides = new int[variables.length];
    int all = 1;
    for (int i = 0; i < variables.length; i++) {
      localStrides[i] = all;
      all = Math.multiplyExact(all, space.size(variables[i]));
    }
    this.locals = all;
    this.isRow = space.isRow(variables);
    Table made = table();
    long shifted = (long) made.deltas().length * Bits.words(space.states());
    Slices found =
        isRow && locals > 1 && shifted > 0
            ? new Slices(space.states(), space.stride(variables[0]), made.to())
            : null;
    this.isEmpty = shifted == 0;
    this.slices = found == null || found.words() * SLICE >= shifted ? null : found;
    this.words = slices == null ? shifted : slices.words() * SLICE;
    this.outgoing = Arrays.stream(made.to()).mapToInt(of -> of.length).sum() / locals + 1;
  }

  private Table table() {
    Table known = table.get();
    if (known == null) {
      known = make();
      table = new SoftReference<>(known);
    }
    return known;
  }

  private Table make() {
    int[] offsets = new int[locals];
    Arrays.setAll(offsets, this::state);
    int[][] to = new int[locals][];
    int[] counts = new int[locals];
    for (int local = 0; local < locals; local++) {
      Bits reached = new Bits(locals);
      cause.from(
          offsets[local],
          (changed, step) -> {
            if (isMeant.test(step)) {
              reached.add(local(changed));
            }
          });
      to[local] = reached.toArray();
      for (int target : to[local]) {
        counts[target]++;
      }
    }
    int[][] from = new int[locals][];
    Arrays.setAll(from, local -> new int[counts[local]]);
    for (int local = 0; local < locals; local++) {
      for (int target : to[local]) {
        from[target][--counts[target]] = local;
      }
    }
    return new Table(offsets, to, from, deltas(offsets, to));
  }

  private int[] deltas(int[] offsets, int[][] to) {
    int unit = isRow ? space.stride(variables[0]) : 1;
    int most = offsets[locals - 1] / unit;
    Bits found = new Bits(2 * most + 1);
    for (int local = 0; local < locals; local++) {
      for (int target : to[local]) {
        found.add((offsets[target] - offsets[local]) / unit + most);
      }
    }
    int[] deltas = found.toArray();
    Arrays.setAll(deltas, i -> (deltas[i] - most) * unit);
    return deltas;
  }

  private int state(int local) {
    int state = 0;
    for (int i = 0; i < variables.length; i++) {
      int value = local / localStrides[i] % space.size(variables[i]);
      state += value * space.stride(variables[i]);
    }
    return state;
  }

  private int local(int state) {
    if (isRow) {
      return state / space.stride(variables[0]) % locals;
    }
    int local = 0;
    for (int i = 0; i < variables.length; i++) {
      local += space.value(state, variables[i]) * localStrides[i];
    }
    return local;
  }

  /** Whether nothing is ever changed. */
  boolean isEmpty() {
    return isEmpty;
  }

  /**
   * Adds what states are changed into to others.
   *
   * @param count how many states these are
   */
  void addAfter(Bits from, int count, Bits into) {
    Bits changing = running == null ? from : from.and(running);
    Table of = table();
    if (isSparse(count)) {
      for (int state = changing.next(0); state >= 0; state = changing.next(state + 1)) {
        int local = local(state);
        int others = state - of.offsets()[local];
        for (int target : of.to()[local]) {
          into.add(others + of.offsets()[target]);
        }
      }
      return;
    }
    if (slices != null) {
      slices.addAfter(changing, into);
      return;
    }
    Bits[] all = masks(of);
    for (int i = 0; i < all.length; i++) {
      into.addShifted(changing, all[i], of.deltas()[i]);
    }
  }

  /**
   * Adds what states are changed from to others.
   *
   * @param count how many states these are
   * @param within what is looked for is among these
   * @param many how many these are
   */
  void addBefore(Bits to, int count, Bits within, int many, Bits into) {
    if (isSparse(Math.min(count, many))) {
      if (count < many) {
        addBeforeEach(to, within, into);
      } else {
        addLeading(to, within, into);
      }
      return;
    }
    Bits among = running == null ? within : within.and(running);
    if (slices != null) {
      slices.addBefore(to, among, into);
      return;
    }
    Table of = table();
    Bits[] all = masks(of);
    for (int i = 0; i < all.length; i++) {
      into.addShiftedBack(to, all[i], among, of.deltas()[i]);
    }
  }

  private void addBeforeEach(Bits to, Bits within, Bits into) {
    for (int state = to.next(0); state >= 0; state = to.next(state + 1)) {
      eachBefore(
          state,
          before -> {
            if (within.has(before) && (running == null || running.has(before))) {
              into.add(before);
            }
          });
    }
  }

  /** The other way round: of each that may be what is looked for, whether it leads there. */
  private void addLeading(Bits to, Bits within, Bits into) {
    Table of = table();
    for (int state = within.next(0); state >= 0; state = within.next(state + 1)) {
      boolean isOpen = !into.has(state) && (running == null || running.has(state));
      if (isOpen && leads(of, state, to)) {
        into.add(state);
      }
    }
  }

  private boolean leads(Table of, int state, Bits to) {
    int local = local(state);
    int others = state - of.offsets()[local];
    for (int target : of.to()[local]) {
      if (to.has(others + of.offsets()[target])) {
        return true;
      }
    }
    return false;
  }

  /** Visits what a state may be changed from; that clocks have to run for it is not looked at. */
  void eachBefore(int state, IntConsumer visitor) {
    Table of = table();
    int local = local(state);
    int others = state - of.offsets()[local];
    for (int source : of.from()[local]) {
      visitor.accept(others + of.offsets()[source]);
    }
  }

  private boolean isSparse(int count) {
    return (slices == null && words > MOST_MASK_WORDS) || (long) count * outgoing * VISIT < words;
  }

  /** By delta the states that it is added to. */
  private Bits[] masks(Table of) {
    Bits[] known = masks.get();
    if (known == null) {
      boolean[][] accepted = new boolean[of.deltas().length][locals];
      for (int local = 0; local < locals; local++) {
        for (int target : of.to()[local]) {
          int delta = of.offsets()[target] - of.offsets()[local];
          accepted[Arrays.binarySearch(of.deltas(), delta)][local] = true;
        }
      }
      known =
          Arrays.stream(accepted)
              .map(values -> space.where(variables, values))
              .toArray(Bits[]::new);
      masks = new SoftReference<>(known);
    }
    return known;
  }
}
