package dev.milepost.cli.view;

import dev.milepost.compiler.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Text broken into lines that fit. */
final class Prose {

  /** Narrower than this no column of text gets. */
  private static final int LEAST_WIDTH = 24;

  private Prose() {}

  /** A space at which no line is broken. */
  static final String GLUE = "\u00a0";

  /** The lines of a text, at least one, broken at spaces; a word that is too long stands alone. */
  static List<String> wrap(String text, int width) {
    int room = Math.max(width, LEAST_WIDTH);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && Printable.width(line + " " + word) > room) {
        lines.add(line.toString());
        line.setLength(0);
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    lines.replaceAll(broken -> broken.replace(GLUE, " "));
    return lines;
  }

  /** A text filled up with spaces to a width. */
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - Printable.width(text)));
  }
}
