package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.condition.Truth;

/**
 * The answer of a condition in every state: in the rest of them it is unknown.
 *
 * @param whereTrue the states in which it may be true
 * @param whereFalse the states in which it may be false
 */
record Truths(Bits whereTrue, Bits whereFalse) {

  /** The answer in a state. */
  Truth at(int state) {
    return whereTrue.has(state) ? Truth.TRUE : whereFalse.has(state) ? Truth.FALSE : Truth.UNKNOWN;
  }

  Truths not() {
    return new Truths(whereFalse, whereTrue);
  }

  Truths and(Truths other) {
    return new Truths(whereTrue.and(other.whereTrue), whereFalse.or(other.whereFalse));
  }

  Truths or(Truths other) {
    return new Truths(whereTrue.or(other.whereTrue), whereFalse.and(other.whereFalse));
  }
}
