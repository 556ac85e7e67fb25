package dev.milepost.compiler.format;

import static dev.milepost.compiler.format.Document.HARD_LINE;
import static dev.milepost.compiler.format.Document.concat;
import static dev.milepost.compiler.format.Document.indent;
import static dev.milepost.compiler.format.Document.text;

import dev.milepost.compiler.syntax.Allowance;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.compiler.syntax.SyntaxNode;
import dev.milepost.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Prints headers with what belongs to them below and further to the right. */
final class BlockPrinter {
  private final Comments comments;

  BlockPrinter(Comments comments) {
    this.comments = comments;
  }

  /** Empty lines only where people have put them. */
  static <T> BiPredicate<T, T> asWritten() {
    return (before, behind) -> false;
  }

  /** A header that has a span of its own, with its items. */
  <T extends SyntaxNode> Document block(
      Span header,
      String words,
      List<T> items,
      BiPredicate<T, T> apart,
      Function<T, Document> print) {
    Document printed = comments.node(header, () -> text(words));
    return concat(printed, content(header, items, apart, print));
  }

  /** The items of a header that was printed, from the end of its line on. */
  <T extends SyntaxNode> Document content(
      Span header, List<T> items, BiPredicate<T, T> apart, Function<T, Document> print) {
    if (items.isEmpty()) {
      return indent(comments.ending(header.start(), header.end()));
    }
    Document headComment = comments.head(start(items.getFirst()));
    Document content = items(items, apart, print);
    int end = items.getLast().span().end();
    return concat(headComment, indent(HARD_LINE, content, comments.ending(header.start(), end)));
  }

  /** Items with their allowances, on lines of their own. */
  <T extends SyntaxNode> Document items(
      List<T> items, BiPredicate<T, T> apart, Function<T, Document> print) {
    return comments.block(
        items, BlockPrinter::start, apart, item -> concat(allowances(item), print.apply(item)));
  }

  private Document allowances(SyntaxNode item) {
    List<Document> lines = new ArrayList<>();
    for (Allowance allowance : allowancesOf(item)) {
      lines.add(comments.node(allowance.span(), () -> text(words(allowance))));
      lines.add(HARD_LINE);
    }
    return concat(lines);
  }

  private static String words(Allowance allowance) {
    String until = allowance.until() == null ? "" : " until " + Words.value(allowance.until());
    return "allow " + allowance.rule() + " because " + Words.quoted(allowance.reason()) + until;
  }

  private static int start(SyntaxNode item) {
    List<Allowance> allowances = allowancesOf(item);
    return allowances.isEmpty() ? item.span().start() : allowances.getFirst().span().start();
  }

  private static List<Allowance> allowancesOf(SyntaxNode item) {
    return switch (item) {
      case Declaration declaration -> declaration.allowances();
      case JourneyClause clause -> clause.allowances();
      case StageClause clause -> clause.allowances();
      default -> List.of();
    };
  }
}
