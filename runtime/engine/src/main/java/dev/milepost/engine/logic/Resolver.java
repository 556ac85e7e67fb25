package dev.milepost.engine.logic;

import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.logic.VariableTable.Entry;
import dev.milepost.engine.logic.search.CellSet;
import dev.milepost.engine.logic.search.Formula;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns drafts into formulas, once the domains are cut: each test becomes a set of cells. */
final class Resolver {

  private final VariableTable variables;
  private final List<Domain> domains;
  private final boolean relaxed;

  /** Drafts are shared, so formulas are too. */
  private final Map<Draft, Formula> resolved = new IdentityHashMap<>();

  /**
   * Makes a resolver.
   *
   * @param relaxed whether what cannot be said exactly asks for too little; else for too much
   */
  Resolver(VariableTable variables, List<Domain> domains, boolean relaxed) {
    this.variables = variables;
    this.domains = domains;
    this.relaxed = relaxed;
  }

  Formula resolve(Draft draft) {
    Formula known = resolved.get(draft);
    if (known == null) {
      known = formula(draft);
      resolved.put(draft, known);
    }
    return known;
  }

  private Formula formula(Draft draft) {
    return switch (draft) {
      case Draft.All(List<Draft> parts) -> all(resolved(parts));
      case Draft.Any(List<Draft> parts) -> any(resolved(parts));
      case Draft.Tested(int variable, Draft.ValueTest test, Mode mode) -> in(variable, test, mode);
      case Draft.Compared compared -> compared(compared);
    };
  }

