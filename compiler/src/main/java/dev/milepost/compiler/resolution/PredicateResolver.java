package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.LiteralTree.BrokenLiteral;
import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.syntax.Operand;
import dev.milepost.compiler.syntax.PredicateTree;
import dev.milepost.compiler.syntax.Reference;
import dev.milepost.compiler.syntax.Today;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand.Constant;
import dev.milepost.engine.plan.Condition.Operand.CountOf;
import dev.milepost.engine.plan.Condition.TextTest;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types what is asked of an operand. */
final class PredicateResolver {
  private final OperandResolver operands;
  private final LiteralResolver literals;
  private final Reporter reporter;

  PredicateResolver(OperandResolver operands, LiteralResolver literals, Reporter reporter) {
    this.operands = operands;
    this.literals = literals;
    this.reporter = reporter;
  }

  /** The condition that an operand satisfies a predicate, or null after reporting. */
  @Nullable Condition resolve(TypedOperand left, PredicateTree predicate, Scope scope) {
    return switch (predicate) {
      case PredicateTree.Compares compares -> compares(left, compares, scope);
      case PredicateTree.InList list -> inList(left, list);
      case PredicateTree.Between between -> between(left, between, scope);
      case PredicateTree.Matches matches -> matches(left, matches);
      case PredicateTree.IsKnown known -> isKnown(left, known);
    };
  }

  /** {@code "Paid" = Books.Invoice.Status}: the right side says of which type the left one is. */
  @Nullable Condition resolve(LiteralTree left, PredicateTree predicate, Scope scope) {
    if (!(predicate instanceof PredicateTree.Compares compares)
        || compares.operand() instanceof LiteralTree) {
      if (!(left instanceof BrokenLiteral)) {
        reporter.add(
            Rule.WRONG_TYPE,
            left.span(),
            "this asks something of the value `" + left.span().text() + "`, which never changes",
            "write the field first, such as `Books.Invoice.Status = \"Paid\"`");
      }
      return null;
    }
    TypedOperand right = operand(compares.operand(), scope);
    if (right == null || !isOrderedFor(right, compares)) {
      return null;
    }
    Value value = literals.value(right.type(), left, right.words());
    return value == null
        ? null
        : new Condition.Comparison(
            new Constant(value), comparator(compares.comparator()), right.operand());
  }

  private @Nullable Condition compares(
      TypedOperand left, PredicateTree.Compares compares, Scope scope) {
    if (!isOrderedFor(left, compares)) {
      return null;
    }
    Condition.Operand right = right(left, compares.operand(), scope);
    return right == null
        ? null
        : new Condition.Comparison(left.operand(), comparator(compares.comparator()), right);
  }

  /** The right side of a comparison, checked against the left one. */
  private Condition.@Nullable Operand right(TypedOperand left, Operand tree, Scope scope) {
    if (tree instanceof LiteralTree literal) {
      Value value = literals.value(left.type(), literal, left.words());
      return value == null ? null : new Constant(value);
    }
    TypedOperand right = operand(tree, scope);
    if (right == null || !areComparable(left, right, tree.span())) {
      return null;
    }
    return right.operand();
  }

  private @Nullable TypedOperand operand(Operand tree, Scope scope) {
    return switch (tree) {
      case Reference reference -> operands.field(reference, scope);
      case Today today -> operands.today(today, scope);
      case LiteralTree literal ->
          throw new IllegalArgumentException("a literal has no type of its own: " + literal);
    };
  }

  private boolean areComparable(TypedOperand left, TypedOperand right, Span span) {
    if (left.operand().equals(right.operand())) {
      reporter.add(
          Rule.WRONG_TYPE, span, left.words() + " is compared with itself, which says nothing");
      return false;
    }
    boolean comparable =
        (left.isToday() || right.isToday())
            ? TypeWords.isTemporal(left.type()) && TypeWords.isTemporal(right.type())
            : TypeWords.areComparable(left.type(), right.type());
    if (!comparable) {
      reporter.add(
          Rule.WRONG_TYPE,
          span,
          left.words()
              + " is "
              + TypeWords.describe(left.type())
              + " and cannot be compared with "
              + right.words()
              + ", which is "
              + TypeWords.describe(right.type()));
      return false;
    }
    if (left.type() instanceof Choice a
        && right.type() instanceof Choice b
        && a.values().stream().noneMatch(b.values()::contains)) {
      reporter.add(
          Rule.WRONG_TYPE,
          span,
          left.words() + " and " + right.words() + " have no value in common");
      return false;
    }
    return true;
  }

  private boolean isOrderedFor(TypedOperand left, PredicateTree.Compares compares) {
    return switch (compares.comparator()) {
      case EQUAL, NOT_EQUAL -> true;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          isOrdered(left, "`" + compares.comparator().sign() + "`", compares.span());
    };
  }

