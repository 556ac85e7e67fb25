package dev.milepost.engine.logic;

import dev.milepost.engine.logic.search.CellSet;
import dev.milepost.engine.logic.search.Formula;
import dev.milepost.engine.logic.search.Outcome;
import dev.milepost.engine.logic.search.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks for the fewest variables that have to change so that literals hold. */
final class SmallestChange {

  /** Who has to change more than this is not helped by a list of it. */
  private static final int MOST_CHANGES = 4;

  private static final int MOST_TRIED = 5_000;

  private final Question question;
  private final Valuation current;
  private final Function<Problem, Outcome> solver;
  private final List<Integer> changeable = new ArrayList<>();
  private final List<Formula> fixed = new ArrayList<>();
  private final int[] cells;
  private int tried;

  /**
   * Prepares the look.
   *
   * @param mayChange the variables that may be changed; all others keep their values
   */
  SmallestChange(
      Question question,
      Valuation current,
      Predicate<Variable> mayChange,
      Function<Problem, Outcome> solver) {
    this.question = question;
    this.current = current;
    this.solver = solver;
    this.cells = new int[question.domains().size()];
    for (int i = 0; i < cells.length; i++) {
      VariableTable.Entry entry = question.variables().entry(i);
      Domain domain = question.domains().get(i);
      cells[i] = domain.cellOf(Models.orNothing(entry, current.value(entry.variable)));
      if (mayChange.test(entry.variable)) {
        changeable.add(i);
      } else if (cells[i] >= 0) {
        fixed.add(stays(i));
      }
    }
  }

  /** The changes, of the smallest sets the one with the nearest values; null: none is small. */
  @Nullable List<Change> find() {
    for (int size = 0; size <= Math.min(MOST_CHANGES, changeable.size()); size++) {
      List<List<Change>> found = new ArrayList<>();
      tryAll(size, 0, new ArrayList<>(), found);
      if (!found.isEmpty()) {
        return found.stream().min(Comparator.comparingInt(this::distance)).orElseThrow();
      }
      if (tried >= MOST_TRIED) {
        return null;
      }
    }
    return null;
  }

  private void tryAll(int size, int from, List<Integer> chosen, List<List<Change>> found) {
    if (chosen.size() == size) {
      List<Change> changes = tried++ < MOST_TRIED ? changing(chosen) : null;
      if (changes != null) {
        found.add(changes);
      }
      return;
    }
    for (int i = from; i < changeable.size(); i++) {
      chosen.add(changeable.get(i));
      tryAll(size, i + 1, chosen, found);
      chosen.removeLast();
    }
  }

  private @Nullable List<Change> changing(List<Integer> chosen) {
    List<Formula> parts = new ArrayList<>(question.problem().parts());
    parts.addAll(fixed);
    for (int variable : changeable) {
      if (!chosen.contains(variable) && cells[variable] >= 0) {
        parts.add(stays(variable));
      }
    }
    Problem problem = new Problem(question.domains(), parts);
    if (!(solver.apply(problem) instanceof Outcome.Found found)) {
      return null;
    }
    Valuation model = Models.pick(question, problem, found, current);
    List<Change> changes = new ArrayList<>();
    for (int variable : chosen) {
      Variable changed = question.variables().entry(variable).variable;
      if (!Objects.equals(current.value(changed), model.value(changed))) {
        changes.add(new Change(changed, current.value(changed), model.value(changed)));
      }
    }
    return changes;
  }

  private Formula stays(int variable) {
    int size = question.domains().get(variable).size();
    return new Formula.In(variable, CellSet.single(size, cells[variable]));
  }

  private int distance(List<Change> changes) {
    int distance = 0;
    for (Change change : changes) {
      Integer number = question.variables().find(change.variable());
      if (number != null) {
        VariableTable.Entry entry = question.variables().entry(number);
        int cell = question.domains().get(number).cellOf(Models.orNothing(entry, change.to()));
        distance += Math.abs(cell - cells[number]);
      }
    }
    return distance;
  }
}
