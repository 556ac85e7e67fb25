package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import java.util.List;

/** What a condition says of a value, without the value. The span begins behind the value. */
public sealed interface PredicateTree extends SyntaxNode {

  /** {@code = "Paid"}, {@code >= 650}, {@code > CRM.Deal.Limit}. */
  record Compares(Comparator comparator, Operand operand, Span span) implements PredicateTree {}

  /** {@code IN ("a", "b")}, {@code NOT IN ("a", "b")}; at least one value. */
  record InList(boolean negated, List<LiteralTree> values, Span span) implements PredicateTree {
    public InList {
      values = List.copyOf(values);
    }
  }

  /** {@code BETWEEN low AND high}, both ends included. */
  record Between(Operand low, Operand high, Span span) implements PredicateTree {}

  /** {@code contains "x"}, {@code starts with "x"}, {@code ends with "x"}. */
  record Matches(TextTest test, LiteralTree text, Span span) implements PredicateTree {}

  /** {@code is known}, {@code is unknown}. */
  record IsKnown(boolean known, Span span) implements PredicateTree {}

  /** How two values are compared. */
  enum Comparator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Comparator(String sign) {
      this.sign = sign;
    }

    /** The sign that the language writes. */
    public String sign() {
      return sign;
    }
  }

  /** How a text is searched. */
  enum TextTest {
    CONTAINS("contains"),
    STARTS_WITH("starts with"),
    ENDS_WITH("ends with");

    private final String words;

    TextTest(String words) {
      this.words = words;
    }

    /** The words that the language writes. */
    public String words() {
      return words;
    }
  }
}
