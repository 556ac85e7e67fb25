package dev.milepost.compiler.drawing;

import dev.milepost.compiler.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of text with labels that hang under places of it, each by a line of bars:
 *
 * <pre>
 * Books.Invoice.Status = "Paid"
 * |                    |
 * "Sent"               false
 * </pre>
 *
 * <p>Labels that would run into each other hang one below the other, as in Groovy's power asserts.
 */
final class Sketch {

  private static final String CUT = "\u2026";

  private final StringBuilder text = new StringBuilder();
  private final List<Mark> marks = new ArrayList<>();
  private int width;

  private record Mark(int column, String label) {}

  /** Adds text, which is escaped here. */
  Sketch append(String more) {
    String escaped = Printable.escape(more);
    text.append(escaped);
    width += Printable.width(escaped);
    return this;
  }

  /** Hangs a label, which is escaped and cut here, under what is appended next. */
  Sketch mark(String label, int mostColumns) {
    marks.add(new Mark(width, shortened(Printable.escape(label), mostColumns)));
    return this;
  }

  /** How many columns the text takes. */
  int width() {
    return width;
  }

  /** The lines. Of a text that is wider than that the end is cut, with the labels below it. */
  List<String> lines(int mostColumns) {
    List<String> lines = new ArrayList<>();
    lines.add(shortened(text.toString(), mostColumns));
    List<Mark> shown = marks.stream().filter(mark -> mark.column() < mostColumns - 1).toList();
    if (shown.isEmpty()) {
      return lines;
    }
    Row bars = new Row();
    shown.reversed().forEach(mark -> bars.put(mark.column(), "|"));
    lines.add(bars.print());
    List<Row> rows = new ArrayList<>();
    for (Mark mark : shown.reversed()) {
      hang(mark, rows);
    }
    rows.forEach(row -> lines.add(row.print()));
    return lines;
  }

  private static void hang(Mark mark, List<Row> rows) {
    for (Row row : rows) {
      if (row.hasRoom(mark)) {
        row.put(mark.column(), mark.label());
        return;
      }
      row.put(mark.column(), "|");
    }
    Row row = new Row();
    row.put(mark.column(), mark.label());
    rows.add(row);
  }

  private static String shortened(String text, int mostColumns) {
    if (Printable.width(text) <= mostColumns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int columns = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      columns += Printable.width(codePoint);
      if (columns >= mostColumns) {
        break;
      }
      kept.appendCodePoint(codePoint);
      at += Character.charCount(codePoint);
    }
    return kept.append(CUT).toString();
  }

  /** A line that is filled from the right to the left. */
  private static final class Row {
    private final List<Mark> cells = new ArrayList<>();

    boolean hasRoom(Mark mark) {
      return cells.isEmpty()
          || mark.column() + Printable.width(mark.label()) < cells.getLast().column();
    }

    void put(int column, String label) {
      cells.add(new Mark(column, label));
    }

    String print() {
      StringBuilder line = new StringBuilder();
      int columns = 0;
      for (Mark cell : cells.reversed()) {
        line.repeat(' ', cell.column() - columns).append(cell.label());
        columns = cell.column() + Printable.width(cell.label());
      }
      return line.toString();
    }
  }
}
