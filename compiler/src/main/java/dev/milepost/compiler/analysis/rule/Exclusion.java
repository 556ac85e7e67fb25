package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Proves by conditions alone, whatever the states are, what never happens at a stage. */
final class Exclusion {

  private final Setting setting;

  Exclusion(Plan plan) {
    this.setting = Setting.of(plan.declarations(), plan.calendar()).about(plan.forEach());
  }

  /** Whether it is proved that a way's condition is never true. */
  boolean isNeverTrue(Plan.Stage stage, Way way) {
    return way.clause() instanceof Way.Clause.Transition(int _, Plan.Transition transition)
        && transition.trigger() instanceof Plan.Trigger.When(Condition condition)
        && Boolean.TRUE.equals(logic(stage).cannotHold(List.of(Literal.isTrue(condition))));
  }

  private Logic logic(Plan.Stage stage) {
    Plan.Question question = stage.question();
    return Logic.of(setting.answeredWith(question == null ? null : question.answers()));
  }

  /**
   * Whether it is proved that two ways are never open at once; the other one is written below the
   * first.
   */
  boolean isProved(Plan.Stage stage, Plan.Transition one, Plan.Transition other) {
    if (other.isElse()) {
      return true;
    }
    return switch (one.trigger()) {
      case Plan.Trigger.When(Condition first)
          when other.trigger() instanceof Plan.Trigger.When(Condition second) ->
          Boolean.TRUE.equals(
              logic(stage).cannotHold(List.of(Literal.isTrue(first), Literal.isTrue(second))));
      case Plan.Trigger.When(Condition first) ->
          other.trigger() instanceof Plan.Trigger.After && !isClocked(first);
      case Plan.Trigger.After _ ->
          other.trigger() instanceof Plan.Trigger.When(Condition second) && !isClocked(second);
      case Plan.Trigger.AtDate _ -> false;
    };
  }

  /** Whether time alone can make a condition true: else it leads on before time does. */
  private static boolean isClocked(Condition condition) {
    AtomicBoolean isClocked = new AtomicBoolean();
    ConditionParts.visit(
        condition,
        part -> {
          switch (part) {
            case Condition.Held _, Condition.WithinNext _, Condition.MoreThanAgo _ ->
                isClocked.set(true);
            case Condition.Happened happened when happened.within() != null -> isClocked.set(true);
            default -> {}
          }
        },
        operand -> {
          if (operand instanceof Operand.Today) {
            isClocked.set(true);
          }
        });
    return isClocked.get();
  }
}
