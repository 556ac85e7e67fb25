package dev.milepost.compiler.model;

import dev.milepost.compiler.syntax.Trigger;
import dev.milepost.engine.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What enables a transition, with its text.
 *
 * @param trigger null where it could not be understood
 */
public record TriggerModel(Trigger tree, Plan.@Nullable Trigger trigger) {

  /** Whether time alone enables it. */
  public boolean isTimed() {
    return switch (tree) {
      case Trigger.When _, Trigger.Broken _ -> false;
      case Trigger.After _, Trigger.AtDate _, Trigger.BeforeDate _, Trigger.AfterDate _ -> true;
    };
  }
}
