package dev.milepost.compiler.scenario;

import dev.milepost.engine.step.Watcher;
import java.util.List;

/** Watches scenarios run. */
public interface ScenarioObserver extends Watcher {

  /** A run came to its end, or to a step that is not satisfied. */
  void ran(List<HistoryEntry> history);
}
