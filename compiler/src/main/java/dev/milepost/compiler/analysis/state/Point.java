package dev.milepost.compiler.analysis.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place on the way that an execution takes through the states of its stages.
 *
 * @param reached what was found at its stage
 * @param number the stage's number
 * @param step what led here from the point before, or null: the stage was entered
 */
record Point(Reached reached, int number, int state, @Nullable Step step) {

  /**
   * The way to a state, from the one in which the walk began; null where it leads through a stage
   * that was not looked at.
   */
  static @Nullable List<Point> to(Walk walk, int number, int state) {
    List<Point> points = new ArrayList<>();
    int stage = number;
    int at = state;
    while (true) {
      Reached reached = walk.reached(stage);
      if (reached == null) {
        throw new IllegalStateException("not looked at: stage " + stage);
      }
      int entered = reached.entry(at);
      if (entered < 0) {
        Reached.Came came = reached.came(at);
        points.add(new Point(reached, stage, at, reached.moves().step(came.step())));
        at = came.from();
        continue;
      }
      points.add(new Point(reached, stage, at, null));
      Walk.Entry entry = walk.entry(entered);
      if (entry.from() == Walk.UNTOLD) {
        return null;
      }
      if (entry.from() < 0) {
        Collections.reverse(points);
        return points;
      }
      at = walk.leftIn(entry, at);
      stage = entry.from();
    }
  }

  Space space() {
    return reached.stage().space();
  }

  /** Whether somebody can rest here. */
  boolean isResting() {
    return !reached.stage().leaving().has(state);
  }

  int value(int variable) {
    return space().value(state, variable);
  }
}
