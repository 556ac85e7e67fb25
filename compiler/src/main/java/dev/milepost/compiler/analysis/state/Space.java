package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.TypeName;
import java.util.List;

/** All states of a stage: every combination of the values of some variables, numbered. */
final class Space {

  private final List<Variable> variables;
  private final int[] strides;
  private final int[] sizes;
  private final int states;

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
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i) instanceof Variable.OfRecord record
          && record.type().equals(type)
          && record.slot() == slot) {
        return i;
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
    Bits found = new Bits(states);
    int stride = strides[variable];
    int period = stride * sizes[variable];
    for (int base = 0; base < states; base += period) {
      int run = -1;
      for (int value = 0; value <= accepted.length; value++) {
        boolean isIn = value < accepted.length && accepted[value];
        if (isIn && run < 0) {
          run = value;
        } else if (!isIn && run >= 0) {
          found.addRange(base + run * stride, base + value * stride);
          run = -1;
        }
      }
      if (states - base <= period) {
        break;
      }
    }
    return found;
  }
}
