package dev.milepost.compiler.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with the places at which it may be broken into lines. {@link Layout} decides which of them
 * are used.
 *
 * <p>The algebra is that of Philip Wadler, "A prettier printer" (2003), with the trailing comments
 * that later printers have added.
 */
sealed interface Document {

  /** Nothing. */
  Document NOTHING = new Concat(List.of());

  /** A line end, or a space in a group that stands on one line. */
  Document LINE = new Line(" ");

  /** A line end, or nothing in a group that stands on one line. */
  Document SOFT_LINE = new Line("");

  /** A line end in any case. */
  Document HARD_LINE = new HardLine(false);

  /** A line end and an empty line. */
  Document BLANK_LINE = new HardLine(true);

  /** Text without line ends. */
  record Text(String text) implements Document {}

  /** One document behind the other. */
  record Concat(List<Document> parts) implements Document {
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /** Stands on one line if it fits; otherwise each line of it that is in no inner group ends. */
  record Group(Document content) implements Document {}

  /** Lines that begin in it begin two columns further to the right. */
  record Indent(Document content) implements Document {}

  /**
   * A line end, in a group that fits its text instead.
   *
   * @param flat the text, empty or a space
   */
  record Line(String flat) implements Document {}

  /**
   * A line end; no group with one stands on one line.
   *
   * @param blank whether an empty line follows
   */
  record HardLine(boolean blank) implements Document {}

  /**
   * A comment at the end of the current line, whatever else comes on that line. The next line of
   * any group ends the line, and the comment's length counts for no group.
   *
   * @param text the comment with its {@code #}
   */
  record Trailing(String text) implements Document {}

  /** Text without line ends. */
  static Document text(String text) {
    return new Text(text);
  }

  /** One document behind the other. */
  static Document concat(Document... parts) {
    return new Concat(List.of(parts));
  }

  /** One document behind the other. */
  static Document concat(List<Document> parts) {
    return new Concat(parts);
  }

  /** On one line if it fits. */
  static Document group(Document... parts) {
    return new Group(concat(parts));
  }

  /** Two columns further to the right. */
  static Document indent(Document... parts) {
    return new Indent(concat(parts));
  }

  /** Documents with another between each two of them. */
  static Document join(Document separator, List<Document> parts) {
    List<Document> joined = new ArrayList<>();
    for (Document part : parts) {
      if (!joined.isEmpty()) {
        joined.add(separator);
      }
      joined.add(part);
    }
    return new Concat(joined);
  }
}
