package dev.milepost.compiler.resolution;

import dev.milepost.compiler.model.ActionModel;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.JourneyModel.EndingModel;
import dev.milepost.compiler.model.JourneyModel.PromiseModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.compiler.syntax.JourneyClause;

/** Says whether every part of a journey was understood, also those that fail silently. */
final class Completeness {

  private Completeness() {}

  static boolean isComplete(JourneyModel journey) {
    return journey.starts() != null
        && journey.starts().condition().condition() != null
        && (journey.tree().forEach() == null) == (journey.forEach() == null)
        && !journey.isBroken()
        && (journey.owner() != null || !isOwned(journey))
        && !journey.stages().isEmpty()
        && journey.roles().stream().allMatch(role -> role.address() != null)
        && journey.endings().stream().allMatch(Completeness::isComplete)
        && journey.promises().stream().allMatch(Completeness::isComplete)
        && journey.stages().stream().allMatch(Completeness::isComplete);
  }

  private static boolean isOwned(JourneyModel journey) {
    return journey.tree().clauses().stream().anyMatch(JourneyClause.OwnedBy.class::isInstance);
  }

  /** The same journey, marked as complete or not. */
  static JourneyModel marked(JourneyModel journey, boolean complete) {
    return new JourneyModel(
        journey.tree(),
        journey.forEach(),
        journey.calendar(),
        journey.reentry(),
        journey.owner(),
        journey.roles(),
        journey.defines(),
        journey.starts(),
        journey.endings(),
        journey.promises(),
        journey.stages(),
        complete);
  }

  private static boolean isComplete(EndingModel ending) {
    return ending.target() != null && ending.trigger().trigger() != null;
  }

  private static boolean isComplete(PromiseModel promise) {
    return switch (promise) {
      case PromiseModel.NeverAt never ->
          never.stage() != null && never.condition().condition() != null;
      case PromiseModel.EndsWithin ends -> ends.span() != null;
    };
  }

  private static boolean isComplete(StageModel stage) {
    return !stage.tree().name().isMissing()
        && stage.onEnter().stream().allMatch(entry -> isComplete(entry.action()))
        && stage.onExit().stream().allMatch(exit -> isComplete(exit.action()))
        && stage.reminders().stream()
            .allMatch(reminder -> reminder.interval() != null && isComplete(reminder.action()))
        && (stage.expected() == null
            || (stage.expected().span() != null
                && (stage.expected().then() == null || isComplete(stage.expected().then()))))
        && stage.transitions().stream().allMatch(Completeness::isComplete);
  }

  private static boolean isComplete(TransitionModel transition) {
    return transition.target() != null
        && transition.trigger().trigger() != null
        && transition.does().stream().allMatch(Completeness::isComplete);
  }

  private static boolean isComplete(ActionModel action) {
    return action.call() != null;
  }
}
