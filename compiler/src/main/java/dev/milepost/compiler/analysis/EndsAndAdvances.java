package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.syntax.StageClause;

/** A stage either ends the journey or leads on. */
final class EndsAndAdvances implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    for (StageModel stage : journey.stages()) {
      StageClause.EndsAs endsAs = stage.endsAs();
      if (endsAs != null && !stage.transitions().isEmpty()) {
        findings.add(
            Diagnostic.of(
                    Rule.ENDS_AND_ADVANCES,
                    endsAs.span(),
                    "the stage "
                        + JourneyRule.quoted(stage.tree().name())
                        + " ends the journey and leads on as well")
                .withRelated(
                    stage.transitions().getFirst().tree().span(), "no execution comes this far")
                .withHelp("leave out `ends as`, or the transitions"));
      }
    }
  }
}
