package dev.milepost.engine.logic.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Positions that satisfy order constraints. The smallest solution is found by raising positions
 * until nothing is violated, as Bellman and Ford do for shortest paths; since the constraints are
 * closed under taking minima, that is exact for whatever cells the variables may lie in.
 */
public final class Order {

  private static final int[] NONE = {};

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
    if (hasStrictCycle(order)) {
      return null;
    }
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

  /** What lies below itself can have no position; else raising would go through all of them. */
  private static boolean hasStrictCycle(List<Formula.Below> order) {
    for (Formula.Below start : order) {
      if (start.strictly() && leads(order, start.right(), start.left(), new HashSet<>())) {
        return true;
      }
    }
    return false;
  }

  private static boolean leads(List<Formula.Below> order, int from, int to, Set<Integer> visited) {
    if (from == to) {
      return true;
    }
    if (!visited.add(from)) {
      return false;
    }
    for (Formula.Below below : order) {
      if (below.left() == from && leads(order, below.right(), to, visited)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes the cells away whose positions are all too small.
   *
   * @param positions the smallest positions that {@link #solve} found
   * @return whether any was taken away
   */
  static boolean prune(
      List<? extends Problem.Space> spaces,
      CellSet[] domains,
      List<Formula.Below> order,
      int[] positions) {
    boolean pruned = false;
    for (Formula.Below below : order) {
      pruned |= prune(spaces, domains, below.left(), positions[below.left()]);
      pruned |= prune(spaces, domains, below.right(), positions[below.right()]);
    }
    return pruned;
  }

  private static boolean prune(
      List<? extends Problem.Space> spaces, CellSet[] domains, int variable, int least) {
    CellSet domain = domains[variable];
    Problem.Space space = spaces.get(variable);
    CellSet left =
        CellSet.where(
            domain.size(),
            cell -> {
              int[] positions = domain.contains(cell) ? space.positions(cell) : NONE;
              return positions.length > 0 && positions[positions.length - 1] >= least;
            });
    domains[variable] = left;
    return !left.equals(domain);
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
