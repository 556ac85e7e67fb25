package dev.milepost.compiler.report;

import java.util.List;

/**
 * A finding as Markdown. Its texts come from files that anybody may have written: what Markdown or
 * HTML would obey is escaped, and the trace stands in a block that none of its lines can end.
 */
final class SarifMarkdown {
  private static final String FENCE = "```";

  private SarifMarkdown() {}

  static String of(String message, List<String> witness, List<String> help) {
    StringBuilder text = new StringBuilder();
    text.append("**").append(escape(message)).append("**\n");
    if (!witness.isEmpty()) {
      text.append('\n').append(FENCE).append("text\n");
      witness.forEach(line -> text.append(line).append('\n'));
      text.append(FENCE).append('\n');
    }
    if (!help.isEmpty()) {
      text.append('\n');
      for (String entry : help) {
        text.append("- ").append(escape(entry).replace("\n", "\\\n  ")).append('\n');
      }
    }
    return text.toString();
  }

  /** Every sign that can have a meaning is written so that it has none. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.lines()
        .forEach(line -> {
          escaped.append(escaped.isEmpty() ? "" : "\n");
          FindingText.escape(line)
              .codePoints()
              .forEach(codePoint -> {
                if (codePoint < 0x80 && "\\`*_{}[]<>()#+-.!|~&\"'".indexOf(codePoint) >= 0) {
                  escaped.append('\\');
                }
                escaped.appendCodePoint(codePoint);
              });
        });
    return escaped.toString();
  }
}
