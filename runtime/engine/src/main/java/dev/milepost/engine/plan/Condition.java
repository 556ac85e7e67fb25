package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition over facts, resolved and typed. Its truth is one of Kleene's three values; what each
 * form means is said in the language's reference.
 */
public sealed interface Condition {

  /** Every part is true. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part is true. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The part is false. */
  record Not(Condition part) implements Condition {}

  /** A condition that the journey gave a name; it means what its body means. */
  record Defined(String name, Condition body) implements Condition {}

  /** {@code left = right} and its kin. */
  record Comparison(Operand left, Comparator comparator, Operand right) implements Condition {}

  /** {@code operand [NOT] IN (...)}. */
  record InList(Operand operand, List<Value> values, boolean negated) implements Condition {
    public InList {
      values = List.copyOf(values);
    }
  }

  /** {@code operand BETWEEN low AND high}, both ends included. */
  record Between(Operand operand, Value low, Value high) implements Condition {}

  /** {@code contains}, {@code starts with}, {@code ends with}; case counts. */
  record TextMatch(Operand operand, TextTest test, String text) implements Condition {}

  /** {@code is known} or {@code is unknown}; never unknown itself. */
  record Known(Operand operand, boolean known) implements Condition {}

  /**
   * The test is true now and a signal made it so since the visit began.
   *
   * @param field the field whose change is meant
   * @param test the test on that field alone
   */
  record Becomes(FieldName field, Condition test) implements Condition {}

  /** A signal replaced a known value by another since the visit began. */
  record Changes(FieldName field) implements Condition {}

  /** The inner condition has been true without a break for at least the span. */
  record Held(Condition condition, TimeSpan span) implements Condition {}

  /** {@code date within D}: from today to today + D, both included. */
  record WithinNext(Operand date, TimeSpan span) implements Condition {}

  /** {@code date more than D ago}. */
  record MoreThanAgo(Operand date, TimeSpan span) implements Condition {}

  /**
   * A happening was received.
   *
   * @param event the kind of happening
   * @param filter what its payload must satisfy, over {@link Operand.Member}, or null
   * @param atLeast how often, at least 1
   * @param within null: since the visit began; else: in the last span, the visit or before
   */
  record Happened(
      TypeName event, @Nullable Condition filter, int atLeast, @Nullable TimeSpan within)
      implements Condition {}

  /**
   * {@code any}, {@code every}, {@code no}.
   *
   * @param record over all of the subject's records of this type
   * @param filter the condition on the single record, over {@link Operand.Member}, or null: that
   *     there is one
   */
  record Quantified(Quantifier quantifier, TypeName record, @Nullable Condition filter)
      implements Condition {}

  /** Another journey of this subject ended so since the visit began. */
  record JourneyEnded(String journey, String outcome) implements Condition {}

  /** How two operands are compared. */
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

  /** How the answers of single records are joined. */
  enum Quantifier {
    ANY,
    EVERY,
    NO
  }

  /** What is compared. */
  sealed interface Operand {

    /** A field of the newest record of its type, or of the record that the execution is about. */
    record FieldOperand(FieldName name) implements Operand {}

    /** A field of the record or happening that the enclosing parentheses speak of. */
    record Member(FieldName name) implements Operand {}

    /** A literal. */
    record Constant(Value value) implements Operand {}

    /** The current day in the journey's zone. */
    record Today() implements Operand {}

    /** How many records satisfy the filter (null: how many there are). */
    record CountOf(TypeName record, @Nullable Condition filter) implements Operand {}

    /** The sum of a field's known values over the records that satisfy the filter. */
    record SumOf(FieldName field, @Nullable Condition filter) implements Operand {}

    /** The last answer of this visit; unknown before there is one. */
    record Answer() implements Operand {}
  }
}
