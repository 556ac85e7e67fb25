package dev.milepost.engine.step;

import dev.milepost.engine.condition.HeldTest;
import dev.milepost.engine.layout.FactSet;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.HeldClock;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts and stops the clocks of {@code for D}, also of journeys that nobody is in yet. */
final class HeldClocks {

  private final Working working;
  private final FactSet touched;
  private final boolean timePassed;

  HeldClocks(Working working, FactSet touched, boolean timePassed) {
    this.working = working;
    this.touched = touched;
    this.timePassed = timePassed;
  }

  void set() {
    for (LinkedJourney journey : working.active()) {
      if (isConcerned(journey)) {
        for (RecordState about : Starts.abouts(journey, working.state())) {
          set(journey, about);
        }
      }
    }
    for (Execution execution : working.executions()) {
      if (execution.isUnderWay() && isConcerned(working.journeyOf(execution))) {
        set(working.journeyOf(execution), working.aboutOf(execution));
      }
    }
  }

  private boolean isConcerned(LinkedJourney journey) {
    return !journey.held().isEmpty() && (timePassed || touched.intersects(journey.heldReads()));
  }

  private void set(LinkedJourney journey, @Nullable RecordState about) {
    working.scene().focus(about, Memory.EMPTY, working.now(), null);
    for (HeldTest test : journey.held()) {
      HeldClock next = test.next(working.scene());
      if (!next.equals(test.find(working.scene()))) {
        List<HeldClock> changed = new ArrayList<>(working.state().clocks());
        changed.removeIf(clock -> clock.isOf(next.condition(), next.about()));
        changed.add(next);
        working.setState(working.state().withClocks(changed));
      }
    }
  }
}
