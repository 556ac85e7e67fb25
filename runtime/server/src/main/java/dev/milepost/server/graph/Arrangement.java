package dev.milepost.server.graph;

import dev.milepost.server.graph.Drawing.Size;
import java.util.List;

/**
 * Where everything of a drawing is.
 *
 * @param size how large all of it is
 * @param boxes the places of the boxes, in their order
 * @param arrows the courses of the arrows, in their order
 */
record Arrangement(Size size, List<Place> boxes, List<Course> arrows) {

  Arrangement {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /** A point, in pixels from the upper left corner. */
  record Point(double x, double y) {}

  /** A rectangle. */
  record Place(double x, double y, double width, double height) {}

  /**
   * The course of an arrow.
   *
   * @param points where it begins, turns and ends
   * @param label where its label is
   */
  record Course(List<Point> points, Place label) {
    Course {
      points = List.copyOf(points);
    }
  }
}
