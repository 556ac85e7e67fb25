package dev.milepost.engine.logic;

import dev.milepost.engine.condition.Truth;

/** What is asked of a condition's truth. */
public enum Mode {
  /** It is true. */
  TRUE,
  /** It is false. */
  FALSE,
  /** It is false or unknown. */
  NOT_TRUE,
  /** It is true or unknown. */
  NOT_FALSE;

  /** What is then asked of the condition below a {@code NOT}. */
  public Mode ofNegated() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case NOT_TRUE -> NOT_FALSE;
      case NOT_FALSE -> NOT_TRUE;
    };
  }

  /** What is asked where this must not be so. */
  public Mode opposite() {
    return switch (this) {
      case TRUE -> NOT_TRUE;
      case FALSE -> NOT_FALSE;
      case NOT_TRUE -> TRUE;
      case NOT_FALSE -> FALSE;
    };
  }

  /** Whether a truth is what is asked for. */
  public boolean admits(Truth truth) {
    return switch (this) {
      case TRUE -> truth == Truth.TRUE;
      case FALSE -> truth == Truth.FALSE;
      case NOT_TRUE -> truth != Truth.TRUE;
      case NOT_FALSE -> truth != Truth.FALSE;
    };
  }

  /** Whether each part of an AND must be so; else one must. */
  boolean isOfAllParts() {
    return this == TRUE || this == NOT_FALSE;
  }
}
