package dev.milepost.compiler.witness;

/** Where the journey's execution stands. */
public sealed interface Standing {
  /** No execution has started yet. */
  record NotStarted() implements Standing {}

  /** It stands at a stage. */
  record At(String stage) implements Standing {}

  /** It has ended. */
  record Ended(String stage, String outcome) implements Standing {}

  /** It was stopped since it would have moved on forever. */
  record Parked(String stage) implements Standing {}
}
