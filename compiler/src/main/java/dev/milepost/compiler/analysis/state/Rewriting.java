package dev.milepost.compiler.analysis.state;

/** Turns sets of combinations, which are numbered, into sets of others. */
sealed interface Rewriting permits Reshape, Reorder {

  /** How many combinations there are before it. */
  int universe();

  /** What some combinations become. */
  Bits apply(Bits old);

  /** The same of few, each for itself; what several become may be named more than once. */
  int[] apply(int[] few);

  /** The way back. */
  Rewriting inverse();
}
