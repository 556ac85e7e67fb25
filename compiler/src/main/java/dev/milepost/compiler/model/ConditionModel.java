package dev.milepost.compiler.model;

import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.engine.plan.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A condition with its text. Both have the same shape but for parentheses, which only the text has,
 * for {@code BETWEEN} over other operands than literals, and for lists of days that {@code today}
 * is looked up in, which are written out with {@code AND} and {@code OR}.
 *
 * @param condition null where it could not be understood
 */
public record ConditionModel(ConditionTree tree, @Nullable Condition condition) {}
