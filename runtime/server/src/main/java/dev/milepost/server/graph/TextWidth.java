package dev.milepost.server.graph;

/**
 * How wide texts are in the fonts that a picture asks for. Nobody's fonts are read, so that every
 * machine draws the same picture; the widths are those of Helvetica, which Arial and Liberation
 * Sans share (Adobe's font metrics of the standard fonts, in thousandths of the size).
 */
final class TextWidth {

  private static final int FIRST = ' ';
  private static final int[] HELVETICA = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 // p to ~
  };
  private static final int LETTER = 667;
  private static final int FULL = 1000;
  private static final double THOUSANDTH = 0.001;
  // Room for a font that runs a little wider.
  private static final double ROOM = 1.04;
  private static final double BOLD = 1.07;

  private TextWidth() {}

  /** The width of a text at a size, in the unit of the size. */
  static double of(String text, double size, boolean bold) {
    long sum = text.codePoints().map(TextWidth::thousandths).asLongStream().sum();
    return sum * THOUSANDTH * size * ROOM * (bold ? BOLD : 1);
  }

  private static int thousandths(int letter) {
    if (letter >= FIRST && letter < FIRST + HELVETICA.length) {
      return HELVETICA[letter - FIRST];
    }
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      case Character.LOWERCASE_LETTER -> HELVETICA['o' - FIRST];
      case Character.OTHER_LETTER, Character.OTHER_SYMBOL, Character.SURROGATE -> FULL;
      default -> LETTER;
    };
  }
}
