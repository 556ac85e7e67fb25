package dev.milepost.compiler.smtinterpol;

import de.uni_freiburg.informatik.ultimate.logic.Logics;
import de.uni_freiburg.informatik.ultimate.logic.Model;
import de.uni_freiburg.informatik.ultimate.logic.SMTLIBException;
import de.uni_freiburg.informatik.ultimate.logic.Script;
import de.uni_freiburg.informatik.ultimate.logic.Sort;
import de.uni_freiburg.informatik.ultimate.logic.Term;
import de.uni_freiburg.informatik.ultimate.logic.Util;
import de.uni_freiburg.informatik.ultimate.smtinterpol.DefaultLogger;
import de.uni_freiburg.informatik.ultimate.smtinterpol.LogProxy;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.SMTInterpol;
import dev.milepost.engine.logic.search.CellSet;
import dev.milepost.engine.logic.search.Fallback;
import dev.milepost.engine.logic.search.Formula;
import dev.milepost.engine.logic.search.Outcome;
import dev.milepost.engine.logic.search.Problem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Solves problems with SMTInterpol: a boolean for each cell of each variable, and a whole number
 * for the position of each variable that is compared.
 */
public final class SmtInterpolFallback implements Fallback {

  /** Who waits for an answer does not wait longer, in milliseconds. */
  private static final long TIMEOUT = 10_000;

  @Override
  public String name() {
    return "SMTInterpol";
  }

  @Override
  public Outcome solve(Problem problem) {
    LogProxy silent = new DefaultLogger();
    silent.setLoglevel(LogProxy.LOGLEVEL_OFF);
    Script script = new SMTInterpol(silent);
    script.setOption(":produce-models", true);
    script.setOption(":timeout", Long.toString(TIMEOUT));
    script.setLogic(Logics.QF_LIA);
    try {
      return new Run(script, problem).solve();
    } catch (SMTLIBException e) {
      // It gave up in the midst of its work, which is no answer.
      return Outcome.OverBudget.OVER_BUDGET;
    } finally {
      script.exit();
    }
  }

  /** One problem in the terms of a solver. */
  private static final class Run {
    private final Script script;
    private final Problem problem;
    private final Term[][] cells;
    private final Term[] positions;
    private final boolean[] compared;
    private final Map<Formula, Term> terms = new IdentityHashMap<>();

    Run(Script script, Problem problem) {
      this.script = script;
      this.problem = problem;
      int size = problem.variables().size();
      this.cells = new Term[size][];
      this.positions = new Term[size];
      this.compared = new boolean[size];
    }

    Outcome solve() {
      Sort bool = script.sort("Bool");
      for (int i = 0; i < cells.length; i++) {
        cells[i] = new Term[problem.variables().get(i).size()];
        for (int cell = 0; cell < cells[i].length; cell++) {
          String name = "c" + i + "_" + cell;
          script.declareFun(name, Script.EMPTY_SORT_ARRAY, bool);
          cells[i][cell] = script.term(name);
        }
        script.declareFun("p" + i, Script.EMPTY_SORT_ARRAY, script.sort("Int"));
        positions[i] = script.term("p" + i);
        assertOneOf(cells[i]);
      }
      problem.parts().forEach(part -> script.assertTerm(term(part)));
      for (int i = 0; i < cells.length; i++) {
        if (compared[i]) {
          assertPositions(i);
        }
      }
      return switch (script.checkSat()) {
        case SAT -> found(script.getModel());
        case UNSAT -> Outcome.Nothing.NOTHING;
        case UNKNOWN -> Outcome.OverBudget.OVER_BUDGET;
      };
    }

    private void assertOneOf(Term[] alternatives) {
      script.assertTerm(Util.or(script, alternatives));
      for (int i = 0; i < alternatives.length; i++) {
        for (int j = 0; j < i; j++) {
          script.assertTerm(
              Util.or(
                  script, Util.not(script, alternatives[i]), Util.not(script, alternatives[j])));
        }
      }
    }

    private void assertPositions(int variable) {
      Problem.Space space = problem.variables().get(variable);
      for (int cell = 0; cell < space.size(); cell++) {
        List<Term> there = new ArrayList<>();
        for (int position : space.positions(cell)) {
          there.add(
              script.term("=", positions[variable], script.numeral(Integer.toString(position))));
        }
        if (!there.isEmpty()) {
          script.assertTerm(
              Util.implies(
                  script, cells[variable][cell], Util.or(script, there.toArray(Term[]::new))));
        }
      }
    }

    private Term term(Formula formula) {
      Term known = terms.get(formula);
      if (known == null) {
        known = written(formula);
        terms.put(formula, known);
      }
      return known;
    }

    private Term written(Formula formula) {
      return switch (formula) {
        case Formula.All(List<Formula> parts) -> Util.and(script, terms(parts));
        case Formula.Any(List<Formula> parts) -> Util.or(script, terms(parts));
        case Formula.In(int variable, CellSet set) -> {
          List<Term> alternatives = new ArrayList<>();
          for (int cell = set.next(0); cell >= 0; cell = set.next(cell + 1)) {
            alternatives.add(cells[variable][cell]);
          }
          yield Util.or(script, alternatives.toArray(Term[]::new));
        }
        case Formula.Below(int left, int right, boolean strictly) -> {
          compared[left] = true;
          compared[right] = true;
          yield Util.and(
              script,
              known(left),
              known(right),
              script.term(strictly ? "<" : "<=", positions[left], positions[right]));
        }
      };
    }

    private Term[] terms(List<Formula> parts) {
      return parts.stream().map(this::term).toArray(Term[]::new);
    }

    /** That a variable lies in a cell that has positions. */
    private Term known(int variable) {
      Problem.Space space = problem.variables().get(variable);
      List<Term> alternatives = new ArrayList<>();
      for (int cell = 0; cell < space.size(); cell++) {
        if (space.positions(cell).length > 0) {
          alternatives.add(cells[variable][cell]);
        }
      }
      return Util.or(script, alternatives.toArray(Term[]::new));
    }

    private Outcome found(Model model) {
      Term yes = script.term("true");
      List<CellSet> domains = new ArrayList<>();
      for (Term[] variable : cells) {
        int chosen = 0;
        for (int cell = 0; cell < variable.length; cell++) {
          if (model.evaluate(variable[cell]).equals(yes)) {
            chosen = cell;
          }
        }
        domains.add(CellSet.single(variable.length, chosen));
      }
      return new Outcome.Found(domains, order(model));
    }

    /** The order of the positions that were found, so that they can be found again. */
    private List<Formula.Below> order(Model model) {
      List<Formula.Below> order = new ArrayList<>();
      Term yes = script.term("true");
      terms
          .keySet()
          .forEach(formula -> {
            if (formula instanceof Formula.Below below
                && model.evaluate(terms.get(formula)).equals(yes)) {
              order.add(below);
            }
          });
      return order;
    }
  }
}
