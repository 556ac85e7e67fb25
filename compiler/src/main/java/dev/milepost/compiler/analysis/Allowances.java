package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Suggestions;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.Model;
import dev.milepost.compiler.syntax.Allowance;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.compiler.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets those findings pass that the text allows, and keeps account of the allowances. */
public final class Allowances {
  private final Diagnostics diagnostics;
  private final List<Permit> open = new ArrayList<>();
  private final List<Permit> permits = new ArrayList<>();
  private final Set<Span> incomplete = new HashSet<>();

  private Allowances(Model model, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    for (JourneyModel journey : model.journeys()) {
      if (!journey.isComplete()) {
        incomplete.add(journey.tree().span());
      }
    }
  }

  /**
   * A finding that passes.
   *
   * @param allowance what lets it pass
   */
  public record Allowed(Diagnostic finding, Allowance allowance) {}

  /** An allowance with the clause that it stands before. */
  private record Permit(Allowance allowance, Span clause) {}

  /**
   * Sorts findings.
   *
   * @param findings what the rules found
   * @param today the day on which it is judged which allowances have expired
   * @param diagnostics receives the findings that do not pass, and what is wrong with allowances
   * @return the findings that pass
   */
  public static List<Allowed> sort(
      Diagnostics findings,
      List<SyntaxTree> trees,
      Model model,
      LocalDate today,
      Diagnostics diagnostics) {
    Allowances allowances = new Allowances(model, diagnostics);
    trees.forEach(tree -> allowances.collect(tree, today));
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

  private void collect(SyntaxTree tree, LocalDate today) {
    for (Declaration declaration : tree.declarations()) {
      collect(declaration.allowances(), declaration.span(), today);
      if (declaration instanceof Declaration.Journey journey) {
        for (JourneyClause clause : journey.clauses()) {
          collect(clause.allowances(), clause.span(), today);
          if (clause instanceof JourneyClause.Stage stage) {
            for (StageClause inner : stage.clauses()) {
              collect(inner.allowances(), inner.span(), today);
            }
          }
        }
      }
    }
  }

  private void collect(List<Allowance> allowances, Span clause, LocalDate today) {
    for (Allowance allowance : allowances) {
      if (!allowance.rule().isMissing() && isValid(allowance, today)) {
        open.add(new Permit(allowance, clause));
        permits.add(open.getLast());
      }
    }
  }

  private boolean isValid(Allowance allowance, LocalDate today) {
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
    return Suggestions.closest(allowance.rule().text(), rules)
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

  /** The allowance next to the finding, which is spent by it. */
  private @Nullable Permit take(Diagnostic finding) {
    Permit nearest =
        open.stream()
            .filter(permit -> permit.allowance().rule().text().equals(finding.rule().id()))
            .filter(permit -> permit.clause().encloses(finding.span()))
            .min(Comparator.comparingInt(p -> p.clause().end() - p.clause().start()))
            .orElse(null);
    if (nearest != null) {
      open.remove(nearest);
    }
    return nearest;
  }

  private void reportUnused() {
    for (Permit permit : permits) {
      boolean unclear = incomplete.stream().anyMatch(span -> span.encloses(permit.clause()));
      if (open.contains(permit) && !unclear) {
        Allowance allowance = permit.allowance();
        diagnostics.add(
            Diagnostic.of(
                    Rule.UNUSED_ALLOWANCE,
                    allowance.span(),
                    "there is nothing to allow: no finding of `"
                        + allowance.rule().text()
                        + "` stands here")
                .withHelp("leave the allowance out"));
      }
    }
  }
}
