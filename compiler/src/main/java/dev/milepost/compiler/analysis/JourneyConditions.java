package dev.milepost.compiler.analysis;

import dev.milepost.compiler.model.ConditionModel;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.JourneyModel.EndingModel;
import dev.milepost.compiler.model.JourneyModel.StartModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.compiler.model.TriggerModel;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.compiler.syntax.Trigger;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.logic.search.Fallback;
import dev.milepost.engine.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a journey that have a meaning.
 *
 * @param all all of them, in written order
 * @param byStage those that lead on from a stage, by the stage's name
 */
record JourneyConditions(
    JourneyModel model,
    Logic logic,
    List<AskedCondition> all,
    Map<String, List<AskedCondition>> byStage) {

  static JourneyConditions of(JourneyModel journey, Catalog catalog, @Nullable Fallback fallback) {
    Setting setting = Setting.of(catalog, journey.calendar()).about(journey.forEach());
    Logic logic = Logic.of(setting, fallback);
    List<AskedCondition> all = new ArrayList<>();
    Map<String, List<AskedCondition>> byStage = new LinkedHashMap<>();
    StartModel starts = journey.starts();
    if (starts != null) {
      add(all, asked(journey, null, null, "starts", starts.condition(), logic));
    }
    for (EndingModel ending : journey.endings()) {
      String words = "ends at " + quoted(ending.tree().stage());
      add(all, asked(journey, null, null, words, when(ending.trigger()), logic));
    }
    for (StageModel stage : journey.stages()) {
      Logic here = logic.in(setting.answeredWith(answers(stage.asks())));
      List<AskedCondition> leading = new ArrayList<>();
      for (TransitionModel transition : stage.transitions()) {
        add(
            leading,
            asked(journey, stage, transition, words(transition), when(transition.trigger()), here));
      }
      byStage.putIfAbsent(stage.name(), List.copyOf(leading));
      all.addAll(leading);
    }
    return new JourneyConditions(journey, logic, List.copyOf(all), byStage);
  }

  private static void add(List<AskedCondition> all, @Nullable AskedCondition asked) {
    if (asked != null) {
      all.add(asked);
    }
  }

  private static @Nullable AskedCondition asked(
      JourneyModel journey,
      @Nullable StageModel stage,
      @Nullable TransitionModel transition,
      String words,
      @Nullable ConditionModel model,
      Logic logic) {
    if (model == null || model.condition() == null) {
      return null;
    }
    return new AskedCondition(
        journey.name(),
        stage == null ? null : stage.name(),
        transition,
        words,
        model.tree(),
        model.condition(),
        logic);
  }

  private static @Nullable ConditionModel when(TriggerModel trigger) {
    return trigger.tree() instanceof Trigger.When when
            && trigger.trigger() instanceof Plan.Trigger.When understood
        ? new ConditionModel(when.condition(), understood.condition())
        : null;
  }

  private static String words(TransitionModel transition) {
    String target = transition.target();
    return (transition.isElse() ? "else advances" : "advances")
        + (target == null ? "" : " to \"" + target + '"');
  }

  private static String quoted(Name name) {
    return '"' + name.text() + '"';
  }

  private static @Nullable List<String> answers(StageClause.@Nullable Asks asks) {
    return asks == null ? null : asks.answers().stream().map(Name::text).toList();
  }
}
