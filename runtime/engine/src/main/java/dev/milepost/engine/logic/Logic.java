package dev.milepost.engine.logic;

import dev.milepost.engine.logic.search.Fallback;
import dev.milepost.engine.logic.search.Outcome;
import dev.milepost.engine.logic.search.Problem;
import dev.milepost.engine.logic.search.Search;
import dev.milepost.engine.plan.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides questions about conditions. Conditions mean here what they mean in the engine: one
 * evaluator serves both, and unknown is a value like others.
 *
 * <p>Each field is cut into finitely many cells by the constants that conditions compare it with,
 * so a question is one about cells. Time is looked at from one instant after the other, records and
 * happenings one by one. What goes beyond that is answered openly as {@link Verdict.Undecided}.
 */
public final class Logic {

  private static final int BUDGET = 2_000;

  private final Setting setting;
  private final Shared shared;
  private final @Nullable Fallback fallback;

  /** Whether literals that were asked for before can never hold at once; several rules ask it. */
  private final RecentAnswers<List<Literal>, Boolean> impossible = new RecentAnswers<>();

  private Logic(Setting setting, Shared shared, @Nullable Fallback fallback) {
    this.setting = setting;
    this.shared = shared;
    this.fallback = fallback;
  }

  /** Decides questions in a setting, without help from outside. */
  public static Logic of(Setting setting) {
    return of(setting, null);
  }

  /** Decides questions in a setting, and asks the fallback where its own budget is used up. */
  public static Logic of(Setting setting, @Nullable Fallback fallback) {
    return new Logic(setting, Shared.of(setting.catalog()), fallback);
  }

  /** The same, in another setting. */
  public Logic in(Setting other) {
    boolean isSame = other.catalog().equals(setting.catalog());
    return new Logic(other, isSame ? shared : Shared.of(other.catalog()), fallback);
  }

  public Setting setting() {
    return setting;
  }

  /** Whether all literals can hold at once. */
  public Verdict decide(List<Literal> literals) {
    return decide(literals, null);
  }

  /**
   * Whether all literals can hold at once.
   *
   * @param preferred values that a model keeps where it can, or null: as little as possible known
   */
  public Verdict decide(List<Literal> literals, @Nullable Valuation preferred) {
    List<Literal> parts = Flattened.of(literals);
    Answer answer = answer(parts, preferred, true);
    return switch (answer) {
      case Answer.Yes(Valuation model) -> {
        impossible.put(literals, false);
        yield new Verdict.Satisfiable(model);
      }
      case Answer.Unclear(String bound) -> new Verdict.Undecided(bound);
      case Answer.No _ -> {
        impossible.put(literals, true);
        yield new Verdict.Unsatisfiable(core(parts));
      }
    };
  }

  /** Whether a condition is true wherever another is; null: undecided. */
  public @Nullable Boolean implies(Condition premise, Condition conclusion) {
    return cannotHold(List.of(Literal.isTrue(premise), Literal.isNotTrue(conclusion)));
  }

  /** Whether two conditions are true in the same states; null: undecided. */
  public @Nullable Boolean areEquivalent(Condition one, Condition other) {
    Boolean there = implies(one, other);
    if (!Boolean.TRUE.equals(there)) {
      return there;
    }
    return implies(other, one);
  }

  /** Whether literals can never hold at once; null: undecided. Asks for no core and no model. */
  public @Nullable Boolean cannotHold(List<Literal> literals) {
    Boolean known = impossible.get(literals);
    if (known != null) {
      return known;
    }
    return switch (answer(Flattened.of(literals), null, false)) {
      case Answer.Yes _ -> {
        impossible.put(literals, false);
        yield false;
      }
      case Answer.No _ -> {
        impossible.put(literals, true);
        yield true;
      }
      case Answer.Unclear _ -> null;
    };
  }

  /**
   * Cuts the domains of all that some conditions read, for the instant of the setting.
   *
   * @return the domain of each variable
   */
  public Map<Variable, Domain> domains(Collection<Condition> conditions) {
    Question question =
        new Question(
            shared,
            setting,
            conditions.stream().map(Literal::isTrue).toList(),
            Exactness.EXACT,
            null);
    Map<Variable, Domain> domains = new LinkedHashMap<>();
    for (int i = 0; i < question.domains().size(); i++) {
      domains.put(question.variables().entry(i).variable, question.domains().get(i));
    }
    return domains;
  }

  /**
   * The smallest change that makes literals hold: as few variables as possible, then values as near
   * as possible. It is looked at from the instant of the values.
   *
   * @param current the values now
   * @param mayChange the variables that may change, such as fields only
   * @return the changes, empty where the literals hold already; null where no small change helps
   */
  public @Nullable List<Change> smallestChange(
      List<Literal> wanted, Valuation current, Predicate<Variable> mayChange) {
    Question question =
        new Question(
            shared, setting.at(current.now()), Flattened.of(wanted), Exactness.EXACT, current);
    return new SmallestChange(question, current, mayChange, this::solve).find();
  }

