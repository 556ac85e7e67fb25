package dev.milepost.engine.logic.search;

import dev.milepost.engine.logic.search.Outcome.Found;
import dev.milepost.engine.logic.search.Outcome.Nothing;
import dev.milepost.engine.logic.search.Outcome.OverBudget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what has only one way to hold, then tries the ways of the clause that has the fewest.
 */
public final class Search {

  private final Problem problem;
  private final Clauses clauses;
  private int budget;

  private Search(Problem problem, int budget) {
    this.problem = problem;
    this.clauses = new Clauses(problem.variables().size());
    problem.parts().forEach(clauses::add);
    this.budget = budget;
  }

  /**
   * Solves a problem.
   *
   * @param budget how often a way may be tried before this gives up
   */
  public static Outcome solve(Problem problem, int budget) {
    Search search = new Search(problem, budget);
    State end = search.from(search.start());
    if (end != null) {
      int variables = problem.variables().size();
      return new Found(Arrays.asList(end.domains).subList(0, variables), end.order);
    }
    return search.budget < 0 ? OverBudget.OVER_BUDGET : Nothing.NOTHING;
  }

  /**
   * What has been taken over so far.
   *
   * @param open the clauses that may still fail
   */
  private record State(CellSet[] domains, List<List<Formula>> open, List<Formula.Below> order) {
    State copy() {
      return new State(domains.clone(), new ArrayList<>(open), new ArrayList<>(order));
    }
  }

  private State start() {
    CellSet[] domains = new CellSet[clauses.variables()];
    for (int i = 0; i < domains.length; i++) {
      int size = clauses.isName(i) ? Clauses.namedSize() : problem.variables().get(i).size();
      domains[i] = CellSet.all(size);
    }
    return new State(domains, new ArrayList<>(clauses.clauses()), new ArrayList<>());
  }

  /** Takes a way over; false where that cannot be. */
  private static boolean take(State state, Formula way) {
    return switch (way) {
      case Formula.In(int variable, CellSet cells) -> {
        CellSet left = state.domains()[variable].and(cells);
        state.domains()[variable] = left;
        yield !left.isEmpty();
      }
      case Formula.Below below -> {
        if (!state.order().contains(below)) {
          state.order().add(below);
        }
        yield true;
      }
      case Formula.All _, Formula.Any _ ->
          throw new IllegalArgumentException("no way of a clause: " + way);
    };
  }

  private @Nullable State from(State state) {
    if (!propagate(state)) {
      return null;
    }
    if (state.open().isEmpty()) {
      return state;
    }
    for (Formula way : fewestWays(state)) {
      if (--budget < 0) {
        return null;
      }
      State attempt = state.copy();
      if (take(attempt, way)) {
        State end = from(attempt);
        if (end != null) {
          return end;
        }
        if (budget < 0) {
          return null;
        }
      }
      // What was tried in vain need not be tried again below the other ways.
      state.open().add(contrary(way));
      if (!propagate(state)) {
        return null;
      }
    }
    return null;
  }

  /** What holds where a way does not; what may be unknown need not be in any order. */
  private List<Formula> contrary(Formula way) {
    return switch (way) {
      case Formula.In(int variable, CellSet cells) ->
          List.of(new Formula.In(variable, cells.not()));
      case Formula.Below(int left, int right, boolean strictly) ->
          List.of(
              new Formula.In(left, unordered(left)),
              new Formula.In(right, unordered(right)),
              new Formula.Below(right, left, !strictly));
      case Formula.All _, Formula.Any _ ->
          throw new IllegalArgumentException("no way of a clause: " + way);
    };
  }

  /** The cells of a variable that have no position. */
  private CellSet unordered(int variable) {
    Problem.Space space = problem.variables().get(variable);
    return CellSet.where(space.size(), cell -> space.positions(cell).length == 0);
  }

  private boolean propagate(State state) {
    do {
      if (!takeOnlyWays(state)) {
        return false;
      }
      if (state.order().isEmpty()) {
        return true;
      }
      int[] positions = Order.solve(problem.variables(), state.domains(), state.order());
      if (positions == null) {
        return false;
      }
      if (!Order.prune(problem.variables(), state.domains(), state.order(), positions)) {
        return true;
      }
    } while (!state.open().isEmpty());
    return true;
  }

  private boolean takeOnlyWays(State state) {
    boolean changed = true;
    while (changed) {
      changed = false;
      int kept = 0;
      List<List<Formula>> open = state.open();
      for (int i = 0; i < open.size(); i++) {
        List<Formula> clause = open.get(i);
        int ways = 0;
        Formula only = null;
        boolean holds = false;
        for (int j = 0; j < clause.size(); j++) {
          Formula way = clause.get(j);
          Standing standing = standing(state, way);
          if (standing == Standing.HOLDS) {
            holds = true;
            break;
          }
          if (standing == Standing.OPEN) {
            ways++;
            only = way;
          }
        }
        if (holds) {
          continue;
        }
        if (only == null) {
          return false;
        }
        if (ways > 1) {
          open.set(kept++, clause);
        } else if (take(state, only)) {
          changed = true;
        } else {
          return false;
        }
      }
      open.subList(kept, open.size()).clear();
    }
    return true;
  }

  private List<Formula> fewestWays(State state) {
    List<Formula> fewest = List.of();
    for (List<Formula> clause : state.open()) {
      List<Formula> ways = new ArrayList<>(clause.size());
      for (Formula way : clause) {
        if (standing(state, way) == Standing.OPEN) {
          ways.add(way);
        }
      }
      if (fewest.isEmpty() || ways.size() < fewest.size()) {
        fewest = ways;
      }
      if (fewest.size() == 2) {
        break;
      }
    }
    return fewest;
  }

  /** What the domains say of a way. */
  private enum Standing {
    HOLDS,
    FAILS,
    OPEN
  }

  private Standing standing(State state, Formula way) {
    return switch (way) {
      case Formula.In(int variable, CellSet cells) -> {
        CellSet domain = state.domains()[variable];
        yield domain.isDisjointFrom(cells)
            ? Standing.FAILS
            : domain.isWithin(cells) ? Standing.HOLDS : Standing.OPEN;
      }
      case Formula.Below below when state.order().contains(below) -> Standing.HOLDS;
      case Formula.Below(int left, int right, boolean strictly) -> {
        Range a = range(state, left);
        Range b = range(state, right);
        int gap = strictly ? 1 : 0;
        yield a.least() + gap > b.most()
            ? Standing.FAILS
            : a.isWhole() && b.isWhole() && a.most() + gap <= b.least()
                ? Standing.HOLDS
                : Standing.OPEN;
      }
      case Formula.All _, Formula.Any _ ->
          throw new IllegalArgumentException("no way of a clause: " + way);
    };
  }

  /**
   * The positions of a domain.
   *
   * @param isWhole whether each of its cells has one
   */
  private record Range(int least, int most, boolean isWhole) {}

  private Range range(State state, int variable) {
    Problem.Space space = problem.variables().get(variable);
    CellSet domain = state.domains()[variable];
    int least = Integer.MAX_VALUE - 1;
    int most = -1;
    boolean whole = true;
    for (int cell = domain.next(0); cell >= 0; cell = domain.next(cell + 1)) {
      int[] positions = space.positions(cell);
      if (positions.length == 0) {
        whole = false;
      } else {
        least = Math.min(least, positions[0]);
        most = Math.max(most, positions[positions.length - 1]);
      }
    }
    return new Range(least, most, whole);
  }
}
