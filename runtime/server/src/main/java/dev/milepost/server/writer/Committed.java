package dev.milepost.server.writer;

import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.TimelineEntry;
import java.util.List;

/**
 * A step that is on the disk.
 *
 * @param subject the store's number of the subject
 * @param state the subject after the step
 */
public record Committed(
    long subject, SubjectState state, Input input, List<TimelineEntry> timeline) {
  public Committed {
    timeline = List.copyOf(timeline);
  }
}
