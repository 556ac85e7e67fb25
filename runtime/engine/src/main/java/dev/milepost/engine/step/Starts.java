package dev.milepost.engine.step;

import dev.milepost.engine.condition.LinkedCondition;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Plan.Reentry;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.JourneyState;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.time.JourneyCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a journey may start, and what is remembered for it. */
final class Starts {

  private Starts() {}

  /** The records that executions of the journey are about; one null for the subject itself. */
  static List<@Nullable RecordState> abouts(LinkedJourney journey, SubjectState state) {
    RecordShape shape = journey.about();
    List<@Nullable RecordState> abouts = new ArrayList<>();
    if (shape == null) {
      abouts.add(null);
      return abouts;
    }
    for (int i = 0; i < state.recordCount(shape); i++) {
      abouts.add(state.record(shape, i));
    }
    return abouts;
  }

  /** The place of a journey's memory in a list, or -1. */
  static int find(List<JourneyState> states, String journey, @Nullable Integer about) {
    for (int i = 0; i < states.size(); i++) {
      JourneyState state = states.get(i);
      if (state.journey().equals(journey) && Objects.equals(state.about(), about)) {
        return i;
      }
    }
    return -1;
  }

  /** Looks whether the journey's start matches. */
  static JourneyState looked(
      LinkedJourney journey, @Nullable RecordState about, Memory memory, Scene scene) {
    scene.focus(about, memory, scene.now(), null);
    LinkedCondition start = journey.start();
    boolean matches = (about == null || about.isThere()) && start.test().truth(scene).isTrue();
    return new JourneyState(
        journey.name(),
        about == null ? null : about.number(),
        memory,
        matches,
        start.clocked().isEmpty() ? null : start.nextChange(scene));
  }

  /** Why no execution may start now, or null. */
  static @Nullable String hindrance(
      LinkedJourney journey, @Nullable Integer about, List<Execution> executions, Instant now) {
    Instant lastEnding = null;
    for (Execution execution : executions) {
      Execution.RecordNumber record = execution.name().about();
      if (journey.isCalled(execution.name().journey())
          && Objects.equals(record == null ? null : record.number(), about)) {
        if (!(execution.status() instanceof Execution.Status.Ended ended)) {
          return "execution %d is under way".formatted(execution.name().number());
        }
        // Where subjects were merged, the last one in the list may not be the last that ended.
        lastEnding = lastEnding == null || ended.at().isAfter(lastEnding) ? ended.at() : lastEnding;
      }
    }
    if (lastEnding == null) {
      return null;
    }
    JourneyCalendar calendar = journey.plan().calendar();
    return switch (journey.plan().reentry()) {
      case Reentry.Once _ -> "it runs once only, and execution 1 has ended";
      case Reentry.AfterEnding(var rest) ->
          rest != null && now.isBefore(calendar.plus(lastEnding, rest))
              ? "it rests for %s after the last ending".formatted(rest.print())
              : null;
    };
  }

  /** The number of the journey's next execution; none is given twice, whatever it is renamed to. */
  static int nextNumber(LinkedJourney journey, List<Execution> executions) {
    int last = 0;
    for (Execution execution : executions) {
      if (journey.isCalled(execution.name().journey())) {
        last = Math.max(last, execution.name().number());
      }
    }
    return last + 1;
  }
}
