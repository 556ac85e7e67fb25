package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.ConditionTree.Count;
import dev.milepost.compiler.syntax.ConditionTree.Quantifier;
import dev.milepost.compiler.syntax.LiteralTree.DurationLiteral;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyParser.AnswerContext;
import dev.milepost.grammar.JourneyParser.BecomesContext;
import dev.milepost.grammar.JourneyParser.BrokenContext;
import dev.milepost.grammar.JourneyParser.ChangesContext;
import dev.milepost.grammar.JourneyParser.ConditionContext;
import dev.milepost.grammar.JourneyParser.ConnectiveContext;
import dev.milepost.grammar.JourneyParser.CountOfContext;
import dev.milepost.grammar.JourneyParser.DefinedContext;
import dev.milepost.grammar.JourneyParser.FieldTestContext;
import dev.milepost.grammar.JourneyParser.FilterContext;
import dev.milepost.grammar.JourneyParser.HappenedContext;
import dev.milepost.grammar.JourneyParser.JourneyEndedContext;
import dev.milepost.grammar.JourneyParser.MoreThanAgoContext;
import dev.milepost.grammar.JourneyParser.NegationContext;
import dev.milepost.grammar.JourneyParser.ParenthesizedContext;
import dev.milepost.grammar.JourneyParser.PrimaryContext;
import dev.milepost.grammar.JourneyParser.QuantifiedContext;
import dev.milepost.grammar.JourneyParser.QuantifierContext;
import dev.milepost.grammar.JourneyParser.SumOfContext;
import dev.milepost.grammar.JourneyParser.ValueTestContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds conditions. */
final class Conditions {
  private final Words words;
  private final Literals literals;
  private final Predicates predicates;
  private final SyntaxErrors errors;

  Conditions(Words words, Literals literals, SyntaxErrors errors) {
    this.words = words;
    this.literals = literals;
    this.predicates = new Predicates(words, literals);
    this.errors = errors;
  }

  ConditionTree condition(ConditionContext context) {
    List<ConditionTree> operands = new ArrayList<>();
    for (NegationContext part : context.negation()) {
      operands.add(negation(part));
    }
    List<ConnectiveContext> connectives = context.connective();
    boolean hasAnd = connectives.stream().anyMatch(connective -> connective.AND() != null);
    boolean hasOr = connectives.stream().anyMatch(connective -> connective.OR() != null);
    if (hasAnd && hasOr) {
      return mixed(operands, connectives, words.span(context));
    }
    return joined(operands, hasAnd);
  }

  Predicates predicates() {
    return predicates;
  }

  private static ConditionTree joined(List<ConditionTree> operands, boolean isAnd) {
    if (operands.size() == 1) {
      return operands.getFirst();
    }
    Span span = operands.getFirst().span().to(operands.getLast().span());
    return isAnd ? new ConditionTree.And(operands, span) : new ConditionTree.Or(operands, span);
  }

  /** Reports AND beside OR; the tree reads it as most languages do, with AND the closer one. */
  private ConditionTree mixed(
      List<ConditionTree> operands, List<ConnectiveContext> connectives, Span whole) {
    boolean startsWithAnd = connectives.getFirst().AND() != null;
    ConnectiveContext other =
        connectives.stream()
            .filter(connective -> (connective.AND() != null) != startsWithAnd)
            .findFirst()
            .orElseThrow();
    errors.add(
        Diagnostic.of(
                Rule.MIXED_AND_OR,
                words.span(other),
                "`AND` and `OR` are mixed without parentheses")
            .withRelated(words.span(connectives.getFirst()), "")
            .withHelp("either: " + reading(operands, connectives, true))
            .withHelp("or: " + reading(operands, connectives, false)));
    List<ConditionTree> alternatives = new ArrayList<>();
    List<ConditionTree> run = new ArrayList<>(List.of(operands.getFirst()));
    for (int index = 0; index < connectives.size(); index++) {
      if (connectives.get(index).OR() != null) {
        alternatives.add(joined(run, true));
        run.clear();
      }
      run.add(operands.get(index + 1));
    }
    alternatives.add(joined(run, true));
    return new ConditionTree.Or(alternatives, whole);
  }

