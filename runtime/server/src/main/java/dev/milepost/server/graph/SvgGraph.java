package dev.milepost.server.graph;

import dev.milepost.engine.plan.Plan;
import dev.milepost.server.graph.Arrangement.Course;
import dev.milepost.server.graph.Arrangement.Place;
import dev.milepost.server.graph.Drawing.Arrow;
import dev.milepost.server.graph.Drawing.Box;
import dev.milepost.server.graph.Drawing.Kind;
import dev.milepost.server.graph.Drawing.Size;
import dev.milepost.server.graph.Drawing.Text;
import dev.milepost.server.graph.Drawing.Tone;
import java.util.List;

/**
 * A journey as a picture in SVG 1.1 that needs nothing else: no script, no font, no other file. The
 * same plan gives the same bytes on every machine.
 */
public final class SvgGraph {

  private static final double MARGIN = 24;
  private static final double GAP = 16;
  private static final double CORNER = 8;
  private static final double LABEL_CORNER = 4;

  private final Drawing drawing;
  private final Arrangement arrangement;
  private final SvgWriter svg = new SvgWriter();

  private SvgGraph(Drawing drawing) {
    this.drawing = drawing;
    this.arrangement = Arranger.arrange(drawing);
  }

  /** Draws a journey. */
  public static String draw(Plan plan) {
    return new SvgGraph(JourneyDrawing.of(plan)).draw();
  }

  private String draw() {
    Size heading = Drawing.sizeOf(drawing.heading());
    Size legend = Drawing.sizeOf(drawing.legend());
    Size graph = arrangement.size();
    double widest = Math.max(graph.width(), Math.max(heading.width(), legend.width()));
    double graphTop = MARGIN + heading.height() + GAP;
    double legendTop = graphTop + graph.height() + GAP;
    double bottom =
        drawing.legend().isEmpty() ? graphTop + graph.height() : legendTop + legend.height();
    Size page = new Size(Math.ceil(widest + 2 * MARGIN), Math.ceil(bottom + MARGIN));
    svg.begin(page, drawing.heading().getFirst().text());
    lines(drawing.heading(), MARGIN, MARGIN);
    svg.beginGroup(MARGIN + (widest - graph.width()) / 2, graphTop);
    for (int i = 0; i < drawing.arrows().size(); i++) {
      line(drawing.arrows().get(i), arrangement.arrows().get(i));
    }
    for (int i = 0; i < drawing.arrows().size(); i++) {
      label(drawing.arrows().get(i), arrangement.arrows().get(i).label());
    }
    for (int i = 0; i < drawing.boxes().size(); i++) {
      box(drawing.boxes().get(i), arrangement.boxes().get(i));
    }
    svg.endGroup();
    lines(drawing.legend(), MARGIN, legendTop);
    return svg.end();
  }

  private void line(Arrow arrow, Course course) {
    boolean byTime = arrow.label().getFirst().tone() == Tone.TIME;
    String look = arrow.fromAnywhere() ? "way anywhere" : byTime ? "way time" : "way";
    svg.arrow(look, course.points());
  }

  private void label(Arrow arrow, Place place) {
    svg.rectangle("label", place, LABEL_CORNER);
    lines(
        arrow.label(), place.x() + Arranger.LABEL_PADDING, place.y() + Arranger.LABEL_PADDING_HIGH);
  }

  private void box(Box box, Place place) {
    switch (box.kind()) {
      case START -> svg.disc("start", place);
      case STAGE -> svg.rectangle("stage", place, CORNER);
      case ENDING -> svg.rectangle("ending", place, place.height() / 2);
      case ANYWHERE -> svg.rectangle("beginning", place, place.height() / 2);
    }
    double top = place.y() + Arranger.BOX_PADDING_HIGH;
    if (box.kind() == Kind.STAGE) {
      lines(box.lines(), place.x() + Arranger.BOX_PADDING, top);
    } else {
      for (Text text : box.lines()) {
        svg.centered(text, place.x() + place.width() / 2, top);
        top += text.tone().leading();
      }
    }
  }

  private void lines(List<Text> lines, double x, double y) {
    double top = y;
    for (Text line : lines) {
      svg.text(line, x, top);
      top += line.tone().leading();
    }
  }
}
