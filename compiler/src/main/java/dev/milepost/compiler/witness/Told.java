package dev.milepost.compiler.witness;

/** What a scenario tells: a move, or where the execution stands behind those before it. */
public sealed interface Told {
  /** A move. */
  record Moved(Move move) implements Told {}

  /** Where it led. */
  record Led(Standing standing) implements Told {}
}
