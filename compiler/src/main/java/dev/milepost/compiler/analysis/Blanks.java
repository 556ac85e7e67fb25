package dev.milepost.compiler.analysis;

import dev.milepost.compiler.text.Span;

/** White space in texts. */
final class Blanks {

  private Blanks() {}

  /**
   * A span with the white space behind it, up to the next word, or without where a comment comes.
   */
  static Span behind(Span span) {
    String text = span.source().text();
    int end = span.end();
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    boolean isComment = end < text.length() && text.charAt(end) == '#';
    return isComment ? span : span.source().span(span.start(), end);
  }
}
