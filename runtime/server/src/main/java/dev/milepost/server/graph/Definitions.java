package dev.milepost.server.graph;

import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Trigger;
import java.util.LinkedHashMap;
import java.util.Map;

/** The definitions that a picture calls by their names, in the order in which it does. */
final class Definitions {

  private final Map<String, Condition> found = new LinkedHashMap<>();

  private Definitions() {}

  static Map<String, Condition> of(Plan plan) {
    Definitions definitions = new Definitions();
    definitions.in(plan.starts().when());
    plan.endings().forEach(ending -> definitions.in(ending.trigger()));
    for (Plan.Stage stage : plan.stages()) {
      stage.transitions().forEach(transition -> definitions.in(transition.trigger()));
    }
    for (Plan.Promise promise : plan.promises()) {
      if (promise instanceof Plan.Promise.NeverAt never) {
        definitions.in(never.condition());
      }
    }
    return definitions.found;
  }

  private void in(Trigger trigger) {
    if (trigger instanceof Trigger.When when) {
      in(when.condition());
    }
  }

  /** Definitions stand for conditions about the newest records, never about those of a list. */
  private void in(Condition condition) {
    switch (condition) {
      case Condition.Defined defined -> {
        if (found.putIfAbsent(defined.name(), defined.body()) == null) {
          in(defined.body());
        }
      }
      case Condition.And and -> and.parts().forEach(this::in);
      case Condition.Or or -> or.parts().forEach(this::in);
      case Condition.Not not -> in(not.part());
      case Condition.Held held -> in(held.condition());
      default -> {}
    }
  }
}
