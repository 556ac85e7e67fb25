package dev.milepost.compiler.model;

import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Walks through conditions, into definitions and parentheses too. */
public final class ConditionParts {
  private final Consumer<Condition> conditions;
  private final Consumer<Operand> operands;
  private final boolean insideDefinitions;

  private ConditionParts(
      Consumer<Condition> conditions, Consumer<Operand> operands, boolean insideDefinitions) {
    this.conditions = conditions;
    this.operands = operands;
    this.insideDefinitions = insideDefinitions;
  }

  /**
   * Shows a condition and all below it, each before what is below it.
   *
   * @param conditions is shown the conditions
   * @param operands is shown the operands that they compare
   */
  public static void visit(
      Condition condition, Consumer<Condition> conditions, Consumer<Operand> operands) {
    new ConditionParts(conditions, operands, true).visit(condition);
  }

  /**
   * Counts the parts of a condition as if its definitions were written out.
   *
   * @param sizes the parts of a definition, by its name
   * @param most where counting ends
   */
  public static int count(Condition condition, ToIntFunction<String> sizes, int most) {
    long[] total = {0};
    Consumer<Condition> add =
        part ->
            total[0] +=
                part instanceof Condition.Defined named ? sizes.applyAsInt(named.name()) : 1;
    new ConditionParts(add, _ -> {}, false).visit(condition);
    return (int) Math.min(most, total[0]);
  }

  private void visit(@Nullable Condition condition) {
    if (condition == null) {
      return;
    }
    conditions.accept(condition);
    switch (condition) {
      case Condition.And and -> and.parts().forEach(this::visit);
      case Condition.Or or -> or.parts().forEach(this::visit);
      case Condition.Not not -> visit(not.part());
      case Condition.Defined defined -> {
        if (insideDefinitions) {
          visit(defined.body());
        }
      }
      case Condition.Comparison comparison -> {
        visit(comparison.left());
        visit(comparison.right());
      }
      case Condition.InList list -> visit(list.operand());
      case Condition.Between between -> visit(between.operand());
      case Condition.TextMatch match -> visit(match.operand());
      case Condition.Known known -> visit(known.operand());
      case Condition.Becomes becomes -> visit(becomes.test());
      case Condition.Held held -> visit(held.condition());
      case Condition.WithinNext within -> visit(within.date());
      case Condition.MoreThanAgo ago -> visit(ago.date());
      case Condition.Happened happened -> visit(happened.filter());
      case Condition.Quantified quantified -> visit(quantified.filter());
      case Condition.Changes _, Condition.JourneyEnded _ -> {}
    }
  }

  private void visit(Operand operand) {
    operands.accept(operand);
    switch (operand) {
      case Operand.CountOf count -> visit(count.filter());
      case Operand.SumOf sum -> visit(sum.filter());
      case Operand.FieldOperand _,
          Operand.Member _,
          Operand.Constant _,
          Operand.Today _,
          Operand.Answer _ -> {}
    }
  }
}
