package dev.milepost.compiler.format;

import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Hands out the comments of a source in written order, each once, to the printers, which walk the
 * tree in the same order. So no comment is lost, wherever it stands.
 *
 * <p>A comment behind a word stays at the end of the line of what that word belongs to; one on a
 * line of its own goes on a line of its own before what follows. Where a line cannot hold a
 * comment, because it stands in the middle of what is never broken, it moves before or behind that.
 */
final class Comments {
  private final Source source;
  private final List<Remark> remarks = new ArrayList<>();
  private final int[] nextWordColumns;
  private int next;

  Comments(Source source, List<SyntaxTree.Comment> comments) {
    this.source = source;
    int wordEnd = 0;
    int end = 0;
    for (SyntaxTree.Comment comment : comments) {
      Span span = comment.span();
      int behindWord = behindLastWord(end, span.start());
      wordEnd = behindWord > end ? behindWord : wordEnd;
      end = span.end();
      remarks.add(new Remark(span.text().stripTrailing(), span.start(), end, wordEnd));
    }
    this.nextWordColumns = nextWordColumns();
  }

  /** A comment, and where the last word before it ends. */
  private record Remark(String text, int start, int end, int wordEnd) {}

  /** The column of the first word behind each comment; -1 at the end of the text. */
  private int[] nextWordColumns() {
    int[] columns = new int[remarks.size()];
    int limit = source.text().length();
    int column = -1;
    for (int index = remarks.size() - 1; index >= 0; index--) {
      Remark remark = remarks.get(index);
      int at = remark.end();
      while (at < limit && isWhiteSpace(source.text().charAt(at))) {
        at++;
      }
      column = at < limit ? column(at) : column;
      columns[index] = column;
      limit = remark.start();
    }
    return columns;
  }

  /**
   * What a node of the tree is printed as, with the comments before it, in it and behind it.
   *
   * @param print is called once, after the comments before the node are taken
   */
  Document node(Span span, Supplier<Document> print) {
    List<Document> leading = new ArrayList<>();
    takeBefore(span.start(), leading);
    Document printed = print.get();
    List<Remark> inside = new ArrayList<>();
    while (isNextBefore(span.end())) {
      inside.add(remarks.get(next++));
    }
    takeBehind(span.end()).ifPresent(inside::add);
    boolean endsBehindWord = !inside.isEmpty() && !isOnOwnLine(inside.getLast());
    Document trailing =
        endsBehindWord ? new Document.Trailing(inside.removeLast().text()) : Document.NOTHING;
    inside.forEach(remark -> addLine(leading, remark));
    leading.add(printed);
    leading.add(trailing);
    return Document.concat(leading);
  }

  /** The comments before a node, on lines of their own. */
  Document leading(Span node) {
    List<Document> lines = new ArrayList<>();
    takeBefore(node.start(), lines);
    return Document.concat(lines);
  }

  /** The comment behind a word on the same line, of a text that ends where its content begins. */
  Document head(int contentStart) {
    return isNextBefore(contentStart) && !isOnOwnLine(remarks.get(next))
        ? new Document.Trailing(remarks.get(next++).text())
        : Document.NOTHING;
  }

  /** The comments on lines of their own between the last element of a list and what closes it. */
  Document closing(int lastElementEnd) {
    List<Document> lines = new ArrayList<>();
    while (next < remarks.size() && isSeparator(lastElementEnd, remarks.get(next).wordEnd())) {
      lines.add(Document.HARD_LINE);
      lines.add(Document.text(remarks.get(next++).text()));
    }
    return Document.concat(lines);
  }

  /**
   * Items on lines of their own, with the comments before them. Where people have left empty lines
   * between them, one is kept.
   *
   * @param start where an item begins
   * @param apart whether an empty line separates two items in any case
   */
  <T> Document block(
      List<T> items, ToIntFunction<T> start, BiPredicate<T, T> apart, Function<T, Document> print) {
    List<Document> lines = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      T item = items.get(index);
      int itemStart = start.applyAsInt(item);
      if (index > 0) {
        boolean isApart = apart.test(items.get(index - 1), item);
        lines.add(isApart ? Document.BLANK_LINE : lineBefore(nextStart(itemStart)));
      }
      while (isNextBefore(itemStart)) {
        lines.add(Document.text(remarks.get(next++).text()));
        lines.add(lineBefore(nextStart(itemStart)));
      }
      lines.add(print.apply(item));
    }
    return Document.concat(lines);
  }

  /**
   * The comments behind the last item of a block that are indented as its items are, and so belong
   * to it and not to what follows.
   *
   * @param headerStart where the block begins
   * @param end where its last item ends
   */
  Document ending(int headerStart, int end) {
    List<Document> lines = new ArrayList<>();
    while (next < remarks.size()
        && isOnOwnLine(remarks.get(next))
        && remarks.get(next).wordEnd() <= end
        && column(remarks.get(next).start()) > column(headerStart)
        && column(remarks.get(next).start()) > nextWordColumns[next]) {
      lines.add(lineBefore(remarks.get(next).start()));
      lines.add(Document.text(remarks.get(next++).text()));
    }
    return Document.concat(lines);
  }

  /** All comments that are left, at the end of a file. */
  Document rest(boolean isFirst) {
    List<Document> lines = new ArrayList<>();
    while (next < remarks.size()) {
      if (!isFirst || !lines.isEmpty()) {
        lines.add(lineBefore(remarks.get(next).start()));
      }
      lines.add(Document.text(remarks.get(next++).text()));
    }
    return Document.concat(lines);
  }

  private void takeBefore(int offset, List<Document> lines) {
    while (isNextBefore(offset)) {
      addLine(lines, remarks.get(next++));
    }
  }

  private static void addLine(List<Document> lines, Remark remark) {
    lines.add(Document.text(remark.text()));
    lines.add(Document.HARD_LINE);
  }

  /** The comment on the line on which something ends. */
  private Optional<Remark> takeBehind(int end) {
    if (next == remarks.size()
        || isOnOwnLine(remarks.get(next))
        || !isSeparator(end, remarks.get(next).wordEnd())) {
      return Optional.empty();
    }
    return Optional.of(remarks.get(next++));
  }

  private boolean isNextBefore(int offset) {
    return next < remarks.size() && remarks.get(next).start() < offset;
  }

  private int nextStart(int offset) {
    return isNextBefore(offset) ? remarks.get(next).start() : offset;
  }

  /** Whether nothing but a comma stands between two offsets. */
  private boolean isSeparator(int from, int to) {
    if (to <= from) {
      return true;
    }
    String between = source.text().substring(from, to).strip();
    return between.isEmpty() || between.equals(",");
  }

  private boolean isOnOwnLine(Remark remark) {
    return lineStart(remark.start()) >= remark.wordEnd();
  }

  private Document lineBefore(int offset) {
    int at = offset;
    while (at > 0 && isWhiteSpace(source.text().charAt(at - 1))) {
      at--;
    }
    int lines = source.lines().lineOf(offset) - source.lines().lineOf(at);
    return lines > 1 ? Document.BLANK_LINE : Document.HARD_LINE;
  }

  private int column(int offset) {
    return offset - lineStart(offset);
  }

  private int lineStart(int offset) {
    return source.lines().startOf(source.lines().lineOf(offset));
  }

  private int behindLastWord(int from, int to) {
    int at = to;
    while (at > from && isWhiteSpace(source.text().charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isWhiteSpace(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\u0085';
  }
}
