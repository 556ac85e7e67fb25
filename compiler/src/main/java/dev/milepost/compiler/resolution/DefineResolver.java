package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.compiler.model.JourneyModel.DefineModel;
import dev.milepost.compiler.resolution.CatalogIndex.Kind;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.resolution.Scope.Answers;
import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparison;
import dev.milepost.engine.plan.Condition.InList;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Condition.Operand.Constant;
import dev.milepost.engine.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves each definition once, and checks at each use that it may stand there. */
final class DefineResolver {
  /** How deep definitions may use each other; each level is a few calls on the stack. */
  private static final int DEEPEST = 100;

  /** Definitions that use each other double with every step; nobody reads that much written out. */
  private static final int MOST_PARTS = 2_000;

  private final Map<String, JourneyClause.Define> trees;
  private final boolean mayLackSome;
  private final Answers answers;
  private final ConditionResolver conditions;
  private final Reporter reporter;
  private final Map<String, Optional<Condition>> bodies = new HashMap<>();
  private final Deque<String> resolving = new ArrayDeque<>();
  private final Map<String, Integer> parts = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /**
   * Makes a resolver.
   *
   * @param trees the definitions by name
   * @param mayLackSome whether there may be more that could not be read
   * @param answers the answers of all stages
   */
  DefineResolver(
      Map<String, JourneyClause.Define> trees,
      boolean mayLackSome,
      Answers answers,
      ConditionResolver conditions,
      Reporter reporter) {
    this.trees = new LinkedHashMap<>(trees);
    this.mayLackSome = mayLackSome;
    this.answers = answers;
    this.conditions = conditions;
    this.reporter = reporter;
  }

  /** Resolves all definitions, used or not, and says which are used. */
  List<DefineModel> resolveAll() {
    trees.keySet().forEach(this::body);
    return trees.values().stream()
        .map(tree -> new DefineModel(tree, used.contains(tree.name().text())))
        .toList();
  }

  /** What a defined condition means where it is used. */
  @Nullable Condition use(ConditionTree.Defined tree, Scope scope) {
    Name name = tree.name();
    if (name.isMissing()) {
      return null;
    }
    JourneyClause.Define define = trees.get(name.text());
    if (define == null) {
      if (!mayLackSome) {
        reporter.unknown(
            name,
            "there is no definition `" + Reporter.quote(name.text()) + "` in this journey",
            trees.keySet(),
            "the definitions are");
      }
      return null;
    }
    used.add(name.text());
    if (resolving.contains(name.text())) {
      cycle(name, define);
      return null;
    }
    Condition body = body(name.text());
    if (body == null || !mayStand(body, define, name, scope)) {
      return null;
    }
    return new Condition.Defined(name.text(), body);
  }

  private @Nullable Condition body(String name) {
    Optional<Condition> known = bodies.get(name);
    if (known != null) {
      return known.orElse(null);
    }
    JourneyClause.Define tree = trees.get(name);
    if (tree == null) {
      return null;
    }
    if (resolving.size() >= DEEPEST) {
      tooDeep(tree.name());
      return null;
    }
    resolving.push(name);
    Condition body = conditions.resolve(tree.condition(), Scope.of(answers));
    resolving.pop();
    if (body != null && !isReadable(tree, body)) {
      body = null;
    }
    bodies.put(name, Optional.ofNullable(body));
    return body;
  }

  private boolean isReadable(JourneyClause.Define define, Condition body) {
    Name name = define.name();
    int size = ConditionParts.count(body, inner -> parts.getOrDefault(inner, 1), MOST_PARTS + 1);
    parts.put(name.text(), size);
    if (size <= MOST_PARTS) {
      return true;
    }
    reporter.add(
        Diagnostic.of(
                Rule.DEFINE_TOO_LARGE,
                name.span(),
                "the definition `"
                    + Reporter.quote(name.text())
                    + "` is longer than "
                    + MOST_PARTS
                    + " parts")
            .withHelp(
                "a definition counts with all that it uses, as often as it uses it; say it"
                    + " shorter"));
    return false;
  }

