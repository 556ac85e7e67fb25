package dev.milepost.compiler.analysis.state;

/**
 * The answer of a condition in every state: in the rest of them it is unknown.
 *
 * @param whereTrue the states in which it may be true
 * @param whereFalse the states in which it may be false
 */
record Truths(Bits whereTrue, Bits whereFalse) {

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
