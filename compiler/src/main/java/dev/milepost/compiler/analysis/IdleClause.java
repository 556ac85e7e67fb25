package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.syntax.StageClause;
import org.jspecify.annotations.Nullable;

/** Nobody waits at an ending, so what belongs to waiting never happens there. */
final class IdleClause implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    for (StageModel stage : journey.stages()) {
      StageClause.EndsAs endsAs = stage.endsAs();
      if (endsAs == null || !stage.transitions().isEmpty()) {
        continue;
      }
      for (StageClause clause : stage.tree().clauses()) {
        String words = words(clause);
        if (words != null) {
          findings.add(
              Diagnostic.of(
                      Rule.IDLE_CLAUSE,
                      clause.span(),
                      "`" + words + "` never happens in a stage that ends")
                  .withRelated(endsAs.span(), "the execution has ended here"));
        }
      }
    }
  }

  private static @Nullable String words(StageClause clause) {
    return switch (clause) {
      case StageClause.OnExit _ -> "on exit";
      case StageClause.Every _ -> "every";
      case StageClause.After _ -> "after";
      case StageClause.Expected _ -> "expected within";
      case StageClause.Asks _ -> "asks";
      case StageClause.MayWaitForever _ -> "may wait forever";
      case StageClause.OnEnter _,
          StageClause.Transition _,
          StageClause.EndsAs _,
          StageClause.Broken _ ->
          null;
    };
  }
}
