package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a condition reads, and so what can change its answer.
 *
 * @param types the records and happenings
 * @param isClocked whether time alone can
 */
record Reads(Set<TypeName> types, boolean isClocked) {

  Reads {
    types = Set.copyOf(types);
  }

  static Reads of(@Nullable Condition condition) {
    Set<TypeName> types = new HashSet<>();
    boolean[] isClocked = {condition == null};
    if (condition != null) {
      ConditionParts.visit(
          condition,
          part -> {
            switch (part) {
              case Condition.Quantified quantified -> types.add(quantified.record());
              case Condition.Becomes becomes -> types.add(becomes.field().type());
              case Condition.Changes changes -> types.add(changes.field().type());
              case Condition.Happened happened -> {
                types.add(happened.event());
                isClocked[0] |= happened.within() != null;
              }
              case Condition.Held _, Condition.WithinNext _, Condition.MoreThanAgo _ ->
                  isClocked[0] = true;
              default -> {}
            }
          },
          operand -> {
            switch (operand) {
              case Operand.FieldOperand(var name) -> types.add(name.type());
              case Operand.Member(var name) -> types.add(name.type());
              case Operand.CountOf count -> types.add(count.record());
              case Operand.SumOf sum -> types.add(sum.field().type());
              case Operand.Today _ -> isClocked[0] = true;
              case Operand.Constant _, Operand.Answer _ -> {}
            }
          });
    }
    return new Reads(types, isClocked[0]);
  }

  /** Whether a signal about a type, or time, can change the answer. */
  boolean mayChange(@Nullable TypeName type, boolean isTime) {
    return type != null ? types.contains(type) : isTime && isClocked;
  }
}