  private void tooDeep(Name name) {
    reporter.add(
        Rule.DEFINE_TOO_LARGE,
        name.span(),
        "definitions use each other more than " + DEEPEST + " deep, down to this one",
        "nobody can read that: write some of them out");
  }

  private void cycle(Name use, JourneyClause.Define define) {
    String path =
        resolving.reversed().stream()
            .dropWhile(name -> !name.equals(use.text()))
            .map(name -> "`" + Reporter.quote(name) + "`")
            .collect(Collectors.joining(" uses "));
    reporter.add(
        Diagnostic.of(
                Rule.DEFINE_CYCLE,
                use.span(),
                "the definition `" + Reporter.quote(use.text()) + "` is made of itself")
            .withRelated(define.name().span(), "defined here")
            .withHelp(path + " uses `" + Reporter.quote(use.text()) + "`"));
  }

  /** A definition is read as if written out, so it may only say what could be written there. */
  private boolean mayStand(Condition body, JourneyClause.Define define, Name name, Scope scope) {
    String problem = problem(body, scope);
    if (problem == null) {
      return true;
    }
    reporter.add(
        Diagnostic.of(
                Rule.MISPLACED_CONDITION,
                name.span(),
                "`" + Reporter.quote(name.text()) + "` " + problem)
            .withRelated(define.name().span(), "defined here"));
    return false;
  }

  private static @Nullable String problem(Condition body, Scope scope) {
    Parts parts = Parts.of(body);
    TypeEntry member = scope.member();
    if (member != null && member.kind() == Kind.EVENT) {
      return "asks for facts, and a happening is judged by what it carries";
    }
    if (member != null && !parts.simple) {
      return "asks more than fields, which cannot be asked of each `" + member.name() + "`";
    }
    if (scope.isHeld() && parts.momentary) {
      return "asks for something that is one moment and cannot hold for a time";
    }
    if (parts.answered) {
      if (scope.answers() instanceof Answers.None none) {
        return "asks for an answer: " + none.reason();
      }
      if (scope.answers() instanceof Answers.Among among) {
        Set<String> others = new TreeSet<>(parts.answers);
        others.removeAll(among.values());
        if (!others.isEmpty()) {
          return "asks for "
              + Reporter.list(others, true)
              + ", which is no answer to this stage's question";
        }
      }
    }
    return null;
  }

  /** What a condition is made of. */
  private static final class Parts {
    private boolean simple = true;
    private boolean momentary;
    private boolean answered;
    private final Set<String> answers = new HashSet<>();

    static Parts of(Condition condition) {
      Parts parts = new Parts();
      ConditionParts.visit(condition, parts::look, parts::look);
      return parts;
    }

    private void look(Condition condition) {
      switch (condition) {
        case Condition.Becomes _, Condition.Changes _, Condition.JourneyEnded _ -> {
          simple = false;
          momentary = true;
        }
        case Condition.Happened happened -> {
          simple = false;
          momentary |= happened.within() == null;
        }
        case Condition.Held _, Condition.Quantified _ -> simple = false;
        case Comparison(Operand.Answer _, _, Constant(Value.Text(String text))) ->
            answers.add(text);
        case InList list when list.operand() instanceof Operand.Answer ->
            list.values().forEach(value -> answers.add(value.print()));
        case Condition.And _,
            Condition.Or _,
            Condition.Not _,
            Condition.Defined _,
            Condition.Comparison _,
            Condition.InList _,
            Condition.Between _,
            Condition.TextMatch _,
            Condition.Known _,
            Condition.WithinNext _,
            Condition.MoreThanAgo _ -> {}
      }
    }

    private void look(Operand operand) {
      switch (operand) {
        case Operand.CountOf _, Operand.SumOf _ -> simple = false;
        case Operand.Answer _ -> {
          simple = false;
          momentary = true;
          answered = true;
        }
        case Operand.FieldOperand _, Operand.Member _, Operand.Constant _, Operand.Today _ -> {}
      }
    }
  }
}