  private List<Formula> resolved(List<Draft> drafts) {
    List<Formula> formulas = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      formulas.add(resolve(draft));
    }
    return formulas;
  }

  private Formula in(int variable, Draft.ValueTest test, Mode mode) {
    Domain domain = domains.get(variable);
    return in(
        variable,
        CellSet.where(domain.size(), cell -> mode.admits(test.of(domain.representative(cell)))));
  }

  private static Formula in(int variable, CellSet cells) {
    if (cells.isEmpty()) {
      return Formula.FALSE;
    }
    return cells.count() == cells.size() ? Formula.TRUE : new Formula.In(variable, cells);
  }

  /** Joins parts; what they say of the same variable becomes one part. */
  static Formula all(List<Formula> parts) {
    List<Formula> joined = new ArrayList<>(parts.size());
    Map<Integer, CellSet> cells = new HashMap<>();
    for (Formula part : parts) {
      switch (part) {
        case Formula.All all -> {
          for (Formula inner : all.parts()) {
            if (inner instanceof Formula.In(int variable, CellSet set)) {
              cells.merge(variable, set, CellSet::and);
            } else {
              joined.add(inner);
            }
          }
        }
        case Formula.In(int variable, CellSet set) -> cells.merge(variable, set, CellSet::and);
        case Formula.Any any when any.parts().isEmpty() -> {
          return Formula.FALSE;
        }
        case Formula.Any _, Formula.Below _ -> joined.add(part);
      }
    }
    for (Map.Entry<Integer, CellSet> entry : cells.entrySet()) {
      if (entry.getValue().isEmpty()) {
        return Formula.FALSE;
      }
      joined.add(new Formula.In(entry.getKey(), entry.getValue()));
    }
    return joined.size() == 1 ? joined.getFirst() : new Formula.All(joined);
  }

  /** Joins alternatives; what they say of the same variable becomes one. */
  static Formula any(List<Formula> parts) {
    List<Formula> joined = new ArrayList<>(parts.size());
    Map<Integer, CellSet> cells = new HashMap<>();
    for (Formula part : parts) {
      switch (part) {
        case Formula.Any any -> {
          for (Formula inner : any.parts()) {
            if (inner instanceof Formula.In(int variable, CellSet set)) {
              cells.merge(variable, set, CellSet::or);
            } else {
              joined.add(inner);
            }
          }
        }
        case Formula.In(int variable, CellSet set) -> cells.merge(variable, set, CellSet::or);
        case Formula.All all when all.parts().isEmpty() -> {
          return Formula.TRUE;
        }
        case Formula.All _, Formula.Below _ -> joined.add(part);
      }
    }
    for (Map.Entry<Integer, CellSet> entry : cells.entrySet()) {
      if (entry.getValue().count() == entry.getValue().size()) {
        return Formula.TRUE;
      }
      joined.add(new Formula.In(entry.getKey(), entry.getValue()));
    }
    return joined.size() == 1 ? joined.getFirst() : new Formula.Any(joined);
  }

  private Formula compared(Draft.Compared compared) {
    int left = compared.left();
    int right = compared.right();
    boolean wanted = compared.mode() == Mode.TRUE || compared.mode() == Mode.NOT_FALSE;
    Formula order =
        relaxed && isSampled(left, compared.comparator())
            ? Formula.TRUE
            : order(left, compared.comparator(), right, wanted);
    Formula comparable = comparable(left, right, true);
    return switch (compared.mode()) {
      case TRUE, FALSE -> all(List.of(known(left, true), known(right, true), comparable, order));
      case NOT_TRUE, NOT_FALSE ->
          any(
              List.of(
                  known(left, false), known(right, false), comparable(left, right, false), order));
    };
  }

  /** Which of two texts comes first is only looked at in examples of texts. */
  private boolean isSampled(int variable, Comparator comparator) {
    return domains.get(variable) instanceof TextDomain
        && comparator != Comparator.EQUAL
        && comparator != Comparator.NOT_EQUAL;
  }

  private Formula known(int variable, boolean known) {
    return in(variable, value -> Truth.of((value != null) == known), Mode.TRUE);
  }

  private static Formula order(int left, Comparator comparator, int right, boolean wanted) {
    Comparator asked = wanted ? comparator : negated(comparator);
    return switch (asked) {
      case EQUAL ->
          new Formula.All(
              List.of(
                  new Formula.Below(left, right, false), new Formula.Below(right, left, false)));
      case NOT_EQUAL ->
          new Formula.Any(
              List.of(new Formula.Below(left, right, true), new Formula.Below(right, left, true)));
      case LESS -> new Formula.Below(left, right, true);
      case LESS_OR_EQUAL -> new Formula.Below(left, right, false);
      case GREATER -> new Formula.Below(right, left, true);
      case GREATER_OR_EQUAL -> new Formula.Below(right, left, false);
    };
  }

  private static Comparator negated(Comparator comparator) {
    return switch (comparator) {
      case EQUAL -> Comparator.NOT_EQUAL;
      case NOT_EQUAL -> Comparator.EQUAL;
      case LESS -> Comparator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Comparator.GREATER;
      case GREATER -> Comparator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Comparator.LESS;
    };
  }

  /** That two amounts have currencies that can be compared, or that they have not. */
  private Formula comparable(int left, int right, boolean wanted) {
    if (variables.entry(left).type != Scalar.MONEY) {
      return wanted ? Formula.TRUE : Formula.FALSE;
    }
    LineDomain domain = (LineDomain) domains.get(left);
    List<Formula> pairs = new ArrayList<>();
    for (String currency : domain.namedCurrencies()) {
      CellSet same = currencies(domain, currency, true);
      if (wanted) {
        pairs.add(all(List.of(in(left, same), in(right, same))));
      } else {
        pairs.add(
            all(
                List.of(
                    in(left, currencies(domain, currency, false)),
                    in(right, others(domain, currency)))));
      }
    }
    if (wanted && pairs.isEmpty()) {
      return Formula.TRUE;
    }
    return any(pairs);
  }

  /** The cells of amounts of a currency, and, if asked for, of those without any. */
  private static CellSet currencies(LineDomain domain, String currency, boolean orNone) {
    return CellSet.where(
        domain.size(),
        cell -> {
          if (domain.representative(cell) == null) {
            return false;
          }
          String own = domain.currency(cell);
          return own == null ? orNone : own.equals(currency);
        });
  }

  private static CellSet others(LineDomain domain, String currency) {
    return CellSet.where(
        domain.size(),
        cell -> {
          if (domain.representative(cell) == null) {
            return false;
          }
          String own = domain.currency(cell);
          return own != null && !own.equals(currency);
        });
  }

  /** What each variable may be at all. */
  List<Formula> bounds() {
    List<Formula> bounds = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      Entry entry = variables.entry(i);
      Domain domain = domains.get(i);
      if (isCutForItAlone(i, entry, domain)) {
        continue;
      }
      CellSet cells = CellSet.where(domain.size(), cell -> mayBe(entry, domain, cell));
      if (cells.count() < cells.size()) {
        bounds.add(new Formula.In(i, cells));
      }
    }
    return bounds;
  }

  /** Then it may be anything in it. */
  private boolean isCutForItAlone(int number, Entry entry, Domain domain) {
    return !variables.isCompared(number)
        && !(entry.type instanceof Choice && domain instanceof TextDomain);
  }

  private static boolean mayBe(Entry entry, Domain domain, int cell) {
    Value value = domain.representative(cell);
    if (value == null) {
      return entry.mayBeUnknown;
    }
    if (entry.type instanceof Choice choice && value instanceof Value.Text(String text)) {
      return choice.values().contains(text);
    }
    return entry.type != Scalar.INTEGER
        || !(domain instanceof LineDomain line)
        || !(value instanceof Value.Decimal)
        || line.isWhole(cell);
  }

  /** What the tests of {@code becomes} on one field say of each other. */
  List<Formula> turnings(Memories memories) {
    List<Formula> axioms = new ArrayList<>();
    for (Memories.Turning one : memories.turnings()) {
      for (Memories.Turning other : memories.turnings()) {
        if (one.turned() == other.turned()
            || !one.field().equals(other.field())
            || one.slot().number() != other.slot().number()) {
          continue;
        }
        Integer field = variables.find(new Variable.Field(one.field(), one.slot().number()));
        CellSet wide = field == null ? null : cells(field, resolve(one.test()));
        CellSet narrow = field == null ? null : cells(field, resolve(other.test()));
        if (field != null && wide != null && narrow != null && narrow.isWithin(wide)) {
          // Who is in the narrow set and came into the wide one since the entry came into both.
          axioms.add(
              any(
                  List.of(
                      resolve(Memories.flag(one.turned(), false)),
                      resolve(Memories.flag(other.turned(), true)),
                      in(field, narrow.not()))));
        }
      }
    }
    return axioms;
  }

  /** The cells of a variable that satisfy a formula about it alone, or null. */
  private @Nullable CellSet cells(int variable, Formula formula) {
    int size = domains.get(variable).size();
    return switch (formula) {
      case Formula.In in -> in.variable() == variable ? in.cells() : null;
      case Formula.All all -> {
        CellSet cells = CellSet.all(size);
        for (Formula part : all.parts()) {
          CellSet own = cells(variable, part);
          cells = own == null || cells == null ? null : cells.and(own);
        }
        yield cells;
      }
      case Formula.Any any -> {
        CellSet cells = CellSet.none(size);
        for (Formula part : any.parts()) {
          CellSet own = cells(variable, part);
          cells = own == null || cells == null ? null : cells.or(own);
        }
        yield cells;
      }
      case Formula.Below _ -> null;
    };
  }
}
