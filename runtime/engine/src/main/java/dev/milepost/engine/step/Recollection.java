package dev.milepost.engine.step;

import dev.milepost.engine.condition.Remembered;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.LinkedStage;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.JourneyState;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.Visit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what an input means into the memories of executions and of journeys' starts. */
final class Recollection {

  private final Working working;

  Recollection(Working working) {
    this.working = working;
  }

  /**
   * Looks, before anything changes, at journeys that this subject meets for the first time: what
   * matched before a deploy starts nothing.
   */
  void meetNewJourneys() {
    for (LinkedJourney journey : working.active()) {
      if (journey.about() == null) {
        meet(journey, null);
      } else {
        for (RecordState about : Starts.abouts(journey, working.state())) {
          meet(journey, about);
        }
      }
    }
  }

  private void meet(LinkedJourney journey, @Nullable RecordState about) {
    if (Starts.find(working.journeys(), journey.name(), numberOf(about)) < 0) {
      working.journeys().add(Starts.looked(journey, about, Memory.EMPTY, working.scene()));
    }
  }

  /** Stops the clocks of journeys that are not active any more: nobody would look at them. */
  void stopRemovedJourneys() {
    for (int i = 0; i < working.journeys().size(); i++) {
      JourneyState known = working.journeys().get(i);
      boolean active =
          working.active().stream().anyMatch(journey -> journey.name().equals(known.journey()));
      if (!active && known.recheckAt() != null) {
        working
            .journeys()
            .set(
                i,
                new JourneyState(
                    known.journey(), known.about(), known.memory(), known.matched(), null));
      }
    }
  }

  /** Where the memory of a journey's start stands; a record that just came gets one now. */
  int placeOf(LinkedJourney journey, @Nullable RecordState about) {
    int place = Starts.find(working.journeys(), journey.name(), numberOf(about));
    if (place >= 0) {
      return place;
    }
    working
        .journeys()
        .add(new JourneyState(journey.name(), numberOf(about), Memory.EMPTY, false, null));
    return working.journeys().size() - 1;
  }

  /** Writes a change of the facts into every memory that it means something for. */
  void remember(FactChange.What what) {
    if (what instanceof FactChange.Nothing) {
      return;
    }
    for (int i = 0; i < working.executionCount(); i++) {
      Execution execution = working.execution(i);
      if (execution.isUnderWay()) {
        remember(i, execution, what);
      }
    }
    if (what instanceof FactChange.Absorbed) {
      // What its own subject remembered for starts comes over by itself.
      return;
    }
    for (LinkedJourney journey : working.active()) {
      List<Remembered> parts = journey.start().remembered();
      if (!parts.isEmpty()) {
        for (RecordState about : Starts.abouts(journey, working.state())) {
          int place = placeOf(journey, about);
          Memory memory = working.journeys().get(place).memory();
          working.scene().focus(about, memory, working.now(), null);
          setMemory(place, Memories.after(memory, parts, working.scene(), what));
        }
      }
    }
  }

  private void remember(int place, Execution execution, FactChange.What what) {
    LinkedJourney journey = working.journeyOf(execution);
    Visit visit = execution.visit();
    LinkedStage stage = journey.stage(visit.stage());
    working
        .scene()
        .focus(working.aboutOf(execution), visit.memory(), visit.enteredAt(), visit.answer());
    Memory ofVisit =
        Memories.after(
            visit.memory(), stage.remembered(), working.scene(), news(what, visit.enteredAt()));
    Memory ofExecution =
        Memories.after(
            execution.memory(),
            journey.rememberedByExecution(),
            working.scene(),
            news(what, execution.startedAt()));
    setMemories(place, execution, ofVisit, ofExecution);
  }

  /** What a change is to a memory that began at some time. */
  private static FactChange.What news(FactChange.What what, Instant beginning) {
    return what instanceof FactChange.Absorbed absorbed ? absorbed.since(beginning) : what;
  }

  /** Tells every memory that a journey ended. */
  void rememberEnding(String journeyName, String outcome) {
    for (int i = 0; i < working.executionCount(); i++) {
      Execution execution = working.execution(i);
      if (execution.isUnderWay()) {
        LinkedJourney journey = working.journeyOf(execution);
        Visit visit = execution.visit();
        List<Remembered> parts = journey.stage(visit.stage()).remembered();
        setMemories(
            i,
            execution,
            Memories.afterEnding(visit.memory(), parts, journeyName, outcome),
            Memories.afterEnding(
                execution.memory(), journey.rememberedByExecution(), journeyName, outcome));
      }
    }
    for (LinkedJourney journey : working.active()) {
      for (RecordState about : Starts.abouts(journey, working.state())) {
        int place = placeOf(journey, about);
        setMemory(
            place,
            Memories.afterEnding(
                working.journeys().get(place).memory(),
                journey.start().remembered(),
                journeyName,
                outcome));
      }
    }
  }

  private void setMemories(int place, Execution execution, Memory ofVisit, Memory ofExecution) {
    Visit visit = execution.visit();
    if (!ofVisit.equals(visit.memory()) || !ofExecution.equals(execution.memory())) {
      working.set(place, execution.withVisit(visit.withMemory(ofVisit)).withMemory(ofExecution));
    }
  }

  private void setMemory(int place, Memory next) {
    JourneyState known = working.journeys().get(place);
    if (!next.equals(known.memory())) {
      working
          .journeys()
          .set(
              place,
              new JourneyState(
                  known.journey(), known.about(), next, known.matched(), known.recheckAt()));
    }
  }

  /** Memory for the next start counts from the end of the last execution. */
  void forgetForStart(Execution ended) {
    RecordNumber about = ended.name().about();
    Integer number = about == null ? null : about.number();
    for (LinkedJourney journey : working.active()) {
      int place = Starts.find(working.journeys(), journey.name(), number);
      if (place >= 0 && journey.isCalled(ended.name().journey())) {
        working
            .journeys()
            .set(
                place,
                Starts.looked(journey, working.aboutOf(ended), Memory.EMPTY, working.scene()));
      }
    }
  }

  static @Nullable Integer numberOf(@Nullable RecordState record) {
    return record == null ? null : record.number();
  }
}
