package dev.milepost.compiler.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text as ANTLR reads it, in UTF-16 units: ANTLR's own streams count code points, and offsets
 * would have to be translated back. Units beyond the first plane stand only in texts and comments,
 * where the grammar takes them one by one.
 */
final class TextCharStream implements CharStream {
  private final String name;
  private final String text;
  private int index;

  TextCharStream(String name, String text) {
    this.name = name;
    this.text = text;
  }

  @Override
  public void consume() {
    if (index >= text.length()) {
      throw new IllegalStateException("nothing is left to read");
    }
    index++;
  }

  @Override
  public int LA(int distance) {
    int wanted = distance > 0 ? index + distance - 1 : index + distance;
    boolean outside = distance == 0 || wanted < 0 || wanted >= text.length();
    return outside ? IntStream.EOF : text.charAt(wanted);
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int wanted) {
    index = Math.min(wanted, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }
}
