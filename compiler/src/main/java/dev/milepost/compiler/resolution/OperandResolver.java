package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.Suggestion;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.resolution.CatalogIndex.Kind;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.Today;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Scalar;
import org.jspecify.annotations.Nullable;

/** Finds out what is compared. */
final class OperandResolver {
  private final NameResolver names;
  private final Reporter reporter;

  OperandResolver(NameResolver names, Reporter reporter) {
    this.names = names;
    this.reporter = reporter;
  }

  /** A field of the newest record or, inside of parentheses, of the member. */
  @Nullable TypedOperand field(Reference reference, Scope scope) {
    TypeEntry member = scope.member();
    if (member != null && reference.parts().size() == 1) {
      FieldEntry entry = names.field(member, reference.last());
      return entry == null ? null : typed(new Operand.Member(entry.name()), entry, reference);
    }
    if (member != null && member.kind() == Kind.EVENT) {
      onlyItsPayload(reference, member);
      return null;
    }
    FieldEntry entry = names.fact(reference);
    return entry == null ? null : typed(new Operand.FieldOperand(entry.name()), entry, reference);
  }

  /** The current day. */
  @Nullable TypedOperand today(Today tree, Scope scope) {
    if (scope.isInsideOf(Kind.EVENT)) {
      reporter.add(
          Rule.MISPLACED_CONDITION,
          tree.span(),
          "a happening is judged by what it carries, not by the clock",
          "ask for `today` outside of the parentheses");
      return null;
    }
    return new TypedOperand(new Operand.Today(), Scalar.DATE, "`today`");
  }

  private void onlyItsPayload(Reference reference, TypeEntry event) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.MISPLACED_CONDITION,
            reference.span(),
            "a happening is judged by what it carries, not by `" + reference.text() + "`");
    String field = reference.last().text();
    boolean isItsOwn = reference.text().equals(event.name() + "." + field);
    reporter.add(
        isItsOwn
            ? diagnostic
                .withHelp("inside of the parentheses write the field alone: `" + field + "`")
                .withSuggestion(Suggestion.replace(reference.span(), field))
            : diagnostic.withHelp("ask for it outside of the parentheses"));
  }

  private static @Nullable TypedOperand typed(
      Operand operand, FieldEntry entry, Reference reference) {
    FieldType type = entry.type();
    return type == null ? null : new TypedOperand(operand, type, "`" + reference.text() + "`");
  }
}
