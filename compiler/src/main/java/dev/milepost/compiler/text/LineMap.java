package dev.milepost.compiler.text;

import java.util.Arrays;

/** Where the lines of a text begin. A line ends with LF, CR LF or a lone CR. */
public final class LineMap {
  private final String text;
  private final int[] starts;

  private LineMap(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  static LineMap of(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      boolean ends = unit == '\n' || (unit == '\r' && !followedByLineFeed(text, index));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = index + 1;
      }
    }
    return new LineMap(text, Arrays.copyOf(starts, count));
  }

  /** How many lines there are, at least one. */
  public int count() {
    return starts.length;
  }

  /**
   * The line of an offset, from 1.
   *
   * @param offset from 0 to the length of the text
   */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The line and column of an offset. */
  public Position position(int offset) {
    int line = lineOf(offset);
    return new Position(line, text.codePointCount(startOf(line), offset) + 1);
  }

  /** The offset at which a line begins. */
  public int startOf(int line) {
    return starts[line - 1];
  }

  /** The offset at which a line ends, before what ends it. */
  public int endOf(int line) {
    int end = line == starts.length ? text.length() : starts[line];
    while (end > startOf(line) && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** A line without what ends it. */
  public String textOf(int line) {
    return text.substring(startOf(line), endOf(line));
  }

  private static boolean followedByLineFeed(String text, int index) {
    return index + 1 < text.length() && text.charAt(index + 1) == '\n';
  }

  private static boolean isLineEnd(char unit) {
    return unit == '\n' || unit == '\r';
  }
}
