package dev.milepost.engine.condition;

/** Kleene's three truth values. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  /** The two-valued answer as a truth. */
  public static Truth of(boolean answer) {
    return answer ? TRUE : FALSE;
  }

  /** True and false change places, unknown stays. */
  public Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** False where one is false, else unknown where one is unknown. */
  public Truth and(Truth other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : TRUE;
  }

  /** True where one is true, else unknown where one is unknown. */
  public Truth or(Truth other) {
    if (this == TRUE || other == TRUE) {
      return TRUE;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : FALSE;
  }

  /** Whether it is {@link #TRUE}: only that lets an execution advance. */
  public boolean isTrue() {
    return this == TRUE;
  }
}
