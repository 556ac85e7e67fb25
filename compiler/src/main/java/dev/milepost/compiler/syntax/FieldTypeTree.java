package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import java.util.List;
import java.util.Locale;

/** The type of a declared field. */
public sealed interface FieldTypeTree extends SyntaxNode {

  /** {@code text}, {@code money} and their like. */
  record Simple(Kind kind, Span span) implements FieldTypeTree {}

  /** {@code "Draft" | "Sent" | final "Paid"}: at least one value. */
  record OneOf(List<EnumerationValue> values, Span span) implements FieldTypeTree {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** What could not be read; it was reported, and the field may hold anything. */
  record Broken(Span span) implements FieldTypeTree {}

  /**
   * A value of an enumeration.
   *
   * @param isFinal whether a record never leaves it
   */
  record EnumerationValue(Name value, boolean isFinal, Span span) implements SyntaxNode {}

  /** The types that are words. */
  enum Kind {
    TEXT,
    BOOLEAN,
    INTEGER,
    NUMBER,
    MONEY,
    DATE,
    DATETIME,
    DURATION;

    /** The word that the language writes. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
