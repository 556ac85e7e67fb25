package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.text.Span;

/** What makes an execution move. */
public sealed interface Trigger extends SyntaxNode {

  /** {@code when: CONDITION}. */
  record When(ConditionTree condition, Span span) implements Trigger {}

  /** {@code after 14 days}, from the entry; in {@code ends at} from the start. */
  record After(DurationLiteral duration, Span span) implements Trigger {}

  /** {@code at CRM.Account.RenewalDate}. */
  record AtDate(Reference date, Span span) implements Trigger {}

  /** {@code 3 days before CRM.Account.RenewalDate}. */
  record BeforeDate(DurationLiteral duration, Reference date, Span span) implements Trigger {}

  /** {@code 3 days after CRM.Account.RenewalDate}. */
  record AfterDate(DurationLiteral duration, Reference date, Span span) implements Trigger {}

  /** What could not be read; it was reported. */
  record Broken(Span span) implements Trigger {}
}
