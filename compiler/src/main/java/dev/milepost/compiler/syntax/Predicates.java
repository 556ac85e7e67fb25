package dev.milepost.compiler.syntax;

import dev.milepost.compiler.syntax.PredicateTree.Comparator;
import dev.milepost.compiler.syntax.PredicateTree.TextTest;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyParser.BetweenContext;
import dev.milepost.grammar.JourneyParser.ComparatorContext;
import dev.milepost.grammar.JourneyParser.ComparesContext;
import dev.milepost.grammar.JourneyParser.InListContext;
import dev.milepost.grammar.JourneyParser.IsKnownContext;
import dev.milepost.grammar.JourneyParser.LiteralContext;
import dev.milepost.grammar.JourneyParser.MatchesContext;
import dev.milepost.grammar.JourneyParser.OperandContext;
import dev.milepost.grammar.JourneyParser.PredicateContext;
import dev.milepost.grammar.JourneyParser.TextTestContext;
import java.util.List;

/** Builds what conditions say of a value. */
final class Predicates {
  private final Words words;
  private final Literals literals;

  Predicates(Words words, Literals literals) {
    this.words = words;
    this.literals = literals;
  }

  PredicateTree predicate(PredicateContext context) {
    Span span = words.span(context);
    return switch (context) {
      case ComparesContext compares ->
          new PredicateTree.Compares(
              comparator(compares.comparator()), operand(compares.operand()), span);
      case InListContext list ->
          new PredicateTree.InList(list.NOT() != null, literals(list.literal()), span);
      case BetweenContext between ->
          new PredicateTree.Between(operand(between.operand(0)), operand(between.operand(1)), span);
      case MatchesContext matches ->
          new PredicateTree.Matches(
              textTest(matches.textTest()), literals.text(matches.TEXT()), span);
      case IsKnownContext known -> new PredicateTree.IsKnown(known.KNOWN() != null, span);
      default -> throw new IllegalStateException("no predicate: " + context.getClass());
    };
  }

  /** {@code = operand}, for a value that stands alone. */
  PredicateTree equality(OperandContext context) {
    return new PredicateTree.Compares(Comparator.EQUAL, operand(context), words.span(context));
  }

  List<LiteralTree> literals(List<LiteralContext> contexts) {
    return contexts.stream().map(literals::literal).toList();
  }

  Operand operand(OperandContext context) {
    if (context.literal() != null) {
      return literals.literal(context.literal());
    }
    return context.reference() != null
        ? words.reference(context.reference())
        : new Today(words.span(context));
  }

  static TextTest textTest(TextTestContext context) {
    if (context.CONTAINS() != null) {
      return TextTest.CONTAINS;
    }
    return context.STARTS() != null ? TextTest.STARTS_WITH : TextTest.ENDS_WITH;
  }

  private static Comparator comparator(ComparatorContext context) {
    if (context.EQUAL() != null) {
      return Comparator.EQUAL;
    }
    if (context.NOT_EQUAL() != null) {
      return Comparator.NOT_EQUAL;
    }
    if (context.LESS() != null) {
      return Comparator.LESS;
    }
    if (context.LESS_OR_EQUAL() != null) {
      return Comparator.LESS_OR_EQUAL;
    }
    return context.GREATER() != null ? Comparator.GREATER : Comparator.GREATER_OR_EQUAL;
  }
}
