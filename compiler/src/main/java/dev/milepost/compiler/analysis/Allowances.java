package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.Model;
import dev.milepost.compiler.settings.Levels;
import dev.milepost.compiler.syntax.Allowance;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.value.NearestName;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lets those findings pass that the text allows, and keeps account of the allowances. */
public final class Allowances {
  private final Diagnostics diagnostics;
  private final LocalDate today;
  private final Set<Rule> notAsked;

  /** The allowances that nothing was let pass by yet, by where their clauses begin. */
  private final Map<Place, NavigableMap<Integer, Deque<Permit>>> open = new HashMap<>();

  private Allowances(Diagnostics diagnostics, LocalDate today, Set<Rule> notAsked) {
    this.notAsked = notAsked;
    this.diagnostics = diagnostics;
    this.today = today;
  }

  /**
   * A finding that passes.
   *
   * @param allowance what lets it pass
   */
  public record Allowed(Diagnostic finding, Allowance allowance) {
    /** The same at the levels that were chosen; empty where its rule is off. */
    public Optional<Allowed> at(Levels levels) {
      return levels.apply(finding).map(told -> new Allowed(told, allowance));
    }
  }

  /** How deep a clause stands; clauses of one level do not overlap. */
  private enum Level {
    DECLARATION,
    JOURNEY_CLAUSE,
    STAGE_CLAUSE
  }

  private record Place(Source source, String rule, Level level) {}

  /**
   * An allowance with the clause that it stands before.
   *
   * @param isUnclear whether the journey around it was not understood, so that it may be needed yet
   */
  private record Permit(Allowance allowance, Span clause, boolean isUnclear) {}

  /**
   * Sorts findings.
   *
   * @param findings what the rules found
   * @param today the day on which it is judged which allowances have expired
   * @param notAsked rules that were not asked: their allowances may be needed all the same
   * @param diagnostics receives the findings that do not pass, and what is wrong with allowances
   * @return the findings that pass
   */
  public static List<Allowed> sort(
      Diagnostics findings,
      List<SyntaxTree> trees,
      Model model,
      LocalDate today,
      Set<Rule> notAsked,
      Diagnostics diagnostics) {
    Allowances allowances = new Allowances(diagnostics, today, notAsked);
    Set<Declaration> incomplete = Collections.newSetFromMap(new IdentityHashMap<>());
    for (JourneyModel journey : model.journeys()) {
      if (!journey.isComplete()) {
        incomplete.add(journey.tree());
      }
    }
    for (SyntaxTree tree : trees) {
      for (Declaration declaration : tree.declarations()) {
        allowances.collect(declaration, incomplete.contains(declaration));
      }
    }
    List<Allowed> allowed = new ArrayList<>();
    for (Diagnostic finding : findings.sorted()) {
      Permit permit = allowances.take(finding);
      if (permit == null) {
        diagnostics.add(finding);
      } else {
        allowed.add(new Allowed(finding, permit.allowance()));
      }
    }
    allowances.reportUnused();
    return List.copyOf(allowed);
  }

  private void collect(Declaration declaration, boolean unclear) {
    collect(declaration.allowances(), declaration.span(), Level.DECLARATION, unclear);
    if (declaration instanceof Declaration.Journey journey) {
      for (JourneyClause clause : journey.clauses()) {
        collect(clause.allowances(), clause.span(), Level.JOURNEY_CLAUSE, unclear);
        if (clause instanceof JourneyClause.Stage stage) {
          for (StageClause inner : stage.clauses()) {
            collect(inner.allowances(), inner.span(), Level.STAGE_CLAUSE, unclear);
          }
        }
      }
    }
  }

  private void collect(List<Allowance> allowances, Span clause, Level level, boolean unclear) {
    for (Allowance allowance : allowances) {
      if (!allowance.rule().isMissing() && isValid(allowance)) {
        open.computeIfAbsent(
                new Place(clause.source(), allowance.rule().text(), level),
                place -> new TreeMap<>())
            .computeIfAbsent(clause.start(), start -> new ArrayDeque<>())
            .add(new Permit(allowance, clause, unclear || isNotAsked(allowance)));
      }
    }
  }

  private boolean isNotAsked(Allowance allowance) {
    return Rule.of(allowance.rule().text()).filter(notAsked::contains).isPresent();
  }

  private boolean isValid(Allowance allowance) {
    String id = allowance.rule().text();
    Rule rule = Rule.of(id).orElse(null);
    if (rule == null || !rule.isAllowable()) {
      diagnostics.add(rule == null ? unknown(allowance) : notAllowable(allowance));
      return false;
    }
    if (allowance.until() != null && allowance.until().value().isBefore(today)) {
      diagnostics.add(
          Diagnostic.of(
                  Rule.EXPIRED_ALLOWANCE,
                  allowance.until().span(),
                  "this allowance of `" + id + "` ended on " + allowance.until().value())
              .withHelp("mend what it allowed, or give it a new date and a reason"));
      return false;
    }
    return true;
  }

  private static Diagnostic unknown(Allowance allowance) {
    List<String> rules =
        Arrays.stream(Rule.values()).filter(Rule::isAllowable).map(Rule::id).toList();
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.INVALID_ALLOWANCE,
            allowance.rule().span(),
            "there is no rule `" + allowance.rule().text() + "`");
    return NearestName.of(allowance.rule().text(), rules)
        .map(rule ->
            diagnostic
                .withHelp("did you mean `" + rule + "`?")
                .withSuggestion(Diagnostic.Suggestion.replace(allowance.rule().span(), rule)))
        .orElse(diagnostic.withHelp("rules that can be allowed: " + String.join(", ", rules)));
  }

  private static Diagnostic notAllowable(Allowance allowance) {
    return Diagnostic.of(
            Rule.INVALID_ALLOWANCE,
            allowance.rule().span(),
            "`" + allowance.rule().text() + "` cannot be allowed")
        .withHelp("a journey that breaks it has no meaning");
  }

  /** The allowance nearest to the finding, which is spent by it. */
  private @Nullable Permit take(Diagnostic finding) {
    Span span = finding.span();
    for (Level level : List.of(Level.STAGE_CLAUSE, Level.JOURNEY_CLAUSE, Level.DECLARATION)) {
      var clauses = open.get(new Place(span.source(), finding.rule().id(), level));
      var nearest = clauses == null ? null : clauses.floorEntry(span.start());
      Deque<Permit> permits = nearest == null ? new ArrayDeque<>() : nearest.getValue();
      if (!permits.isEmpty() && permits.peek().clause().encloses(span)) {
        return permits.remove();
      }
    }
    return null;
  }

  private void reportUnused() {
    open.values().stream()
        .flatMap(clauses -> clauses.values().stream())
        .flatMap(Deque::stream)
        .filter(permit -> !permit.isUnclear())
        .map(Permit::allowance)
        .map(Allowances::unused)
        .forEach(diagnostics::add);
  }

  private static Diagnostic unused(Allowance allowance) {
    return Diagnostic.of(
            Rule.UNUSED_ALLOWANCE,
            allowance.span(),
            "there is nothing to allow: no finding of `"
                + allowance.rule().text()
                + "` stands here")
        .withHelp("leave the allowance out")
        .withSuggestion(Diagnostic.Suggestion.replace(Blanks.behind(allowance.span()), ""));
  }
}
