package dev.milepost.engine.logic.search;

import java.util.List;

/**
 * Variables, and what is asked of them.
 *
 * @param variables the spaces in which the variables lie, by their number
 * @param parts what must hold at once
 */
public record Problem(List<? extends Problem.Space> variables, List<Formula> parts) {

  public Problem {
    variables = List.copyOf(variables);
    parts = List.copyOf(parts);
  }

  /** The cells in which a variable may lie. */
  public interface Space {

    /** How many cells there are, at least one. */
    int size();

    /** The positions of a cell on the common line, ascending; none where it is not compared. */
    int[] positions(int cell);
  }
}
