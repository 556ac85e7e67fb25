package dev.milepost.server.graph;

import dev.milepost.server.graph.Arrangement.Place;
import dev.milepost.server.graph.Arrangement.Point;
import dev.milepost.server.graph.Drawing.Size;
import dev.milepost.server.graph.Drawing.Text;
import java.util.List;
import java.util.Locale;

/**
 * Writes SVG 1.1 (w3.org/TR/SVG11), one element a line. All classes begin alike, so that pictures
 * can stand in a page of a web browser.
 */
final class SvgWriter {

  private static final double TURN = 7;
  private static final double HEAD_LENGTH = 8;
  private static final double HEAD_WIDTH = 3.5;
  private static final double BASELINE = 0.8;
  private static final double DECIMALS = 10;

  private static final String STYLE =
      """
      .mp-graph { font-family: Helvetica, Arial, "Liberation Sans", sans-serif; fill: #1e293b; }
      .mp-page { fill: #ffffff; }
      .mp-title { font-size: 18px; font-weight: bold; }
      .mp-name { font-size: 13.5px; font-weight: bold; }
      .mp-note { font-size: 11px; fill: #475569; }
      .mp-condition { font-size: 11.5px; }
      .mp-time { font-size: 11.5px; fill: #92400e; }
      .mp-word { font-weight: bold; fill: #1d4ed8; }
      .mp-start { fill: #1e293b; }
      .mp-stage { fill: #eff6ff; stroke: #3b82f6; stroke-width: 1.2; }
      .mp-ending { fill: #f1f5f9; stroke: #1e293b; stroke-width: 2.4; }
      .mp-beginning { fill: #faf5ff; stroke: #7e22ce; stroke-dasharray: 4 3; }
      .mp-label { fill: #ffffff; stroke: #e2e8f0; }
      .mp-way { fill: none; stroke: #64748b; stroke-width: 1.4; }
      .mp-way.mp-time { stroke: #b45309; fill: none; }
      .mp-way.mp-anywhere { stroke: #7e22ce; stroke-dasharray: 5 4; }
      .mp-head { fill: #64748b; }
      .mp-head.mp-time { fill: #b45309; }
      .mp-head.mp-anywhere { fill: #7e22ce; }
      """;

  private final StringBuilder out = new StringBuilder();

  void begin(Size page, String title) {
    String width = number(page.width());
    String height = number(page.height());
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"mp-graph\" role=\"img\" width=\""
            + width
            + "\" height=\""
            + height
            + "\" viewBox=\"0 0 "
            + width
            + ' '
            + height
            + "\">");
    line("<title>" + XmlText.escape(title) + "</title>");
    line("<style>");
    out.append(STYLE);
    line("</style>");
    rectangle("page", new Place(0, 0, page.width(), page.height()), 0);
  }

  String end() {
    line("</svg>");
    return out.toString();
  }

  void beginGroup(double x, double y) {
    line("<g transform=\"translate(" + number(x) + ' ' + number(y) + ")\">");
  }

  void endGroup() {
    line("</g>");
  }

  void rectangle(String look, Place place, double corner) {
    line(
        "<rect"
            + look(look)
            + attribute("x", place.x())
            + attribute("y", place.y())
            + attribute("width", place.width())
            + attribute("height", place.height())
            + (corner == 0 ? "" : attribute("rx", corner))
            + "/>");
  }

  void disc(String look, Place place) {
    line(
        "<circle"
            + look(look)
            + attribute("cx", place.x() + place.width() / 2)
            + attribute("cy", place.y() + place.height() / 2)
            + attribute("r", place.width() / 2)
            + "/>");
  }

  /** A line of text below a height. */
  void text(Text text, double x, double top) {
    text(text, x + text.indentation() * Text.STEP, top, "");
  }

  /** A line of text below a height, around a middle. */
  void centered(Text text, double middle, double top) {
    text(text, middle, top, " text-anchor=\"middle\"");
  }

  private void text(Text text, double x, double top, String anchor) {
    double baseline = top + text.tone().leading() * BASELINE;
    line(
        "<text"
            + look(text.tone().name().toLowerCase(Locale.ROOT))
            + anchor
            + attribute("x", x)
            + attribute("y", baseline)
            + '>'
            + words(text)
            + "</text>");
  }

  /** Words that join or order conditions stand out where a line begins with them. */
  private static String words(Text text) {
    if (text.tone() == Drawing.Tone.CONDITION || text.tone() == Drawing.Tone.TIME) {
      for (String word : List.of("AND ", "OR ", "else ")) {
        if (text.text().startsWith(word)) {
          return "<tspan class=\"mp-word\">"
              + word.strip()
              + "</tspan>"
              + XmlText.escape(text.text().substring(word.length() - 1));
        }
      }
    }
    return XmlText.escape(text.text());
  }

  /** A line with rounded turns and a head at its end. */
  void arrow(String look, List<Point> points) {
    Point last = points.getLast();
    Point before = points.get(points.size() - 2);
    double length = Math.hypot(last.x() - before.x(), last.y() - before.y());
    double x = length == 0 ? 0 : (last.x() - before.x()) / length;
    double y = length == 0 ? 1 : (last.y() - before.y()) / length;
    Point neck = new Point(last.x() - x * HEAD_LENGTH, last.y() - y * HEAD_LENGTH);
    StringBuilder path = new StringBuilder("M").append(pair(points.getFirst()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point turn = points.get(i);
      path.append(" L").append(pair(towards(turn, points.get(i - 1))));
      path.append(" Q").append(pair(turn)).append(' ');
      path.append(pair(towards(turn, points.get(i + 1))));
    }
    path.append(" L").append(pair(neck));
    line("<path" + look(look) + " d=\"" + path + "\"/>");
    line(
        "<polygon"
            + look(look.replaceFirst("way", "head"))
            + " points=\""
            + pair(last)
            + ' '
            + pair(new Point(neck.x() - y * HEAD_WIDTH, neck.y() + x * HEAD_WIDTH))
            + ' '
            + pair(new Point(neck.x() + y * HEAD_WIDTH, neck.y() - x * HEAD_WIDTH))
            + "\"/>");
  }

  /** A point beside a turn, no farther than the middle of the way to the neighbour. */
  private static Point towards(Point turn, Point neighbour) {
    double length = Math.hypot(neighbour.x() - turn.x(), neighbour.y() - turn.y());
    double part = length == 0 ? 0 : Math.min(TURN, length / 2) / length;
    return new Point(
        turn.x() + (neighbour.x() - turn.x()) * part, turn.y() + (neighbour.y() - turn.y()) * part);
  }

  private static String look(String names) {
    return " class=\"mp-" + names.replace(" ", " mp-") + '"';
  }

  private static String attribute(String name, double value) {
    return ' ' + name + "=\"" + number(value) + '"';
  }

  private static String pair(Point point) {
    return number(point.x()) + ',' + number(point.y());
  }

  private static String number(double value) {
    double rounded = Math.round(value * DECIMALS) / DECIMALS;
    return rounded == Math.rint(rounded)
        ? Long.toString((long) rounded)
        : String.format(Locale.ROOT, "%.1f", rounded);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
