package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.engine.plan.Condition;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows how the journeys of the workspace can end. */
final class JourneyOutcomes {
  private static final String GONE = "gone";
  private static final String MERGED = "merged";

  private final Declarations declarations;
  private final Declaration.@Nullable Journey own;
  private final Reporter reporter;

  /**
   * Makes the knowledge of one journey.
   *
   * @param own the journey that asks, or null where the condition stands in none
   */
  JourneyOutcomes(Declarations declarations, Declaration.@Nullable Journey own, Reporter reporter) {
    this.declarations = declarations;
    this.own = own;
    this.reporter = reporter;
  }

  /** {@code journey "X" ended as "won"}. */
  @Nullable Condition ended(ConditionTree.JourneyEnded tree) {
    if (tree.journey().isMissing() || tree.outcome().isMissing()) {
      return null;
    }
    String name = tree.journey().text();
    Declaration.Journey other = declarations.journey(tree.journey(), reporter);
    if (other == null) {
      return null;
    }
    if (own != null && !mayWaitFor(other, own, tree)) {
      return null;
    }
    Set<String> outcomes = outcomes(other);
    if (!outcomes.contains(tree.outcome().text()) && !hasBrokenStage(other)) {
      reporter.add(
          reporter.withCandidates(
              Rule.UNKNOWN_VALUE,
              tree.outcome().span(),
              tree.outcome().text(),
              "the journey " + quoted(tree.journey()) + " never ends as " + quoted(tree.outcome()),
              outcomes,
              "it ends as"));
      return null;
    }
    return new Condition.JourneyEnded(name, tree.outcome().text());
  }

  private boolean mayWaitFor(
      Declaration.Journey other, Declaration.Journey waiting, ConditionTree.JourneyEnded tree) {
    if (other.name().text().equals(waiting.name().text())) {
      reporter.add(
          Rule.MISPLACED_CONDITION,
          tree.span(),
          "a journey cannot wait for its own end",
          "to travel again, write `again after ending`");
      return false;
    }
    if (declarations.subjects().containsKey(other.subject().text())
        && declarations.subjects().containsKey(waiting.subject().text())
        && !other.subject().text().equals(waiting.subject().text())) {
      reporter.add(
          Diagnostic.of(
                  Rule.WRONG_KIND,
                  tree.journey().span(),
                  "the journey "
                      + quoted(tree.journey())
                      + " is for `"
                      + other.subject().text()
                      + "`, and this one is for `"
                      + waiting.subject().text()
                      + "`")
              .withRelated(other.name().span(), "declared here"));
      return false;
    }
    return true;
  }

  /** How a journey can end: as its stages say, and as the runtime says. */
  static Set<String> outcomes(Declaration.Journey journey) {
    Set<String> outcomes = new LinkedHashSet<>();
    for (JourneyClause.Stage stage : journey.stages()) {
      for (StageClause clause : stage.clauses()) {
        if (clause instanceof StageClause.EndsAs ends && !ends.outcome().isMissing()) {
          outcomes.add(ends.outcome().text());
        }
      }
    }
    outcomes.add(journey.forEach() == null ? MERGED : GONE);
    return outcomes;
  }

  static boolean hasBrokenStage(Declaration.Journey journey) {
    return journey.stages().stream()
        .flatMap(stage -> stage.clauses().stream())
        .anyMatch(StageClause.Broken.class::isInstance);
  }

  private static String quoted(Name name) {
    return "`" + Reporter.quote(name.text()) + "`";
  }
}
