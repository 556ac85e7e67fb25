package dev.milepost.engine.logic.search;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Formulas as clauses: each is a list of alternatives that speak of one variable, or of the order
 * of two. A part that joins several gets a variable of its own that implies them, as Tseitin,
 * Plaisted and Greenbaum do; so a part that was found impossible is tried once only.
 */
final class Clauses {

  private static final int NAMED = 2;
  private static final CellSet YES = CellSet.single(NAMED, 1);
  private static final CellSet NO = CellSet.single(NAMED, 0);

  private final int first;
  private final List<List<Formula>> clauses = new ArrayList<>();
  private final Map<Formula, Formula.In> names = new IdentityHashMap<>();
  private int variables;

  /** Starts behind the variables of a problem. */
  Clauses(int variables) {
    this.first = variables;
    this.variables = variables;
  }

  /** How many variables there are, those for parts included. */
  int variables() {
    return variables;
  }

  /** Whether a variable stands for a part of a formula. */
  boolean isName(int variable) {
    return variable >= first;
  }

  /** How many cells the variable of a part has. */
  static int namedSize() {
    return NAMED;
  }

  List<List<Formula>> clauses() {
    return clauses;
  }

  /** Adds what must hold. */
  void add(Formula formula) {
    switch (formula) {
      case Formula.All(List<Formula> parts) -> parts.forEach(this::add);
      case Formula.Any any -> {
        List<Formula> clause = new ArrayList<>(any.parts().size());
        addWays(any, clause);
        clauses.add(clause);
      }
      case Formula.In _, Formula.Below _ -> clauses.add(List.of(formula));
    }
  }

  private void addWays(Formula.Any any, List<Formula> clause) {
    for (Formula part : any.parts()) {
      switch (part) {
        case Formula.Any inner -> addWays(inner, clause);
        case Formula.All all -> clause.add(name(all));
        case Formula.In _, Formula.Below _ -> clause.add(part);
      }
    }
  }

  private Formula.In name(Formula.All all) {
    Formula.In known = names.get(all);
    if (known != null) {
      return known;
    }
    int variable = variables++;
    Formula.In name = new Formula.In(variable, YES);
    names.put(all, name);
    for (Formula part : all.parts()) {
      List<Formula> clause = new ArrayList<>();
      clause.add(new Formula.In(variable, NO));
      switch (part) {
        case Formula.Any any -> addWays(any, clause);
        case Formula.All inner -> clause.add(name(inner));
        case Formula.In _, Formula.Below _ -> clause.add(part);
      }
      clauses.add(clause);
    }
    return name;
  }
}
