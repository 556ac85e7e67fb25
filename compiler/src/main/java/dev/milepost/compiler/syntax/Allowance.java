package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.LiteralTree.DateLiteral;
import dev.milepost.compiler.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code allow RULE because "reason" [until DATE]}: lets one finding about the clause behind it
 * pass.
 *
 * @param rule the rule's stable name, such as {@code no-deadline}
 * @param reason why it is allowed
 * @param until the last day on which it holds, or null: for good
 */
public record Allowance(Name rule, String reason, @Nullable DateLiteral until, Span span)
    implements SyntaxNode {}
