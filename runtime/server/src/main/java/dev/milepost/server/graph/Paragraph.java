package dev.milepost.server.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A clause in lines of a width that can be read in a picture. It is broken before its outermost
 * ANDs and ORs; where a part is still too long, before those inside of it, then between words, and
 * a word that is longer than a line where the line ends.
 */
final class Paragraph {

  private final ToDoubleFunction<String> measure;
  private final double width;
  private final List<Line> lines = new ArrayList<>();

  /**
   * A line.
   *
   * @param indentation how many steps further to the right than the first line it begins
   */
  record Line(int indentation, String text) {}

  private Paragraph(ToDoubleFunction<String> measure, double width) {
    this.measure = measure;
    this.width = width;
  }

  /**
   * Breaks a text into lines; a blank one has none.
   *
   * @param measure how wide a text is, in the unit of the width
   */
  static List<Line> wrap(String text, ToDoubleFunction<String> measure, double width) {
    Paragraph paragraph = new Paragraph(measure, width);
    for (List<ClauseWord> part : parts(ClauseWord.of(text), 0)) {
      paragraph.add(part, 0);
    }
    return List.copyOf(paragraph.lines);
  }

  private void add(List<ClauseWord> words, int indentation) {
    if (fits(ClauseWord.join(words))) {
      lines.add(new Line(indentation, ClauseWord.join(words)));
      return;
    }
    int outermost =
        words.stream()
            .skip(1)
            .filter(ClauseWord::isConnective)
            .mapToInt(ClauseWord::depth)
            .min()
            .orElse(-1);
    if (outermost < 0) {
      fill(words, indentation);
      return;
    }
    int further = indentation;
    for (List<ClauseWord> part : parts(words, outermost)) {
      add(part, further);
      further = indentation + 1;
    }
  }

  /** The words from each connective of that depth to the next. */
  private static List<List<ClauseWord>> parts(List<ClauseWord> words, int depth) {
    List<List<ClauseWord>> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || (words.get(i).isConnective() && words.get(i).depth() == depth)) {
        parts.add(words.subList(start, i));
        start = i;
      }
    }
    return parts;
  }

  private void fill(List<ClauseWord> words, int indentation) {
    int further = indentation;
    String line = "";
    for (String piece : words.stream().flatMap(word -> pieces(word.text()).stream()).toList()) {
      String longer = line.isEmpty() ? piece : line + ' ' + piece;
      if (line.isEmpty() || fits(longer)) {
        line = longer;
      } else {
        lines.add(new Line(further, line));
        further = indentation + 1;
        line = piece;
      }
    }
    lines.add(new Line(further, line));
  }

  /** A word as it is, or where it is longer than a line, its pieces. */
  private List<String> pieces(String word) {
    if (fits(word)) {
      return List.of(word);
    }
    List<String> pieces = new ArrayList<>();
    for (String plain : word.split(" ")) {
      int start = 0;
      for (int end = start; end < plain.length(); ) {
        int next = plain.offsetByCodePoints(end, 1);
        if (end > start && !fits(plain.substring(start, next))) {
          pieces.add(plain.substring(start, end));
          start = end;
        }
        end = next;
      }
      pieces.add(plain.substring(start));
    }
    return pieces;
  }

  private boolean fits(String text) {
    return measure.applyAsDouble(text) <= width;
  }
}
