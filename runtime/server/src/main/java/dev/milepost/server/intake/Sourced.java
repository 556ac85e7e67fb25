package dev.milepost.server.intake;

/** What a message gives for a value of a mapping. */
sealed interface Sourced {

  /** There is no text. */
  enum Without implements Sourced {
    /** The message says nothing. */
    MISSING,
    /** The message says that it is unknown. */
    UNKNOWN
  }

  /** A text that is not yet checked against a type. */
  record Given(String text) implements Sourced {}

  /** The message holds something else than the mapping expects; the reason is safe to show. */
  record Unfit(String reason) implements Sourced {}
}
