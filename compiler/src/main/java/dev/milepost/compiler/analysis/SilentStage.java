package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import java.util.List;

/** A stage that is entered without anybody being told: no person, no app. */
final class SilentStage implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    if (journey.isBroken()) {
      return;
    }
    for (StageModel stage : journey.stages()) {
      boolean tells = !stage.onEnter().isEmpty() || stage.asks() != null;
      if (!tells && !isToldOnTheWay(journey, stage)) {
        String name = JourneyRule.quoted(stage.tree().name());
        findings.add(
            Diagnostic.of(
                    Rule.SILENT_STAGE,
                    stage.tree().name().span(),
                    "nobody is told when somebody comes to " + name)
                .withHelp("tell people or an app: `on enter: notify owner`")
                .withAbout(new About(journey.name(), stage.name(), List.of())));
      }
    }
  }

  /** Whether every way to the stage tells somebody; who starts or ends there comes without one. */
  private static boolean isToldOnTheWay(JourneyModel journey, StageModel stage) {
    boolean isFirst = journey.stages().getFirst().equals(stage);
    boolean isEnding =
        journey.endings().stream().anyMatch(ending -> stage.name().equals(ending.target()));
    List<TransitionModel> ways =
        journey.stages().stream()
            .flatMap(from -> from.transitions().stream())
            .filter(way -> stage.name().equals(way.target()))
            .toList();
    return !isFirst
        && !isEnding
        && !ways.isEmpty()
        && ways.stream().noneMatch(way -> way.does().isEmpty());
  }
}
