package dev.milepost.engine.logic.search;

import java.util.List;

/** What is asked of the variables of a {@link Problem}; two-valued, without negation. */
public sealed interface Formula {

  /** Nothing is asked. */
  Formula TRUE = new All(List.of());

  /** What cannot be. */
  Formula FALSE = new Any(List.of());

  /** Every part holds. */
  record All(List<Formula> parts) implements Formula {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One of the parts holds. */
  record Any(List<Formula> parts) implements Formula {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** A variable is in one of these cells. */
  record In(int variable, CellSet cells) implements Formula {}

  /** The position of one variable is below that of another, or, where not strictly, the same. */
  record Below(int left, int right, boolean strictly) implements Formula {}
}