  private boolean isOrdered(TypedOperand left, String asked, Span span) {
    FieldType type = left.type();
    if (TypeWords.isOrdered(type)) {
      return true;
    }
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.WRONG_TYPE,
            span,
            left.words()
                + " is "
                + TypeWords.describe(type)
                + ", and "
                + asked
                + " asks for an order, which such values do not have");
    reporter.add(
        type instanceof Choice choice
            ? diagnostic
                .withHelp("name the values with `IN (...)`")
                .withHelp("its values are " + Reporter.list(choice.values(), true))
            : diagnostic.withHelp("write `= true` or `= false`"));
    return false;
  }

  private @Nullable Condition inList(TypedOperand left, PredicateTree.InList list) {
    Set<Value> values = new LinkedHashSet<>();
    boolean complete = true;
    for (LiteralTree literal : list.values()) {
      Value value = literals.value(left.type(), literal, left.words());
      if (value == null) {
        complete = false;
      } else {
        values.add(value);
      }
    }
    if (!complete) {
      return null;
    }
    return left.isToday()
        ? todayIn(values, list.negated())
        : new Condition.InList(left.operand(), List.copyOf(values), list.negated());
  }

  /** Only comparisons with {@code today} wake an execution, so lists of days are written out. */
  private static Condition todayIn(Set<Value> days, boolean negated) {
    Comparator comparator = negated ? Comparator.NOT_EQUAL : Comparator.EQUAL;
    List<Condition> parts =
        days.stream()
            .<Condition>map(day ->
                new Condition.Comparison(
                    new Condition.Operand.Today(), comparator, new Constant(day)))
            .toList();
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return negated ? new Condition.And(parts) : new Condition.Or(parts);
  }

  private @Nullable Condition between(
      TypedOperand left, PredicateTree.Between between, Scope scope) {
    if (!isOrdered(left, "`BETWEEN`", between.span())) {
      return null;
    }
    Condition.Operand low = right(left, between.low(), scope);
    Condition.Operand high = right(left, between.high(), scope);
    if (low == null || high == null) {
      return null;
    }
    if (low instanceof Constant(Value lowest) && high instanceof Constant(Value highest)) {
      if (Value.compare(lowest, highest).orElse(0) > 0) {
        reporter.add(
            Rule.EMPTY_RANGE,
            between.span(),
            "nothing lies between `"
                + between.low().span().text()
                + "` and `"
                + between.high().span().text()
                + "`",
            "write the lower value first");
      }
      if (!left.isToday()) {
        return new Condition.Between(left.operand(), lowest, highest);
      }
    }
    return new Condition.And(
        List.of(
            new Condition.Comparison(left.operand(), Comparator.GREATER_OR_EQUAL, low),
            new Condition.Comparison(left.operand(), Comparator.LESS_OR_EQUAL, high)));
  }

  private @Nullable Condition matches(TypedOperand left, PredicateTree.Matches matches) {
    String words = "`" + matches.test().words() + "`";
    if (left.type() != Scalar.TEXT) {
      Diagnostic diagnostic =
          Diagnostic.of(
              Rule.WRONG_TYPE,
              matches.span(),
              left.words()
                  + " is "
                  + TypeWords.describe(left.type())
                  + ": "
                  + words
                  + " searches texts only");
      reporter.add(
          left.type() instanceof Choice
              ? diagnostic.withHelp("name the values with `IN (...)`")
              : diagnostic);
      return null;
    }
    if (!(matches.text() instanceof TextLiteral text)) {
      if (!(matches.text() instanceof BrokenLiteral)) {
        reporter.add(
            Rule.WRONG_TYPE,
            matches.text().span(),
            words + " searches for a text, and `" + matches.text().span().text() + "` is none",
            "write it with quotes");
      }
      return null;
    }
    if (!(literals.value(Scalar.TEXT, text, left.words()) instanceof Value.Text(String wanted))) {
      return null;
    }
    TextTest test =
        switch (matches.test()) {
          case CONTAINS -> TextTest.CONTAINS;
          case STARTS_WITH -> TextTest.STARTS_WITH;
          case ENDS_WITH -> TextTest.ENDS_WITH;
        };
    return new Condition.TextMatch(left.operand(), test, wanted);
  }

  private @Nullable Condition isKnown(TypedOperand left, PredicateTree.IsKnown known) {
    if (left.isToday() || left.operand() instanceof CountOf) {
      reporter.add(Rule.WRONG_TYPE, known.span(), left.words() + " is always known");
      return null;
    }
    return new Condition.Known(left.operand(), known.known());
  }

  private static Comparator comparator(PredicateTree.Comparator comparator) {
    return switch (comparator) {
      case EQUAL -> Comparator.EQUAL;
      case NOT_EQUAL -> Comparator.NOT_EQUAL;
      case LESS -> Comparator.LESS;
      case LESS_OR_EQUAL -> Comparator.LESS_OR_EQUAL;
      case GREATER -> Comparator.GREATER;
      case GREATER_OR_EQUAL -> Comparator.GREATER_OR_EQUAL;
    };
  }
}
