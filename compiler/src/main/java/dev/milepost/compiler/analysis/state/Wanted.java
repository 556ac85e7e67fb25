package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.condition.Truth;

/** Which answers of a condition count where it stands; the others need not be told apart. */
enum Wanted {
  /** Whether it is true. */
  TRUE,
  /** Whether it is true, false or unknown. */
  EACH;

  /** What counts where it stands in two places. */
  Wanted and(Wanted other) {
    return this == TRUE ? other : EACH;
  }

  /** A letter for an answer, the same one for answers that need not be told apart. */
  char letter(Truth truth) {
    return switch (truth) {
      case TRUE -> 't';
      case FALSE -> this == TRUE ? '-' : 'f';
      case UNKNOWN -> this == TRUE ? '-' : 'u';
    };
  }
}
