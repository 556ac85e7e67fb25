package dev.milepost.compiler.format;

import static dev.milepost.compiler.format.Document.HARD_LINE;
import static dev.milepost.compiler.format.Document.LINE;
import static dev.milepost.compiler.format.Document.NOTHING;
import static dev.milepost.compiler.format.Document.SOFT_LINE;
import static dev.milepost.compiler.format.Document.concat;
import static dev.milepost.compiler.format.Document.group;
import static dev.milepost.compiler.format.Document.indent;
import static dev.milepost.compiler.format.Document.join;
import static dev.milepost.compiler.format.Document.text;

import dev.milepost.compiler.syntax.ConditionTree;
import dev.milepost.compiler.syntax.PredicateTree;
import dev.milepost.compiler.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Prints conditions. One that does not fit on the line of its clause begins on the next line, and
 * each operand of its {@code AND} or {@code OR} has a line of its own, behind the connective.
 */
final class ConditionPrinter {
  private final Comments comments;

  ConditionPrinter(Comments comments) {
    this.comments = comments;
  }

  /** A clause that ends with a condition. */
  Document clause(String head, ConditionTree condition) {
    Document headComment = comments.head(condition.span().start());
    return concat(text(head), headComment, group(indent(LINE, condition(condition))));
  }

  /** A clause whose condition begins on the next line in any case. */
  Document heading(String head, ConditionTree condition) {
    Document headComment = comments.head(condition.span().start());
    return concat(text(head), headComment, indent(HARD_LINE, group(condition(condition))));
  }

  /**
   * Elements in parentheses, on one line or each on its own.
   *
   * @param elements at least one
   * @param print prints an element without its comments
   */
  <T extends SyntaxNode> Document list(List<T> elements, Function<T, Document> print) {
    Document content = commaSeparated(elements, print);
    return enclosed(content, comments.closing(elements.getLast().span().end()));
  }

  /** Elements with their comments, broken behind the commas. */
  <T extends SyntaxNode> Document commaSeparated(List<T> elements, Function<T, Document> print) {
    List<Document> printed = new ArrayList<>();
    for (T element : elements) {
      printed.add(comments.node(element.span(), () -> print.apply(element)));
    }
    return join(concat(text(","), LINE), printed);
  }

  private static Document enclosed(Document content, Document closing) {
    return group(text("("), indent(SOFT_LINE, content, closing), SOFT_LINE, text(")"));
  }

  /** A condition, broken as the group that it stands in is. */
  private Document condition(ConditionTree condition) {
    return switch (condition) {
      case ConditionTree.And and -> operands("AND ", and.operands());
      case ConditionTree.Or or -> operands("OR ", or.operands());
      default -> operand("", condition);
    };
  }

  private Document operands(String connective, List<ConditionTree> operands) {
    List<Document> printed = new ArrayList<>();
    for (ConditionTree operand : operands) {
      printed.add(operand(printed.isEmpty() ? "" : connective, operand));
    }
    return join(LINE, printed);
  }

  private Document operand(String connective, ConditionTree operand) {
    return comments.node(operand.span(), () -> concat(text(connective), atom(operand)));
  }

  private Document parenthesized(ConditionTree condition) {
    Document content = condition(condition);
    return enclosed(content, comments.closing(condition.span().end()));
  }

  private Document filter(@Nullable ConditionTree filter) {
    return filter == null ? NOTHING : concat(text(" "), parenthesized(filter));
  }

  private Document atom(ConditionTree condition) {
    return switch (condition) {
      case ConditionTree.And and -> parenthesized(and);
      case ConditionTree.Or or -> parenthesized(or);
      case ConditionTree.Not not -> concat(text("NOT "), atom(not.condition()));
      case ConditionTree.Parenthesized group -> parenthesized(group.condition());
      case ConditionTree.Held held ->
          concat(atom(held.condition()), text(" for " + Words.duration(held.duration())));
      case ConditionTree.Test test ->
          concat(text(Words.value(test.operand()) + " "), predicate(test.predicate()));
      case ConditionTree.Becomes becomes ->
          concat(text(becomes.field().text() + " becomes "), target(becomes.predicate()));
      case ConditionTree.Changes changes -> text(changes.field().text() + " changes");
      case ConditionTree.WithinNext within ->
          text(within.date().text() + " within " + Words.duration(within.duration()));
      case ConditionTree.MoreThanAgo ago ->
          text(ago.date().text() + " more than " + Words.duration(ago.duration()) + " ago");
      case ConditionTree.Happened happened -> happened(happened);
      case ConditionTree.Quantified quantified ->
          concat(
              text(quantified.quantifier().name().toLowerCase(Locale.ROOT)),
              text(" " + quantified.record().text()),
              filter(quantified.filter()));
      case ConditionTree.CountOf count ->
          concat(
              text("count of " + count.record().text()),
              filter(count.filter()),
              text(" "),
              predicate(count.predicate()));
      case ConditionTree.SumOf sum ->
          concat(
              text("sum of " + sum.field().text()),
              filter(sum.filter()),
              text(" "),
              predicate(sum.predicate()));
      case ConditionTree.Answer answer -> concat(text("answer "), predicate(answer.predicate()));
      case ConditionTree.Defined defined -> text(Words.quoted(defined.name()));
      case ConditionTree.JourneyEnded ended ->
          text(
              "journey "
                  + Words.quoted(ended.journey())
                  + " ended as "
                  + Words.quoted(ended.outcome()));
      case ConditionTree.Broken broken -> throw new BrokenTreeException(broken);
    };
  }

  private Document happened(ConditionTree.Happened happened) {
    String atLeast = happened.atLeast() == null ? "" : " " + Words.atLeast(happened.atLeast());
    String within = happened.within() == null ? "" : " within " + Words.duration(happened.within());
    return concat(text(happened.event().text()), filter(happened.filter()), text(atLeast + within));
  }

  /** What a field becomes; a value stands for itself. */
  private Document target(PredicateTree predicate) {
    return predicate instanceof PredicateTree.Compares compares
            && compares.comparator() == PredicateTree.Comparator.EQUAL
        ? text(Words.value(compares.operand()))
        : predicate(predicate);
  }

  private Document predicate(PredicateTree predicate) {
    return switch (predicate) {
      case PredicateTree.Compares compares ->
          text(compares.comparator().sign() + " " + Words.value(compares.operand()));
      case PredicateTree.InList in ->
          concat(
              text(in.negated() ? "NOT IN " : "IN "),
              list(in.values(), value -> text(Words.value(value))));
      case PredicateTree.Between between ->
          text("BETWEEN " + Words.value(between.low()) + " AND " + Words.value(between.high()));
      case PredicateTree.Matches matches ->
          text(matches.test().words() + " " + Words.value(matches.text()));
      case PredicateTree.IsKnown known -> text(known.known() ? "is known" : "is unknown");
    };
  }
}
