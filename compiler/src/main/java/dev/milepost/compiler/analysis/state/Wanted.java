package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.condition.Truth;

/** Which answers of a condition count where it stands; the others need not be told apart. */
enum Wanted {
  /** Whether it is true. */
  TRUE,
  /** Whether it is true, false or unknown. */
  EACH;

  /** How many marks there are. */
  static final int MARKS = 3;

  /** What counts where it stands in two places. */
  Wanted and(Wanted other) {
    return this == TRUE ? other : EACH;
  }

  /** A mark for an answer, the same one for answers that need not be told apart. */
  int mark(Truth truth) {
    return switch (truth) {
      case TRUE -> 0;
      case FALSE -> 1;
      case UNKNOWN -> this == TRUE ? 1 : 2;
    };
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
