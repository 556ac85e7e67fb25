package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.ConditionTree.Count;
import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stage says. */
public sealed interface StageClause extends SyntaxNode {

  /** What is allowed before it. */
  List<Allowance> allowances();

  /** {@code on enter: ACTION}. */
  record OnEnter(ActionTree action, List<Allowance> allowances, Span span) implements StageClause {}

  /** {@code on exit: ACTION}. */
  record OnExit(ActionTree action, List<Allowance> allowances, Span span) implements StageClause {}

  /** {@code every 3 days, at most 5 times: ACTION}; {@code atMost} is null where it is not said. */
  record Every(
      DurationLiteral interval,
      @Nullable Count atMost,
      ActionTree action,
      List<Allowance> allowances,
      Span span)
      implements StageClause {}

  /** {@code after 3 days: ACTION}. */
  record After(DurationLiteral duration, ActionTree action, List<Allowance> allowances, Span span)
      implements StageClause {}

  /** {@code expected within 5 business days, then ACTION}; {@code then} may be null. */
  record Expected(
      DurationLiteral duration, @Nullable ActionTree then, List<Allowance> allowances, Span span)
      implements StageClause {}

  /**
   * {@code [else] advances [to "X"] TRIGGER [do ACTION]...}.
   *
   * @param isElse whether it is considered only when no transition above it is true
   * @param target null: the next stage of the file
   */
  record Transition(
      boolean isElse,
      @Nullable Name target,
      Trigger trigger,
      List<ActionTree> actions,
      List<Allowance> allowances,
      Span span)
      implements StageClause {
    public Transition {
      actions = List.copyOf(actions);
    }
  }

  /**
   * {@code asks ROLE: "question" answers "a", "b"}.
   *
   * @param role null: the owner
   * @param answers at least one
   */
  record Asks(
      @Nullable Name role,
      LiteralTree.TextLiteral question,
      List<Name> answers,
      List<Allowance> allowances,
      Span span)
      implements StageClause {
    public Asks {
      answers = List.copyOf(answers);
    }
  }

  /** {@code may wait forever}. */
  record MayWaitForever(List<Allowance> allowances, Span span) implements StageClause {}

  /** {@code ends as "won"}. */
  record EndsAs(Name outcome, List<Allowance> allowances, Span span) implements StageClause {}

  /** What could not be read; it was reported. It may have been any clause. */
  record Broken(List<Allowance> allowances, Span span) implements StageClause {}
}
