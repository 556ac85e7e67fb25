package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;

/** A stage that neither ends nor leads on keeps whoever comes there. */
final class NoWayOut implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    for (StageModel stage : journey.stages()) {
      if (!stage.ends() && stage.transitions().isEmpty() && !stage.isBroken()) {
        findings.add(
            Diagnostic.of(
                    Rule.NO_WAY_OUT,
                    stage.tree().name().span(),
                    "the stage "
                        + JourneyRule.quoted(stage.tree().name())
                        + " neither ends the journey nor leads on")
                .withHelp("add a transition, such as `advances when: ...`, or `ends as \"done\"`"));
      }
    }
  }
}
