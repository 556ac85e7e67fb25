package dev.milepost.compiler.text;

/** Text as it may stand in an XML 1.0 document. */
public final class XmlText {

  private XmlText() {}

  /** The value of an attribute, in quotes; line ends and tabs stay what they are. */
  public static String attribute(String value) {
    return '"' + escape(value).replace("\n", "&#10;").replace("\t", "&#9;") + '"';
  }

  /** Text between tags. What XML 1.0 cannot say at all is replaced. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(codePoint -> {
          switch (codePoint) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(isXml(codePoint) ? codePoint : 0xFFFD);
          }
        });
    return escaped.toString();
  }

  private static boolean isXml(int codePoint) {
    return codePoint == '\t'
        || codePoint == '\n'
        || (codePoint >= 0x20 && codePoint <= 0xD7FF)
        || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
        || codePoint >= 0x10000;
  }
}
