package dev.milepost.compiler.text;

import java.util.Locale;

/** Text from outside as it may go to a terminal, which obeys control characters. */
public final class Printable {

  private Printable() {}

  /**
   * The text with every character escaped that a terminal would obey or not show: controls, marks
   * of direction, line separators and lone surrogates. {@code \n}, {@code \r} and {@code \t} are
   * written so, the others as {@code \}{@code u{1b}}.
   */
  public static String escape(String text) {
    if (text.codePoints().noneMatch(Printable::isHidden)) {
      return text;
    }
    StringBuilder printed = new StringBuilder();
    text.codePoints().forEach(codePoint -> printed.append(escape(codePoint)));
    return printed.toString();
  }

  /** A code point, escaped where it must be. */
  public static String escape(int codePoint) {
    if (!isHidden(codePoint)) {
      return Character.toString(codePoint);
    }
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u{%x}", codePoint);
    };
  }

  /** How many columns a terminal takes for a code point that is not escaped: 0, 1 or 2. */
  public static int width(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  /** How many columns a terminal takes for a text that was escaped. */
  public static int width(String text) {
    return text.codePoints().map(Printable::width).sum();
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** The blocks that Unicode's East Asian Width calls wide, and the pictographs. */
  private static boolean isWide(int codePoint) {
    return (codePoint >= 0x1100 && codePoint <= 0x115F)
        || (codePoint >= 0x2E80 && codePoint <= 0x303E)
        || (codePoint >= 0x3041 && codePoint <= 0xA4CF)
        || (codePoint >= 0xA960 && codePoint <= 0xA97F)
        || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
        || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
        || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
        || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
        || (codePoint >= 0x1F300 && codePoint <= 0x1F64F)
        || (codePoint >= 0x1F680 && codePoint <= 0x1F6FF)
        || (codePoint >= 0x1F900 && codePoint <= 0x1FAFF)
        || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
  }
}
