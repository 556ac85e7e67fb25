package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Proves of two ways out of a stage, whatever its states are, that they are never open at once. */
final class Exclusion {

  private final Setting setting;

  Exclusion(Plan plan) {
    this.setting = Setting.of(plan.declarations(), plan.calendar()).about(plan.forEach());
  }

  /** Whether it is proved; the other one is written below the first. */
  boolean isProved(Plan.Stage stage, Plan.Transition one, Plan.Transition other) {
    if (other.isElse()) {
      return true;
    }
    return switch (one.trigger()) {
      case Plan.Trigger.When(Condition first)
          when other.trigger() instanceof Plan.Trigger.When(Condition second) -> {
        Plan.Question question = stage.question();
        Logic logic = Logic.of(setting.answeredWith(question == null ? null : question.answers()));
        yield Boolean.TRUE.equals(
            logic.cannotHold(List.of(Literal.isTrue(first), Literal.isTrue(second))));
      }
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
