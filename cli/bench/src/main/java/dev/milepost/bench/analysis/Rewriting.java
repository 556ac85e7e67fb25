package dev.milepost.bench.analysis;

import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Trigger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Ways to write conditions differently that leave them with the same meaning. */
enum Rewriting {
  /** Parts of AND and OR in the contrary order. */
  REVERSED {
    @Override
    Condition one(Condition condition) {
      return switch (condition) {
        case Condition.And(var parts) -> new Condition.And(reversed(parts));
        case Condition.Or(var parts) -> new Condition.Or(reversed(parts));
        default -> condition;
      };
    }
  },
  /** The constant on the left. */
  FLIPPED {
    @Override
    Condition one(Condition condition) {
      return condition instanceof Condition.Comparison(var left, var comparator, var right)
              && left instanceof Operand.FieldOperand
              && right instanceof Operand.Constant
          ? new Condition.Comparison(right, flipped(comparator), left)
          : condition;
    }
  },
  /** De Morgan: what is true together is not wanting in any part, and the other way round. */
  DENIED {
    @Override
    Condition one(Condition condition) {
      return switch (condition) {
        case Condition.And(var parts) -> new Condition.Not(new Condition.Or(denied(parts)));
        case Condition.Or(var parts) -> new Condition.Not(new Condition.And(denied(parts)));
        default -> condition;
      };
    }
  },
  /** One comparison for each value of a list. */
  SPLIT {
    @Override
    Condition one(Condition condition) {
      return condition instanceof Condition.InList(var operand, var values, boolean negated)
              && !negated
              && values.size() > 1
          ? new Condition.Or(
              values.stream()
                  .<Condition>map(value ->
                      new Condition.Comparison(
                          operand, Comparator.EQUAL, new Operand.Constant(value)))
                  .toList())
          : condition;
    }
  };

  /** Rewrites a condition whose parts are rewritten already. */
  abstract Condition one(Condition condition);

  /** A plan in which all conditions are written differently. */
  Plan of(Plan plan) {
    return new Plan(
        plan.journey(),
        plan.renamedFrom(),
        plan.subject(),
        plan.forEach(),
        plan.calendar(),
        plan.reentry(),
        plan.owner(),
        plan.roles(),
        new Plan.Start(all(plan.starts().when()), plan.starts().source()),
        plan.endings().stream()
            .map(ending -> new Plan.Ending(ending.target(), of(ending.trigger()), ending.source()))
            .toList(),
        plan.promises(),
        plan.stages().stream().map(this::of).toList(),
        plan.declarations(),
        plan.source());
  }

  private Plan.Stage of(Plan.Stage stage) {
    return new Plan.Stage(
        stage.name(),
        stage.renamedFrom(),
        stage.outcome(),
        stage.onEnter(),
        stage.onExit(),
        stage.reminders(),
        stage.expected(),
        stage.mayWaitForever(),
        stage.question(),
        stage.transitions().stream()
            .map(way ->
                new Plan.Transition(
                    way.target(), of(way.trigger()), way.isElse(), way.does(), way.source()))
            .toList(),
        stage.source());
  }

  private Trigger of(Trigger trigger) {
    return trigger instanceof Trigger.When(Condition condition)
        ? new Trigger.When(all(condition))
        : trigger;
  }

  private Condition all(Condition condition) {
    UnaryOperator<List<Condition>> parts = some -> some.stream().map(this::all).toList();
    return one(
        switch (condition) {
          case Condition.And(var some) -> new Condition.And(parts.apply(some));
          case Condition.Or(var some) -> new Condition.Or(parts.apply(some));
          case Condition.Not(var part) -> new Condition.Not(all(part));
          case Condition.Defined(var name, var body) -> new Condition.Defined(name, all(body));
          default -> condition;
        });
  }

  private static List<Condition> reversed(List<Condition> parts) {
    List<Condition> reversed = new ArrayList<>(parts);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<Condition> denied(List<Condition> parts) {
    return parts.stream().<Condition>map(Condition.Not::new).toList();
  }

  private static Comparator flipped(Comparator comparator) {
    return switch (comparator) {
      case EQUAL, NOT_EQUAL -> comparator;
      case LESS -> Comparator.GREATER;
      case LESS_OR_EQUAL -> Comparator.GREATER_OR_EQUAL;
      case GREATER -> Comparator.LESS;
      case GREATER_OR_EQUAL -> Comparator.LESS_OR_EQUAL;
    };
  }
}
