package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proves by conditions alone, whatever the states are, what never happens at a stage. */
final class Exclusion {

  private final Logic logic;

  Exclusion(Plan plan) {
    this.logic = Logic.of(Setting.of(plan.declarations(), plan.calendar()).about(plan.forEach()));
  }

  /** Whether it is proved that a way's condition is never true. */
  boolean isNeverTrue(Plan.Stage stage, Way way) {
    return way.clause() instanceof Way.Clause.Transition(int _, Plan.Transition transition)
        && transition.trigger() instanceof Plan.Trigger.When(Condition condition)
        && Boolean.TRUE.equals(logic(stage).cannotHold(List.of(Literal.isTrue(condition))));
  }

  private Logic logic(Plan.Stage stage) {
    Plan.Question question = stage.question();
    return logic.in(logic.setting().answeredWith(question == null ? null : question.answers()));
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

  /**
   * What may be added to one of two conditions so that they exclude each other.
   *
   * @param toFirst whether it is added to the first, else to the other
   */
  record Addition(String text, boolean toFirst) {}

  /** The contrary of one part of the second condition, or else of the first, if that is enough. */
  Optional<Addition> addition(Plan.Stage stage, Condition first, Condition second) {
    return contrary(stage, first, second)
        .map(text -> new Addition(text, true))
        .or(() -> contrary(stage, second, first).map(text -> new Addition(text, false)));
  }

  private Optional<String> contrary(Plan.Stage stage, Condition to, Condition of) {
    if (to instanceof Condition.Or) {
      // What is added with AND would need parentheses.
      return Optional.empty();
    }
    for (Condition part : of instanceof Condition.And(var parts) ? parts : List.of(of)) {
      Condition contrary = contrary(part);
      if (contrary != null
          && isImpossible(stage, to, contrary, of)
          && Boolean.FALSE.equals(
              logic(stage).cannotHold(List.of(Literal.isTrue(to), Literal.isTrue(contrary))))) {
        return Optional.of(ConditionText.print(contrary));
      }
    }
    return Optional.empty();
  }

  private boolean isImpossible(Plan.Stage stage, Condition... all) {
    List<Literal> literals = Stream.of(all).map(Literal::isTrue).toList();
    return Boolean.TRUE.equals(logic(stage).cannotHold(literals));
  }

  /** The contrary of a test of a field that can be written without NOT, or null. */
  private static @Nullable Condition contrary(Condition part) {
    return switch (part) {
      case Condition.Comparison(var left, var comparator, var right)
          when left instanceof Operand.FieldOperand && right instanceof Operand.Constant ->
          new Condition.Comparison(left, contrary(comparator), right);
      case Condition.InList(var operand, var values, boolean negated)
          when operand instanceof Operand.FieldOperand ->
          new Condition.InList(operand, values, !negated);
      default -> null;
    };
  }

  private static Condition.Comparator contrary(Condition.Comparator comparator) {
    return switch (comparator) {
      case EQUAL -> Condition.Comparator.NOT_EQUAL;
      case NOT_EQUAL -> Condition.Comparator.EQUAL;
      case LESS -> Condition.Comparator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Condition.Comparator.GREATER;
      case GREATER -> Condition.Comparator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Condition.Comparator.LESS;
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
