package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition as it is written. */
public sealed interface ConditionTree extends SyntaxNode {

  /** {@code a AND b AND c}: at least two. */
  record And(List<ConditionTree> operands, Span span) implements ConditionTree {
    public And {
      operands = List.copyOf(operands);
    }
  }

  /** {@code a OR b OR c}: at least two. */
  record Or(List<ConditionTree> operands, Span span) implements ConditionTree {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  /** {@code NOT a}. */
  record Not(ConditionTree condition, Span span) implements ConditionTree {}

  /** A condition in parentheses; kept, because people write them for a reason. */
  record Parenthesized(ConditionTree condition, Span span) implements ConditionTree {}

  /** {@code a for 10 days}. */
  record Held(ConditionTree condition, DurationLiteral duration, Span span)
      implements ConditionTree {}

  /** {@code Books.Invoice.Status = "Paid"}; the left side may be {@code today} or a literal. */
  record Test(Operand operand, PredicateTree predicate, Span span) implements ConditionTree {}

  /** {@code f becomes "Paid"} (the predicate is then an equality), {@code f becomes >= 650}. */
  record Becomes(Reference field, PredicateTree predicate, Span span) implements ConditionTree {}

  /** {@code f changes}. */
  record Changes(Reference field, Span span) implements ConditionTree {}

  /** {@code f within 30 days}, of a date: from today on. A reference of two parts is never here. */
  record WithinNext(Reference date, DurationLiteral duration, Span span) implements ConditionTree {}

  /** {@code f more than 90 days ago}. */
  record MoreThanAgo(Reference date, DurationLiteral duration, Span span)
      implements ConditionTree {}

  /**
   * {@code Website.Visit (Page = "x") at least 3 times within 7 days}: an event with any of three
   * additions.
   *
   * @param filter null where there are no parentheses
   * @param atLeast null where it is not said
   * @param within null: since this stage was entered
   */
  record Happened(
      Reference event,
      @Nullable ConditionTree filter,
      @Nullable Count atLeast,
      @Nullable DurationLiteral within,
      Span span)
      implements ConditionTree {}

  /** {@code any Desk.Ticket (Status = "Open")}; the filter may be missing. */
  record Quantified(
      Quantifier quantifier, Reference record, @Nullable ConditionTree filter, Span span)
      implements ConditionTree {}

  /** {@code count of Desk.Ticket (Status = "Open") < 3}. */
  record CountOf(
      Reference record, @Nullable ConditionTree filter, PredicateTree predicate, Span span)
      implements ConditionTree {}

  /** {@code sum of Books.Invoice.Amount (Status = "Paid") >= 1000}. */
  record SumOf(Reference field, @Nullable ConditionTree filter, PredicateTree predicate, Span span)
      implements ConditionTree {}

  /** {@code answer = "Keep"}. */
  record Answer(PredicateTree predicate, Span span) implements ConditionTree {}

  /** {@code "paid up"}: a condition that {@code define} names. */
  record Defined(Name name, Span span) implements ConditionTree {}

  /** {@code journey "X" ended as "won"}. */
  record JourneyEnded(Name journey, Name outcome, Span span) implements ConditionTree {}

  /** What could not be read; it was reported, and nothing more is said of it. */
  record Broken(Span span) implements ConditionTree {}

  /** How the answers of single records are joined. */
  enum Quantifier {
    ANY,
    EVERY,
    NO
  }

  /**
   * A number of times.
   *
   * @param value from 1 to 1,000,000
   */
  record Count(int value, Span span) implements SyntaxNode {}
}
