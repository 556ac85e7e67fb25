package dev.milepost.server.graph;

/** Texts inside of XML 1.0 elements and attributes. */
final class XmlText {

  private static final char REPLACEMENT = '\ufffd';

  private XmlText() {}

  /** The text with markup escaped, and what XML cannot hold (section 2.2) replaced. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(letter -> {
          switch (letter) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            default -> out.appendCodePoint(isCharacter(letter) ? letter : REPLACEMENT);
          }
        });
    return out.toString();
  }

  private static boolean isCharacter(int letter) {
    return letter >= ' '
        && (letter < 0xD800 || letter > 0xDFFF)
        && letter != 0xFFFE
        && letter != 0xFFFF;
  }
}