  /** The condition as text, with parentheses around what binds closer. */
  private static String reading(
      List<ConditionTree> operands, List<ConnectiveContext> connectives, boolean andFirst) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < operands.size(); index++) {
      boolean isInner =
          index < connectives.size() && (connectives.get(index).AND() != null) == andFirst;
      boolean wasInner = index > 0 && (connectives.get(index - 1).AND() != null) == andFirst;
      if (index > 0) {
        text.append(connectives.get(index - 1).AND() != null ? " AND " : " OR ");
      }
      text.append(isInner && !wasInner ? "(" : "");
      text.append(operands.get(index).span().text().strip().replaceAll("\\s+", " "));
      text.append(wasInner && !isInner ? ")" : "");
    }
    return text.toString();
  }

  private ConditionTree negation(NegationContext context) {
    ConditionTree inner = primary(context.primary());
    Span whole = words.span(context);
    if (context.duration() != null) {
      Span held = inner.span().to(words.span(context.duration()));
      if (!context.NOT().isEmpty()) {
        reportNotOverDuration(context, inner, held);
      }
      DurationLiteral duration = literals.positiveDuration(context.duration(), "`for`");
      inner = new ConditionTree.Held(inner, duration, held);
    }
    for (int index = context.NOT().size() - 1; index >= 0; index--) {
      Span not = words.span(context.NOT(index));
      inner = new ConditionTree.Not(inner, not.source().span(not.start(), whole.end()));
    }
    return inner;
  }

  private void reportNotOverDuration(NegationContext context, ConditionTree inner, Span held) {
    String condition = inner.span().text();
    errors.add(
        Diagnostic.of(
                Rule.NOT_OVER_DURATION,
                words.span(context.NOT(0)),
                "`NOT` beside `for` needs parentheses")
            .withHelp("either, false until it has held that long: NOT (" + held.text() + ")")
            .withHelp(
                "or, true once it has not held that long: (NOT "
                    + condition
                    + ") for "
                    + words.span(context.duration()).text()));
  }

  private ConditionTree primary(PrimaryContext context) {
    Span span = words.span(context);
    return switch (context) {
      case ParenthesizedContext group ->
          new ConditionTree.Parenthesized(condition(group.condition()), span);
      case QuantifiedContext quantified ->
          new ConditionTree.Quantified(
              quantifier(quantified.quantifier()),
              words.reference(quantified.reference()),
              filter(quantified.filter()),
              span);
      case CountOfContext count ->
          new ConditionTree.CountOf(
              words.reference(count.reference()),
              filter(count.filter()),
              predicates.predicate(count.predicate()),
              span);
      case SumOfContext sum ->
          new ConditionTree.SumOf(
              words.reference(sum.reference()),
              filter(sum.filter()),
              predicates.predicate(sum.predicate()),
              span);
      case JourneyEndedContext ended ->
          new ConditionTree.JourneyEnded(
              words.quoted(ended.TEXT(0)), words.quoted(ended.TEXT(1)), span);
      case AnswerContext answer ->
          new ConditionTree.Answer(predicates.predicate(answer.predicate()), span);
      case FieldTestContext test ->
          new ConditionTree.Test(
              words.reference(test.reference()), predicates.predicate(test.predicate()), span);
      case BecomesContext becomes -> becomes(becomes, span);
      case ChangesContext changes ->
          new ConditionTree.Changes(words.reference(changes.reference()), span);
      case MoreThanAgoContext ago ->
          new ConditionTree.MoreThanAgo(
              words.reference(ago.reference()), literals.duration(ago.duration()), span);
      case HappenedContext happened -> happened(happened, span);
      case ValueTestContext test -> {
        Operand operand =
            test.literal() == null
                ? new Today(words.span(test.TODAY()))
                : literals.literal(test.literal());
        yield new ConditionTree.Test(operand, predicates.predicate(test.predicate()), span);
      }
      case DefinedContext defined -> new ConditionTree.Defined(words.quoted(defined.TEXT()), span);
      case BrokenContext broken -> new ConditionTree.Broken(span);
      default -> throw new IllegalStateException("no condition: " + context.getClass());
    };
  }

  private ConditionTree becomes(BecomesContext context, Span span) {
    PredicateTree predicate =
        context.predicate() == null
            ? predicates.equality(context.operand())
            : predicates.predicate(context.predicate());
    return new ConditionTree.Becomes(words.reference(context.reference()), predicate, span);
  }

  /** An event has two names; any other reference with {@code within} alone is a date. */
  private ConditionTree happened(HappenedContext context, Span span) {
    Reference reference = words.reference(context.reference());
    DurationLiteral within =
        context.duration() == null ? null : literals.duration(context.duration());
    boolean isPlain = context.filter() == null && context.count() == null;
    if (isPlain && reference.parts().size() != 2) {
      if (within != null) {
        return new ConditionTree.WithinNext(reference, within, span);
      }
      errors.add(
          Diagnostic.of(
                  Rule.SYNTAX,
                  span.after(),
                  "expected " + Wording.COMPARISON + " after `" + reference.text() + "`")
              .withHelp("an event is named `App.Event`, a field `App.Record.Field`"));
      return new ConditionTree.Broken(span);
    }
    Count atLeast = context.count() == null ? null : literals.count(context.count());
    return new ConditionTree.Happened(reference, filter(context.filter()), atLeast, within, span);
  }

  private @Nullable ConditionTree filter(@Nullable FilterContext context) {
    return context == null ? null : condition(context.condition());
  }

  private static Quantifier quantifier(QuantifierContext context) {
    if (context.ANY() != null) {
      return Quantifier.ANY;
    }
    return context.EVERY() != null ? Quantifier.EVERY : Quantifier.NO;
  }
}
