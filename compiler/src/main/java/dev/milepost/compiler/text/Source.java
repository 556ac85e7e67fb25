package dev.milepost.compiler.text;

/** A text with the name that people know it by. Two sources are equal only if they are the same. */
public final class Source {
  private final String name;
  private final String text;
  private final LineMap lines;

  private Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lines = LineMap.of(text);
  }

  /**
   * Makes a source.
   *
   * @param name what diagnostics print: a path, with forward slashes, or {@code -}
   * @param text the text without a byte order mark
   */
  public static Source of(String name, String text) {
    return new Source(name, text);
  }

  /** What diagnostics print. */
  public String name() {
    return name;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** Where its lines begin. */
  public LineMap lines() {
    return lines;
  }

  /**
   * A part of the text.
   *
   * @param start the offset of its first UTF-16 unit
   * @param end the offset after its last
   */
  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  /** The whole text as a span. */
  public Span whole() {
    return new Span(this, 0, text.length());
  }

  @Override
  public String toString() {
    return name;
  }
}
