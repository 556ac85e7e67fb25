package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** No way leads to the stage, whatever happens. */
final class UnreachableStage implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    StageGraph graph = StageGraph.of(journey);
    if (!graph.isWhole()) {
      return;
    }
    Set<String> starts = new HashSet<>(graph.endsFromAnywhere());
    starts.add(graph.first());
    Set<String> unreachable = new LinkedHashSet<>(graph.stages().keySet());
    unreachable.removeAll(graph.reachableFrom(starts));
    for (String name : graph.heads(unreachable)) {
      StageModel stage = Objects.requireNonNull(graph.stages().get(name));
      findings.add(
          Diagnostic.of(
                  Rule.UNREACHABLE_STAGE,
                  stage.tree().name().span(),
                  "nobody ever comes to " + JourneyRule.quoted(stage.tree().name()))
              .withHelp(
                  "executions start at `\""
                      + graph.first()
                      + "\"`, and no transition leads from there to here")
              .withHelp("lead to it with `advances to`, or leave the stage out"));
    }
  }
}
