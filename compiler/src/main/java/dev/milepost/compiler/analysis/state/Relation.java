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

  private final Space space;
  private final Cause cause;
  private final IntPredicate isMeant;
  private final int[] variables;
  private final int[] localStrides;
  private final int locals;

  /** Whether no other variable stands between its variables. */
  private final boolean isRow;

  private final @Nullable Bits running;
  private final int distinct;
  private final int outgoing;

  /** Kept while there is memory for it: where records are counted it is large. */
  private SoftReference<Table> table = new SoftReference<>(null);

  /** Kept while there is memory for them: of large stages they are large. */
  private SoftReference<Bits[]> masks = new SoftReference<>(null);

  /**
   * What is added to the number of a state.
   *
   * @param deltas by the values of the variables
   * @param incoming the same by the values that they have afterwards
   * @param distinct each once, the smallest first
   */
  private record Table(int[][] deltas, int[][] incoming, int[] distinct) {}

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
    this.distinct = made.distinct().length;
    this.outgoing = Arrays.stream(made.deltas()).mapToInt(of -> of.length).sum() / locals + 1;
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
    int[][] deltas = new int[locals][];
    int[] targets = new int[locals];
    Numbers all = new Numbers();
    for (int local = 0; local < locals; local++) {
      int state = state(local);
      Numbers added = new Numbers();
      cause.from(
          state,
          (changed, step) -> {
            if (isMeant.test(step)) {
              added.add(changed - state);
            }
          });
      deltas[local] = added.distinct();
      for (int delta : deltas[local]) {
        all.add(delta);
        targets[local(state + delta)]++;
      }
    }
    int[][] incoming = new int[locals][];
    for (int local = 0; local < locals; local++) {
      incoming[local] = new int[targets[local]];
    }
    for (int local = 0; local < locals; local++) {
      int state = state(local);
      for (int delta : deltas[local]) {
        int target = local(state + delta);
        incoming[target][--targets[target]] = delta;
      }
    }
    return new Table(deltas, incoming, all.distinct());
  }

  /** Numbers that are gathered. */
  private static final class Numbers {
    private int[] all = new int[16];
    private int count;

    void add(int number) {
      if (count == all.length) {
        all = Arrays.copyOf(all, count * 2);
      }
      all[count++] = number;
    }

    /** Each once, the smallest first. */
    int[] distinct() {
      int[] sorted = Arrays.copyOf(all, count);
      Arrays.sort(sorted);
      int kept = 0;
      for (int number : sorted) {
        if (kept == 0 || sorted[kept - 1] != number) {
          sorted[kept++] = number;
        }
      }
      return Arrays.copyOf(sorted, kept);
    }
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
    return distinct == 0;
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
        for (int delta : of.deltas()[local(state)]) {
          into.add(state + delta);
        }
      }
      return;
    }
    Bits[] all = masks(of);
    for (int i = 0; i < all.length; i++) {
      into.addShifted(changing, all[i], of.distinct()[i]);
    }
  }

  /**
   * Adds what states are changed from to others.
   *
   * @param count how many states these are
   * @param within what is looked for is among these
   */
  void addBefore(Bits to, int count, Bits within, Bits into) {
    Bits among = running == null ? within : within.and(running);
    Table of = table();
    if (isSparse(count)) {
      for (int state = to.next(0); state >= 0; state = to.next(state + 1)) {
        for (int delta : of.incoming()[local(state)]) {
          if (among.has(state - delta)) {
            into.add(state - delta);
          }
        }
      }
      return;
    }
    Bits[] all = masks(of);
    for (int i = 0; i < all.length; i++) {
      into.addShiftedBack(to, all[i], among, of.distinct()[i]);
    }
  }

  /** Visits what a state may be changed from; that clocks have to run for it is not looked at. */
  void eachBefore(int state, IntConsumer visitor) {
    for (int delta : table().incoming()[local(state)]) {
      visitor.accept(state - delta);
    }
  }

  private boolean isSparse(int count) {
    long words = (long) distinct * Bits.words(space.states());
    return words > MOST_MASK_WORDS || (long) count * outgoing * VISIT < words;
  }

  /** By distinct delta, the states that it is added to. */
  private Bits[] masks(Table of) {
    Bits[] known = masks.get();
    if (known == null) {
      boolean[][] accepted = new boolean[of.distinct().length][locals];
      for (int local = 0; local < locals; local++) {
        for (int delta : of.deltas()[local]) {
          accepted[Arrays.binarySearch(of.distinct(), delta)][local] = true;
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
