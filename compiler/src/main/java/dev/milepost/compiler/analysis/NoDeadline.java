package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;

/** A stage that waits says how long, so that nobody waits unnoticed. */
final class NoDeadline implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    for (StageModel stage : journey.stages()) {
      boolean waits = !stage.ends() && !stage.transitions().isEmpty();
      boolean says =
          stage.expected() != null
              || stage.mayWaitForever() != null
              || stage.transitions().stream().anyMatch(t -> t.trigger().isTimed());
      if (waits && !says && !stage.isBroken()) {
        findings.add(
            Diagnostic.of(
                    Rule.NO_DEADLINE,
                    stage.tree().name().span(),
                    "who stands at "
                        + JourneyRule.quoted(stage.tree().name())
                        + " can wait there forever, unnoticed")
                .withHelp("say when it is late: `expected within 5 days, then notify owner`")
                .withHelp("or lead on: `advances to \"STAGE\" after 14 days`")
                .withHelp("or say that it is meant: `may wait forever`"));
      }
    }
  }
}
