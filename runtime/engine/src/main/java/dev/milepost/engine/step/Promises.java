package dev.milepost.engine.step;

import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.plan.Plan.Promise;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.LinkedJourney.LinkedPromise;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.RecordState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches what a journey promises. A broken promise moves nothing and is told once. */
final class Promises {

  private Promises() {}

  /** Judges {@code never at ... while ...} once the macrostep has come to rest. */
  static Execution judge(
      LinkedJourney journey,
      Execution execution,
      @Nullable RecordState about,
      Scene scene,
      Effects effects) {
    Execution judged = execution;
    for (LinkedPromise promise : journey.promises()) {
      if (promise.promise().stage().equals(execution.visit().stage())
          && !judged.brokenPromises().contains(promise.number())) {
        scene.focus(about, execution.memory(), execution.startedAt(), execution.visit().answer());
        if (promise.condition().test().truth(scene).isTrue()) {
          judged = broken(judged, promise.number(), promise.promise(), effects);
        }
      }
    }
    return judged;
  }

  /** Notes a broken promise. */
  static Execution broken(Execution execution, int number, Promise promise, Effects effects) {
    effects.report(
        new TimelineEntry.PromiseBroken(
            execution.name(), execution.visit().stage(), promise.source()));
    List<Integer> broken = new ArrayList<>(execution.brokenPromises());
    broken.add(number);
    return execution.withBrokenPromises(broken);
  }
}