  /** Whether the engine finds literals to hold under a valuation. */
  public boolean holds(List<Literal> literals, Valuation valuation) {
    return Scenes.satisfy(setting, literals, valuation);
  }

  /** What became of a question. */
  private sealed interface Answer {
    record Yes(Valuation model) implements Answer {}

    record No() implements Answer {}

    record Unclear(String bound) implements Answer {}
  }

  private static final Valuation NO_MODEL = new Valuation(Setting.USUAL_NOW, Map.of(), Map.of());

  private Answer answer(List<Literal> parts, @Nullable Valuation preferred, boolean wantsModel) {
    Question first = new Question(shared, setting, parts, Exactness.EXACT, preferred);
    Set<String> bounds = new LinkedHashSet<>();
    Answer direct = answer(first, parts, preferred, wantsModel, bounds);
    if (direct instanceof Answer.Yes) {
      return direct;
    }
    Instants.Chosen chosen = Instants.of(first);
    if (chosen.instants().size() > 1 && isImpossibleAtAnyTime(parts)) {
      return new Answer.No();
    }
    for (int i = 1; i < chosen.instants().size(); i++) {
      Setting then = then(chosen, i);
      Question question = new Question(shared, then, parts, Exactness.EXACT, preferred);
      if (answer(question, parts, preferred, wantsModel, bounds) instanceof Answer.Yes yes) {
        return yes;
      }
    }
    if (!chosen.isExact()) {
      bounds.add("how long months and business days are on other days");
      return new Answer.Unclear(String.join(", ", bounds));
    }
    return bounds.isEmpty() || isImpossible(parts, chosen)
        ? new Answer.No()
        : new Answer.Unclear(String.join(", ", bounds));
  }

  /** Whether there is no solution even where nothing is asked of the clock. */
  private boolean isImpossibleAtAnyTime(List<Literal> parts) {
    Question question = new Question(shared, setting, parts, Exactness.TIMELESS, null);
    return question.hardBounds().isEmpty() && solve(question.problem()) == Outcome.Nothing.NOTHING;
  }

  private Setting then(Instants.Chosen chosen, int number) {
    return new Setting(
        setting.catalog(),
        setting.calendar(),
        setting.about(),
        setting.answers(),
        chosen.instants().get(number),
        setting.isNowFixed());
  }

  /** Whether there is no solution even where less is asked for. */
  private boolean isImpossible(List<Literal> parts, Instants.Chosen chosen) {
    for (int i = 0; i < chosen.instants().size(); i++) {
      Question question = new Question(shared, then(chosen, i), parts, Exactness.RELAXED, null);
      if (!question.hardBounds().isEmpty()
          || solve(question.problem()) != Outcome.Nothing.NOTHING) {
        return false;
      }
    }
    return true;
  }

  private Answer answer(
      Question question,
      List<Literal> parts,
      @Nullable Valuation preferred,
      boolean wantsModel,
      Set<String> bounds) {
    Set<String> own = question.bounds();
    Problem problem = question.problem();
    return switch (solve(problem)) {
      case Outcome.Found found -> {
        if (!wantsModel && own.isEmpty()) {
          yield new Answer.Yes(NO_MODEL);
        }
        Valuation model = Models.pick(question, problem, found, preferred);
        if (own.isEmpty() || Scenes.satisfy(question.setting(), parts, model)) {
          yield new Answer.Yes(model);
        }
        bounds.addAll(own);
        yield new Answer.Unclear(String.join(", ", own));
      }
      case Outcome.Nothing _ -> {
        bounds.addAll(own);
        yield new Answer.No();
      }
      case Outcome.OverBudget _ -> {
        bounds.add(BUDGET + " ways tried");
        yield new Answer.Unclear(BUDGET + " ways tried");
      }
    };
  }

  private Outcome solve(Problem problem) {
    Outcome outcome = Search.solve(problem, BUDGET);
    return outcome == Outcome.OverBudget.OVER_BUDGET && fallback != null
        ? fallback.solve(problem)
        : outcome;
  }

  /** Leaves out one part after the other, as long as the rest still conflicts. */
  private List<Literal> core(List<Literal> parts) {
    Instants.Chosen chosen =
        Instants.of(new Question(shared, setting, parts, Exactness.EXACT, null));
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < chosen.instants().size(); i++) {
      Question exact = new Question(shared, then(chosen, i), parts, Exactness.EXACT, null);
      questions.add(
          exact.bounds().isEmpty()
              ? exact
              : new Question(shared, then(chosen, i), parts, Exactness.RELAXED, null));
    }
    List<Integer> core = new ArrayList<>(IntStream.range(0, parts.size()).boxed().toList());
    for (int i = 0; i < parts.size() && core.size() > 1; i++) {
      List<Integer> rest = new ArrayList<>(core);
      rest.remove((Object) i);
      boolean conflicts =
          questions.stream()
              .allMatch(question -> solve(question.problem(rest)) == Outcome.Nothing.NOTHING);
      if (conflicts) {
        core = rest;
      }
    }
    return core.stream().map(parts::get).toList();
  }
}
