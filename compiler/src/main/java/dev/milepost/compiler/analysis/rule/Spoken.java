package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Finds the other journeys that a journey's conditions speak of. */
final class Spoken {

  private Spoken() {}

  static List<Condition.JourneyEnded> of(Plan plan) {
    List<Condition.JourneyEnded> found = new ArrayList<>();
    add(plan.starts().when(), found);
    plan.endings().forEach(ending -> add(ending.trigger(), found));
    for (Plan.Promise promise : plan.promises()) {
      if (promise instanceof Plan.Promise.NeverAt never) {
        add(never.condition(), found);
      }
    }
    for (Plan.Stage stage : plan.stages()) {
      stage.transitions().forEach(transition -> add(transition.trigger(), found));
    }
    return found;
  }

  private static void add(Plan.Trigger trigger, List<Condition.JourneyEnded> found) {
    if (trigger instanceof Plan.Trigger.When(Condition condition)) {
      add(condition, found);
    }
  }

  private static void add(Condition condition, List<Condition.JourneyEnded> found) {
    ConditionParts.visit(
        condition,
        part -> {
          if (part instanceof Condition.JourneyEnded ended) {
            found.add(ended);
          }
        },
        _ -> {});
  }
}
