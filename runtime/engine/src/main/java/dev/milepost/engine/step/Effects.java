package dev.milepost.engine.step;

import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.step.OutgoingAction.Request;
import dev.milepost.engine.step.StepResult.VisitLeft;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a macrostep reports and sends. */
final class Effects {

  private final List<TimelineEntry> timeline = new ArrayList<>(2);
  private final List<OutgoingAction> actions = new ArrayList<>(0);
  private final List<VisitLeft> visitsLeft = new ArrayList<>(1);

  /** How far the lists were at some moment; actions can be withdrawn, so they are kept. */
  record Mark(int timeline, List<OutgoingAction> actions, int visitsLeft) {}

  Mark mark() {
    return new Mark(timeline.size(), List.copyOf(actions), visitsLeft.size());
  }

  /** Forgets what came after a mark. */
  void undoTo(Mark mark) {
    timeline.subList(mark.timeline(), timeline.size()).clear();
    actions.clear();
    actions.addAll(mark.actions());
    visitsLeft.subList(mark.visitsLeft(), visitsLeft.size()).clear();
  }

  List<TimelineEntry> timeline() {
    return timeline;
  }

  void report(TimelineEntry entry) {
    timeline.add(entry);
  }

  void send(
      ExecutionName execution,
      int visit,
      String clause,
      int repeat,
      boolean withdrawable,
      Request request) {
    actions.add(
        new OutgoingAction(
            execution, visit, clause, repeat, withdrawable, actions.size(), request));
  }

  /** Ends a visit: what belongs to it and was asked for in this very step is never sent. */
  void leave(ExecutionName execution, int visit) {
    actions.removeIf(action ->
        action.withdrawable() && action.visit() == visit && action.execution().equals(execution));
    visitsLeft.add(new VisitLeft(execution, visit));
  }

  List<OutgoingAction> actions() {
    return actions;
  }

  List<VisitLeft> visitsLeft() {
    return visitsLeft;
  }
}
