package dev.milepost.compiler.format;

import dev.milepost.compiler.format.Document.Concat;
import dev.milepost.compiler.format.Document.Group;
import dev.milepost.compiler.format.Document.HardLine;
import dev.milepost.compiler.format.Document.Indent;
import dev.milepost.compiler.format.Document.Line;
import dev.milepost.compiler.format.Document.Text;
import dev.milepost.compiler.format.Document.Trailing;
import dev.milepost.compiler.text.Printable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Turns a document into text, from the front to the back: a group is put on one line if it and what
 * follows it up to the next possible line end fit. Deciding that looks at no more than a line's
 * width, so the cost grows with the document.
 */
final class Layout {

  /** The columns of a line. */
  static final int WIDTH = 100;

  private static final int INDENTATION = 2;

  private final StringBuilder output = new StringBuilder();
  private final Deque<Part> open = new ArrayDeque<>();
  private final List<String> trailing = new ArrayList<>();
  private int column;
  private boolean isLineBegun;

  private Layout() {}

  /** The text of a document; its lines end with LF, the last one included. */
  static String print(Document document) {
    Layout layout = new Layout();
    layout.open.push(new Part(document, 0, false));
    while (!layout.open.isEmpty()) {
      layout.print(layout.open.pop());
    }
    layout.endLine(0, false);
    return layout.output.toString();
  }

  private void print(Part part) {
    switch (part.document) {
      case Text text -> write(text.text());
      case Concat concat -> part.pushAll(concat.parts(), open);
      case Indent indent -> open.push(part.indented(indent.content()));
      case Group group -> {
        Part flat = new Part(group.content(), part.indentation, true);
        open.push(part.isFlat || fits(flat) ? flat : part.of(group.content()));
      }
      case Line line when part.isFlat -> write(line.flat());
      case Line line -> endLine(part.indentation, false);
      case HardLine line -> endLine(part.indentation, line.blank());
      case Trailing comment -> trailing.add(comment.text());
    }
  }

  private void write(String text) {
    if (text.isEmpty()) {
      return;
    }
    if (!isLineBegun) {
      output.repeat(' ', column);
      isLineBegun = true;
    }
    output.append(text);
    column += Printable.width(text);
  }

  private void endLine(int indentation, boolean isBlank) {
    for (int index = 0; index < trailing.size(); index++) {
      // Two comments in one line would become one; no printer asks for that.
      write(index == 0 ? "  " : "\n" + " ".repeat(indentation));
      write(trailing.get(index));
    }
    trailing.clear();
    output.append(isBlank ? "\n\n" : "\n");
    column = indentation;
    isLineBegun = false;
  }

  /** Whether a part fits on the line, with all that follows it up to the next line end. */
  private boolean fits(Part part) {
    int room = WIDTH - column;
    boolean mustEnd = !trailing.isEmpty();
    Deque<Part> tried = new ArrayDeque<>();
    tried.push(part);
    Iterator<Part> behind = open.iterator();
    while (room >= 0) {
      if (tried.isEmpty()) {
        if (!behind.hasNext()) {
          return true;
        }
        tried.push(behind.next());
      }
      Part next = tried.pop();
      switch (next.document) {
        case Text text -> room -= Printable.width(text.text());
        case Concat concat -> next.pushAll(concat.parts(), tried);
        case Indent indent -> tried.push(next.of(indent.content()));
        case Group group -> tried.push(next.of(group.content()));
        case Line line -> {
          if (!next.isFlat || mustEnd) {
            return !next.isFlat;
          }
          room -= line.flat().length();
        }
        case HardLine line -> {
          return !next.isFlat;
        }
        case Trailing comment -> mustEnd = true;
      }
    }
    return false;
  }

  /** A document with the indentation of the lines in it, and whether it stands on one line. */
  private record Part(Document document, int indentation, boolean isFlat) {

    Part of(Document other) {
      return new Part(other, indentation, isFlat);
    }

    Part indented(Document other) {
      return new Part(other, indentation + INDENTATION, isFlat);
    }

    void pushAll(List<Document> documents, Deque<Part> onto) {
      documents.reversed().forEach(document -> onto.push(of(document)));
    }
  }
}
