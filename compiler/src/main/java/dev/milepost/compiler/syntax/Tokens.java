package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.Keywords;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** The tokens of a source, without comments; the last is the end of the file. */
final class Tokens {
  private final Source source;
  private final List<CommonToken> all;
  private final List<SyntaxTree.Comment> comments;

  Tokens(Source source, List<CommonToken> all, List<SyntaxTree.Comment> comments) {
    this.source = source;
    this.all = all;
    this.comments = comments;
  }

  Source source() {
    return source;
  }

  List<CommonToken> all() {
    return all;
  }

  List<SyntaxTree.Comment> comments() {
    return comments;
  }

  int size() {
    return all.size();
  }

  /** The type of a token; beyond the last, and before the first, it is the end of the file. */
  int type(int index) {
    return index < 0 || index >= all.size() ? Token.EOF : all.get(index).getType();
  }

  boolean isWord(int index) {
    return Keywords.isWord(type(index));
  }

  /** Puts other tokens in the place of all. */
  void replaceAll(List<CommonToken> others) {
    all.clear();
    all.addAll(others);
  }

  /** Reads a token as another than it is, which mends a misspelt keyword. */
  void retype(int index, int type) {
    all.get(index).setType(type);
  }

  /** What was written. */
  String text(int index) {
    return span(index).text();
  }

  Span span(int index) {
    return span(all.get(Math.clamp(index, 0, all.size() - 1)));
  }

  Span span(Token token) {
    int end = Math.max(token.getStartIndex(), token.getStopIndex() + 1);
    return source.span(token.getStartIndex(), end);
  }

  /** From a token to another, the second excluded; empty before the first where there is none. */
  Span span(int first, int behindLast) {
    Span start = span(first);
    return behindLast <= first
        ? source.span(start.start(), start.start())
        : start.to(span(behindLast - 1));
  }

  /** Whether a token is the first of its line: people end a broken clause with its line. */
  boolean isFirstOnLine(int index) {
    if (index == 0) {
      return true;
    }
    String text = source.text();
    for (int at = span(index).start() - 1; at >= span(index - 1).end(); at--) {
      if (text.charAt(at) == '\n' || text.charAt(at) == '\r') {
        return true;
      }
    }
    return false;
  }
}
