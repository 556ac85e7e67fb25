package dev.milepost.engine.logic.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Positions that satisfy order constraints. The smallest solution is found by raising positions
 * until nothing is violated, as Bellman and Ford do for shortest paths; since the constraints are
 * closed under taking minima, that is exact for whatever cells the variables may lie in.
 */
public final class Order {

  private Order() {}

  /**
   * The smallest positions.
   *
   * @param spaces the variables
   * @param domains the cells of each
   * @param order what must hold
   * @return the position of each variable that the order speaks of, or null where there are none
   */
  public static int @Nullable [] solve(
      List<? extends Problem.Space> spaces, CellSet[] domains, List<Formula.Below> order) {
    int[] positions = new int[domains.length];
    for (Formula.Below below : order) {
      if (!raise(spaces, domains, positions, below.left(), 0)
          || !raise(spaces, domains, positions, below.right(), 0)) {
        return null;
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Formula.Below below : order) {
        int least = positions[below.left()] + (below.strictly() ? 1 : 0);
        if (positions[below.right()] < least) {
          if (!raise(spaces, domains, positions, below.right(), least)) {
            return null;
          }
          changed = true;
        }
      }
    }
    return positions;
  }

  /** Every raise takes a variable to a later one of finitely many positions, so this ends. */
  private static boolean raise(
      List<? extends Problem.Space> spaces,
      CellSet[] domains,
      int[] positions,
      int variable,
      int least) {
    Problem.Space space = spaces.get(variable);
    CellSet domain = domains[variable];
    int from = Math.max(least, positions[variable]);
    int best = Integer.MAX_VALUE;
    for (int cell = domain.next(0); cell >= 0; cell = domain.next(cell + 1)) {
      for (int position : space.positions(cell)) {
        if (position >= from) {
          best = Math.min(best, position);
          break;
        }
      }
    }
    positions[variable] = best;
    return best != Integer.MAX_VALUE;
  }

  /** The first cell of a domain that has a position. */
  public static int cellAt(Problem.Space space, CellSet domain, int position) {
    for (int cell = domain.next(0); cell >= 0; cell = domain.next(cell + 1)) {
      for (int own : space.positions(cell)) {
        if (own == position) {
          return cell;
        }
      }
    }
    throw new IllegalArgumentException("no cell of " + domain + " has the position " + position);
  }
}
