package dev.milepost.server.graph;

import java.util.List;

/**
 * What is to be seen of a journey, before anything has a place.
 *
 * @param heading the lines above the picture
 * @param boxes in the order of the file
 * @param legend the lines below the picture
 */
record Drawing(List<Text> heading, List<Box> boxes, List<Arrow> arrows, List<Text> legend) {

  Drawing {
    heading = List.copyOf(heading);
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
    legend = List.copyOf(legend);
  }

  /** What a text is about, which decides how it looks. */
  enum Tone {
    TITLE(18, true),
    NAME(13.5, true),
    NOTE(11, false),
    CONDITION(11.5, false),
    TIME(11.5, false);

    private final double size;
    private final boolean bold;

    Tone(double size, boolean bold) {
      this.size = size;
      this.bold = bold;
    }

    double size() {
      return size;
    }

    boolean isBold() {
      return bold;
    }

    double leading() {
      return Math.ceil(size * 1.36);
    }
  }

  /** A line of text. */
  record Text(Tone tone, int indentation, String text) {

    /** How far a step of indentation moves a line. */
    static final double STEP = 12;

    /** The line a step further to the right. */
    Text further() {
      return new Text(tone, indentation + 1, text);
    }

    double width() {
      return indentation * STEP + TextWidth.of(text, tone.size(), tone.isBold());
    }
  }

  /** What a box stands for. */
  enum Kind {
    START,
    STAGE,
    ENDING,
    ANYWHERE
  }

  /** A box with lines of text in it; a start has none. */
  record Box(Kind kind, List<Text> lines) {
    Box {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A way from one box to another.
   *
   * @param from the number of the box in the drawing
   * @param fromAnywhere whether it leads from any stage
   * @param label what has to be so
   */
  record Arrow(int from, int to, boolean fromAnywhere, List<Text> label) {
    Arrow {
      label = List.copyOf(label);
    }
  }

  /** The size of lines that stand below one another. */
  static Size sizeOf(List<Text> lines) {
    return new Size(
        lines.stream().mapToDouble(Text::width).max().orElse(0),
        lines.stream().mapToDouble(line -> line.tone().leading()).sum());
  }

  /** A size in pixels. */
  record Size(double width, double height) {

    Size plus(double x, double y) {
      return new Size(width + x, height + y);
    }
  }
}
