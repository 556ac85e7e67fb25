package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.logic.VariableTable.Entry;
import dev.milepost.engine.logic.search.CellSet;
import dev.milepost.engine.logic.search.Formula;
import dev.milepost.engine.logic.search.Order;
import dev.milepost.engine.logic.search.Outcome;
import dev.milepost.engine.logic.search.Problem;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Picks values out of a solution: what is preferred where possible, else nothing, else what is
 * plainest. At the end no value can be taken away alone.
 */
final class Models {

  private final Question question;
  private final Problem problem;
  private final @Nullable Valuation preferred;
  private final CellSet[] domains;
  private final List<Formula.Below> order;
  private final int[] cells;

  private Models(
      Question question, Problem problem, Outcome.Found found, @Nullable Valuation preferred) {
    this.question = question;
    this.problem = problem;
    this.preferred = preferred;
    this.domains = found.domains().toArray(CellSet[]::new);
    this.order = new ArrayList<>(found.order());
    this.cells = new int[domains.length];
  }

  static Valuation pick(
      Question question, Problem problem, Outcome.Found found, @Nullable Valuation preferred) {
    Models models = new Models(question, problem, found, preferred);
    models.choose();
    models.takeAway();
    return models.valuation();
  }

  private void choose() {
    Set<Integer> ordered = new LinkedHashSet<>();
    for (Formula.Below below : order) {
      ordered.add(below.left());
      ordered.add(below.right());
    }
    for (int i = 0; i < cells.length; i++) {
      if (!ordered.contains(i)) {
        cells[i] = preferences(i, domains[i]).getFirst();
        domains[i] = CellSet.single(domains[i].size(), cells[i]);
      }
    }
    for (int i : ordered) {
      CellSet all = domains[i];
      for (int cell : preferences(i, all)) {
        domains[i] = CellSet.single(all.size(), cell);
        if (Order.solve(problem.variables(), domains, order) != null) {
          cells[i] = cell;
          break;
        }
      }
    }
  }

  /** The cells of a set, the liked ones first. */
  private List<Integer> preferences(int variable, CellSet set) {
    List<Integer> cells = new ArrayList<>();
    for (int cell : liked(variable)) {
      if (cell >= 0 && set.contains(cell) && !cells.contains(cell)) {
        cells.add(cell);
      }
    }
    for (int cell = set.next(0); cell >= 0; cell = set.next(cell + 1)) {
      if (!cells.contains(cell)) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /** The preferred cell, then that of nothing. */
  private List<Integer> liked(int variable) {
    Entry entry = question.variables().entry(variable);
    Domain domain = question.domains().get(variable);
    List<Integer> liked = new ArrayList<>(2);
    if (preferred != null) {
      liked.add(domain.cellOf(orNothing(entry, preferred.value(entry.variable))));
    }
    liked.add(domain.cellOf(nothing(entry)));
    return liked;
  }

  /** A flag that is not said is false, a count that is not said is none. */
  static @Nullable Value orNothing(Entry entry, @Nullable Value value) {
    return value == null ? nothing(entry) : value;
  }

  private static @Nullable Value nothing(Entry entry) {
    if (entry.mayBeUnknown) {
      return null;
    }
    return entry.type == Scalar.BOOLEAN
        ? Value.Flag.FALSE
        : entry.type == Scalar.INTEGER ? new Value.Whole(BigInteger.ZERO) : null;
  }

  /** Puts back to the liked cell what need not have another one. */
  private void takeAway() {
    for (int i = 0; i < cells.length; i++) {
      for (int cell : liked(i)) {
        if (cell < 0 || cell == cells[i]) {
          break;
        }
        int before = cells[i];
        cells[i] = cell;
        if (holds()) {
          domains[i] = CellSet.single(domains[i].size(), cell);
          break;
        }
        cells[i] = before;
      }
    }
  }

  private boolean holds() {
    int[] positions = positions();
    return positions != null && problem.parts().stream().allMatch(part -> holds(part, positions));
  }

  private boolean holds(Formula formula, int[] positions) {
    return switch (formula) {
      case Formula.All(List<Formula> parts) -> {
        for (Formula part : parts) {
          if (!holds(part, positions)) {
            yield false;
          }
        }
        yield true;
      }
      case Formula.Any(List<Formula> parts) -> {
        for (Formula part : parts) {
          if (holds(part, positions)) {
            yield true;
          }
        }
        yield false;
      }
      case Formula.In(int variable, CellSet set) -> set.contains(cells[variable]);
      case Formula.Below(int left, int right, boolean strictly) ->
          positions[left] >= 0
              && positions[right] >= 0
              && positions[left] + (strictly ? 1 : 0) <= positions[right];
    };
  }

  /** The positions of the variables in their cells, -1 where there is none; null: impossible. */
  private int @Nullable [] positions() {
    CellSet[] chosen = new CellSet[cells.length];
    int[] positions = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      chosen[i] = CellSet.single(domains[i].size(), cells[i]);
      int[] own = question.domains().get(i).positions(cells[i]);
      positions[i] = own.length == 0 ? -1 : own[0];
    }
    List<Formula.Below> still =
        order.stream()
            .filter(below -> positions[below.left()] >= 0 && positions[below.right()] >= 0)
            .toList();
    int[] solved = Order.solve(problem.variables(), chosen, still);
    if (solved == null) {
      return null;
    }
    for (Formula.Below below : still) {
      positions[below.left()] = solved[below.left()];
      positions[below.right()] = solved[below.right()];
    }
    return positions;
  }

  private Valuation valuation() {
    int[] positions = positions();
    if (positions == null) {
      throw new IllegalStateException("a solution without positions");
    }
    Map<Variable, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      Entry entry = question.variables().entry(i);
      Value value = value(i, entry, positions[i]);
      if (value != null && (entry.mayBeUnknown || !value.equals(Value.Flag.FALSE))) {
        values.put(entry.variable, value);
      }
    }
    return new Valuation(question.setting().now(), values, copies(values));
  }

  private @Nullable Value value(int variable, Entry entry, int position) {
    Domain domain = question.domains().get(variable);
    int cell = cells[variable];
    if (domain.representative(cell) == null) {
      return null;
    }
    Value kept = preferred == null ? null : preferred.value(entry.variable);
    if (kept != null && domain.cellOf(kept) == cell) {
      return kept;
    }
    Value value = domain.at(cell, position);
    return entry.type == Scalar.INTEGER && value instanceof Value.Decimal(BigDecimal number)
        ? new Value.Whole(number.toBigIntegerExact())
        : value;
  }

  private Map<Variable, Integer> copies(Map<Variable, Value> values) {
    Map<Variable, Integer> copies = new LinkedHashMap<>();
    for (Variable variable : values.keySet()) {
      switch (variable) {
        case Variable.Present(TypeName type, int number) ->
            note(copies, variable, question.needs().records(type), number);
        case Variable.HappeningPresent(TypeName event, int number) ->
            note(copies, variable, question.needs().happenings(event), number);
        default -> {}
      }
    }
    return copies;
  }

  private static void note(
      Map<Variable, Integer> copies, Variable variable, List<Slot> slots, int number) {
    if (number < slots.size() && slots.get(number).weight() > 1) {
      copies.put(variable, slots.get(number).weight());
    }
  }
}
