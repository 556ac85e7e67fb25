package dev.milepost.compiler.diagnostic;

import dev.milepost.compiler.text.LineMap;
import dev.milepost.compiler.text.Printable;
import dev.milepost.compiler.text.Span;

/**
 * A line of a source as it is printed, and where in it a span stands. Of a long line only the part
 * around the span is printed.
 *
 * @param text the line, escaped, tabs as spaces
 * @param column how many columns stand before the span
 * @param width how many columns it takes on this line, at least one
 */
public record Excerpt(String text, int column, int width) {
  private static final int WIDEST = 160;
  private static final int BEFORE = 60;
  private static final int TAB = 4;
  private static final String CUT = "\u2026";

  /** The line on which a span begins. */
  public static Excerpt of(Span span) {
    LineMap lines = span.source().lines();
    int line = span.position().line();
    int start = lines.startOf(line);
    int end = Math.max(start, lines.endOf(line));
    int from = Math.clamp(span.start(), start, end);
    int to = Math.clamp(span.end(), from, end);
    String source = span.source().text();
    int windowStart = end - start <= WIDEST ? start : Math.max(start, from - BEFORE);
    int windowEnd = Math.min(end, windowStart + WIDEST);
    windowStart = onCodePoint(source, windowStart);
    windowEnd = onCodePoint(source, windowEnd);

    StringBuilder printed = new StringBuilder(windowStart > start ? CUT : "");
    int column = printed.length();
    int spanColumn = column;
    int spanEnd = column;
    int at = windowStart;
    while (at < windowEnd) {
      int codePoint = source.codePointAt(at);
      String character =
          codePoint == '\t' ? " ".repeat(TAB - column % TAB) : Printable.escape(codePoint);
      printed.append(character);
      column += Printable.width(character);
      at += Character.charCount(codePoint);
      if (at <= from) {
        spanColumn = column;
      }
      if (at <= to) {
        spanEnd = column;
      }
    }
    printed.append(windowEnd < end ? CUT : "");
    return new Excerpt(
        printed.toString().stripTrailing(), spanColumn, Math.max(1, spanEnd - spanColumn));
  }

  /** Keeps the halves of a surrogate pair together. */
  private static int onCodePoint(String text, int index) {
    boolean splits =
        index > 0
            && index < text.length()
            && Character.isLowSurrogate(text.charAt(index))
            && Character.isHighSurrogate(text.charAt(index - 1));
    return splits ? index - 1 : index;
  }
}
