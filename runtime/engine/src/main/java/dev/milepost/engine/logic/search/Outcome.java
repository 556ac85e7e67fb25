package dev.milepost.engine.logic.search;

import java.util.List;

/** What became of a {@link Problem}. */
public sealed interface Outcome {

  /**
   * It has solutions: every choice of a cell for each variable, as long as positions can be found
   * in those cells that satisfy the order.
   *
   * @param domains the cells of each variable, at least one
   * @param order what remains to be satisfied; the smallest positions that do so exist
   */
  record Found(List<CellSet> domains, List<Formula.Below> order) implements Outcome {
    public Found {
      domains = List.copyOf(domains);
      order = List.copyOf(order);
    }
  }

  /** It has no solution. */
  enum Nothing implements Outcome {
    NOTHING
  }

  /** The budget was used up. */
  enum OverBudget implements Outcome {
    OVER_BUDGET
  }
}
