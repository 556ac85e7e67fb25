package dev.milepost.compiler.evidence;

import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.Model;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.engine.evidence.Evidence;
import dev.milepost.engine.evidence.Evidence.StageHistory;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A workspace, and what recorded signals showed of it.
 *
 * @param trees the texts of the workspace
 */
record Recorded(List<SyntaxTree> trees, Model model, Evidence evidence) {

  /** A stage with its journey. */
  record Place(JourneyModel journey, StageModel stage) {}

  /** Shows each stage of which there is a history. */
  void forEachStage(BiConsumer<Place, StageHistory> action) {
    for (StageHistory history : evidence.stages()) {
      for (JourneyModel journey : model.journeys()) {
        if (journey.name().equals(history.journey())) {
          journey
              .stage(history.stage())
              .ifPresent(stage -> action.accept(new Place(journey, stage), history));
        }
      }
    }
  }
}
