package dev.milepost.server.graph;

import dev.milepost.engine.json.JsonWriter;
import java.util.stream.Collectors;

/**
 * Texts inside of a Mermaid picture. Mermaid knows entity codes ({@code #quot;}) in quoted labels
 * and reads everything else that looks like its own or like HTML as such, so whatever could is
 * written as a code (mermaid.js.org/syntax/flowchart.html, "Entity codes to escape characters").
 */
final class MermaidText {

  private static final int WIDTH = 44;
  private static final String BREAK = "<br/>";

  private MermaidText() {}

  /** A label in quotes. */
  static String label(String text) {
    return '"' + escaped(text) + '"';
  }

  /** A label in quotes with lines of a width that can be read in a picture. */
  static String wrapped(String text) {
    return Paragraph.wrap(text, String::length, WIDTH).stream()
        .map(line -> escaped(line.text()))
        .collect(Collectors.joining(BREAK, "\"", "\""));
  }

  /** Two labels, one under the other. */
  static String under(String first, String second) {
    return '"' + escaped(first) + BREAK + escaped(second) + '"';
  }

  /** The start of a line must not look like a list of Markdown. */
  private static String escaped(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits > 0 && digits < text.length() && text.charAt(digits) == '.') {
      return text.substring(0, digits) + "#46;" + codes(text.substring(digits + 1));
    }
    if (!text.isEmpty() && "-+*".indexOf(text.charAt(0)) >= 0) {
      return "#" + (int) text.charAt(0) + ";" + codes(text.substring(1));
    }
    return codes(text);
  }

  private static String codes(String text) {
    String safe = JsonWriter.escape(text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' '));
    StringBuilder out = new StringBuilder(safe.length() + 16);
    for (int i = 0; i < safe.length(); i++) {
      char unit = safe.charAt(i);
      switch (unit) {
        case '"' -> out.append("#quot;");
        case '<' -> out.append("#lt;");
        case '>' -> out.append("#gt;");
        case '&' -> out.append("#amp;");
        case '#', '%', '`', '\\', ';' -> out.append('#').append((int) unit).append(';');
        default -> out.append(unit);
      }
    }
    return out.toString();
  }
}
