package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.TypeName;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** All states of a stage: every combination of the values of some variables, numbered. */
final class Space {

  private final List<Variable> variables;
  private final int[] strides;
  private final int[] sizes;

  /** The variables that are records. */
  private final int[] records;

  private final int states;

  /** By variable and value the states in which it has the value: kept while there is memory. */
  private final List<SoftReference<Bits[]>> byValue;

  /**
   * A space.
   *
   * @throws ArithmeticException where there are more states than numbers
   */
  Space(List<Variable> variables) {
    this.variables = List.copyOf(variables);
    this.strides = new int[variables.size()];
    this.sizes = new int[variables.size()];
    int all = 1;
    for (int i = 0; i < sizes.length; i++) {
      strides[i] = all;
      sizes[i] = variables.get(i).size();
      all = Math.multiplyExact(all, sizes[i]);
    }
    this.states = all;
    this.records =
        IntStream.range(0, sizes.length)
            .filter(variable -> variables.get(variable) instanceof Variable.OfRecord)
            .toArray();
    this.byValue = new ArrayList<>(Collections.nCopies(sizes.length, new SoftReference<>(null)));
  }

  /** How many states such variables make; {@link Long#MAX_VALUE} where that is too much. */
  static long states(List<Variable> variables) {
    long all = 1;
    for (Variable variable : variables) {
      if (all > Integer.MAX_VALUE) {
        return Long.MAX_VALUE;
      }
      all *= variable.size();
    }
    return all;
  }

  List<Variable> variables() {
    return variables;
  }

  int states() {
    return states;
  }

  int variableCount() {
    return sizes.length;
  }

  int size(int variable) {
    return sizes[variable];
  }

  int stride(int variable) {
    return strides[variable];
  }

  /** The value of a variable in a state. */
  int value(int state, int variable) {
    return state / strides[variable] % sizes[variable];
  }

  /** The state in which a variable has another value. */
  int with(int state, int variable, int value) {
    return state + (value - value(state, variable)) * strides[variable];
  }

  /** The variable of a record, or -1: it is not told apart. */
  int find(TypeName type, int slot) {
    for (int variable : records) {
      Variable.OfRecord record = (Variable.OfRecord) variables.get(variable);
      if (record.slot() == slot && record.type().equals(type)) {
        return variable;
      }
    }
    return -1;
  }

  /** The place of a variable, or -1. */
  int find(Variable variable) {
    return variables.indexOf(variable);
  }

  /** The states in which a variable has one of some values. */
  Bits where(int variable, boolean[] accepted) {
    return periodic(strides[variable], accepted);
  }

  /** The states in which variables that stand in a row, from a stride on, have accepted values. */
  private Bits periodic(int stride, boolean[] accepted) {
    Bits found = new Bits(states);
    int value = 0;
    while (value < accepted.length) {
      int end = value;
      while (end < accepted.length && accepted[end]) {
        end++;
      }
      if (end > value) {
        found.addRange(value * stride, end * stride);
      }
      value = end + 1;
    }
    found.repeat(stride * accepted.length);
    return found;
  }

  /** Whether some variables stand in a row, as their values then do in the numbers of states. */
  boolean isRow(int[] some) {
    for (int i = 1; i < some.length; i++) {
      if (strides[some[i]] != strides[some[i - 1]] * sizes[some[i - 1]]) {
        return false;
      }
    }
    return true;
  }

  /** The states in which a variable has a value, or a larger one. */
  Bits from(int variable, int least) {
    boolean[] accepted = new boolean[sizes[variable]];
    for (int value = least; value < accepted.length; value++) {
      accepted[value] = true;
    }
    return where(variable, accepted);
  }

  /**
   * The states in which some variables have values that go together.
   *
   * @param accepted by the values of the variables, those of the first changing fastest
   */
  Bits where(int[] some, boolean[] accepted) {
    if (isRow(some)) {
      return periodic(strides[some[0]], accepted);
    }
    int last = some[some.length - 1];
    Bits found = new Bits(states);
    int[] others = Arrays.copyOf(some, some.length - 1);
    int combinations = accepted.length / sizes[last];
    for (int value = 0; value < sizes[last]; value++) {
      boolean[] with =
          Arrays.copyOfRange(accepted, value * combinations, (value + 1) * combinations);
      if (isAny(with, true)) {
        Bits is = is(last, value);
        found.addAll(isAny(with, false) ? where(others, with).and(is) : is);
      }
    }
    return found;
  }

  private static boolean isAny(boolean[] accepted, boolean wanted) {
    for (boolean one : accepted) {
      if (one == wanted) {
        return true;
      }
    }
    return false;
  }

  /** The states in which a variable has a value. */
  private Bits is(int variable, int value) {
    Bits[] ofVariable = byValue.get(variable).get();
    if (ofVariable == null) {
      ofVariable = new Bits[sizes[variable]];
      for (int i = 0; i < ofVariable.length; i++) {
        boolean[] accepted = new boolean[ofVariable.length];
        accepted[i] = true;
        ofVariable[i] = where(variable, accepted);
      }
      byValue.set(variable, new SoftReference<>(ofVariable));
    }
    return ofVariable[value];
  }

  /** Those of some states in which a variable has a value. */
  Bits where(Bits some, int variable, int value) {
    return some.and(is(variable, value));
  }

  /** Some states, with 0 as the value of a variable. */
  Bits zeroed(Bits some, int variable) {
    Bits zeroed = new Bits(states);
    for (int value = 0; value < sizes[variable]; value++) {
      zeroed.addShifted(some, is(variable, value), -value * strides[variable]);
    }
    return zeroed;
  }

  /** Some states in which a variable is 0, with another value of it. */
  Bits valued(Bits zeroed, int variable, int value) {
    Bits valued = new Bits(states);
    valued.addShifted(zeroed, zeroed, value * strides[variable]);
    return valued;
  }

  /** Some states in which a variable is 0, with every value of it. */
  Bits anyValue(Bits zeroed, int variable) {
    Bits any = zeroed.copy();
    for (int value = 1; value < sizes[variable]; value++) {
      any.addShifted(zeroed, zeroed, value * strides[variable]);
    }
    return any;
  }

  /** Some states, with 0 as the value of a clock where what lets it run is not true. */
  Bits reset(Bits some, int clock, Bits isTrue) {
    return some.and(isTrue).or(zeroed(some.without(isTrue), clock));
  }

  /** The states that become one of some when a clock is {@link #reset}. */
  Bits beforeReset(Bits some, int clock, Bits isTrue) {
    return some.and(isTrue).or(anyValue(where(some, clock, 0), clock).without(isTrue));
  }
}
