package dev.milepost.engine.value;

/** What comes of reading a value from outside by its declared type. */
public sealed interface Reading {

  /** A value of the type. */
  record Known(Value value) implements Reading {}

  /** The outside said that there is no value: JSON's {@code null}. */
  enum Unknown implements Reading {
    UNKNOWN
  }

  /**
   * What was given is no value of the type.
   *
   * @param reason why, as a sentence without a full stop that quotes what was given; safe to show
   */
  record Misfit(String reason) implements Reading {}
}
