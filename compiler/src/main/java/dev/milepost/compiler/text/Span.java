package dev.milepost.compiler.text;

/**
 * A part of a source.
 *
 * @param source the text that it is part of
 * @param start the offset of its first UTF-16 unit
 * @param end the offset after its last; equal to {@code start} for a place between two characters
 */
public record Span(Source source, int start, int end) {

  public Span {
    if (start < 0 || end < start || end > source.text().length()) {
      throw new IllegalArgumentException("no part of " + source + ": " + start + " to " + end);
    }
  }

  /** The text that it covers. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** Where it begins. */
  public Position position() {
    return source.lines().position(start);
  }

  /** The smallest span that covers both, which must be of one source. */
  public Span to(Span other) {
    if (other.source != source) {
      throw new IllegalArgumentException("spans of " + source + " and " + other.source);
    }
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Whether another span lies inside of this one, or is the same. */
  public boolean encloses(Span other) {
    return source == other.source && start <= other.start && other.end <= end;
  }

  /** The place right behind it. */
  public Span after() {
    return new Span(source, end, end);
  }

  @Override
  public String toString() {
    return source + ":" + position();
  }
}
