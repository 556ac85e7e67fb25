package dev.milepost.engine.step;

import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState;
import java.util.List;

/**
 * What one macrostep gives. All of it is written in one transaction.
 *
 * @param state the subject's next state
 * @param timeline what happened, in order
 * @param actions what has to leave the process, in order
 * @param visitsLeft the visits of which actions that belong to them are withdrawn; an action of
 *     this very step is never among those
 */
public record StepResult(
    SubjectState state,
    List<TimelineEntry> timeline,
    List<OutgoingAction> actions,
    List<VisitLeft> visitsLeft) {

  public StepResult {
    timeline = List.copyOf(timeline);
    actions = List.copyOf(actions);
    visitsLeft = List.copyOf(visitsLeft);
  }

  /** A visit that ended. */
  public record VisitLeft(ExecutionName execution, int visit) {}
}
