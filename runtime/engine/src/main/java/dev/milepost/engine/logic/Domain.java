package dev.milepost.engine.logic;

import dev.milepost.engine.logic.search.Problem;
import dev.milepost.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values of a variable, cut into cells: no condition of the question tells two values of one
 * cell apart. Where a variable may be unknown, that is its cell 0.
 */
public sealed interface Domain extends Problem.Space permits FiniteDomain, LineDomain, TextDomain {

  /** A value of a cell, the plainest there is; null stands for unknown. */
  @Nullable Value representative(int cell);

  /**
   * The cell of a value.
   *
   * @param value null stands for unknown
   * @return the cell, or -1 for a value that the variable cannot have
   */
  int cellOf(@Nullable Value value);

  /** The value of a known cell at one of its positions. */
  Value at(int cell, int position);
}
