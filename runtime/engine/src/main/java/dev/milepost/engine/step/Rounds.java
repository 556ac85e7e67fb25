package dev.milepost.engine.step;

import dev.milepost.engine.layout.FactSet;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.JourneyState;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.Visit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves everything that an input lets move, in rounds: executions in the order of their start, then
 * starts by the journey's name; what endings wake comes in the next round.
 */
final class Rounds {

  /** The net behind the analysis: so often endings may wake other journeys in one step. */
  private static final int MOST = 50;

  private final Working working;
  private final Recollection recollection;
  private final boolean timePassed;
  private final @Nullable ExecutionName addressed;
  private final Starting starting;

  /**
   * What may start.
   *
   * @param isLookedFor whether anything may
   * @param requested the journey that a person starts wherever it matches, or null
   */
  record Starting(boolean isLookedFor, @Nullable String requested) {}

  /**
   * Prepares the rounds.
   *
   * @param timePassed whether every clock-driven condition has to be looked at
   * @param addressed the execution that an answer, override or migration spoke of, or null
   * @param starting what may start
   */
  Rounds(
      Working working,
      Recollection recollection,
      boolean timePassed,
      @Nullable ExecutionName addressed,
      Starting starting) {
    this.working = working;
    this.recollection = recollection;
    this.timePassed = timePassed;
    this.addressed = addressed;
    this.starting = starting;
  }

  void run(FactSet touched) {
    FactSet woken = touched;
    for (int round = 0; round <= MOST; round++) {
      boolean first = round == 0;
      // An execution that is started in this round has already come to rest in it.
      for (int place : placesByStart()) {
        Execution execution = working.execution(place);
        if (execution.isRunning() && isConcerned(execution, woken, first)) {
          advance(place, execution);
        }
      }
      if (starting.isLookedFor()) {
        start(woken, round);
      }
      List<Execution> ended = working.takeNewlyEnded();
      if (ended.isEmpty()) {
        return;
      }
      woken = wake(ended);
    }
  }

  /** Places are in the order of start, but for executions that came over from another subject. */
  private int[] placesByStart() {
    int[] places = new int[working.executionCount()];
    for (int place = 0; place < places.length; place++) {
      Instant started = working.execution(place).startedAt();
      int at = place;
      while (at > 0 && working.execution(places[at - 1]).startedAt().isAfter(started)) {
        places[at] = places[at - 1];
        at--;
      }
      places[at] = place;
    }
    return places;
  }

  private void start(FactSet woken, int round) {
    boolean first = round == 0;
    for (LinkedJourney journey : working.active()) {
      boolean asked = first && journey.name().equals(starting.requested());
      if (asked || (first && timePassed) || woken.intersects(journey.start().reads())) {
        startAll(journey, asked, round == MOST);
      }
    }
  }

  private boolean isConcerned(Execution execution, FactSet woken, boolean first) {
    if (first && (timePassed || execution.name().equals(addressed))) {
      return true;
    }
    LinkedJourney journey = working.journeyOf(execution);
    RecordState about = working.aboutOf(execution);
    return (about != null && !about.isThere())
        || journey.stage(execution.visit().stage()).reads().intersects(woken);
  }

  private void advance(int place, Execution execution) {
    RecordState about = working.aboutOf(execution);
    ExecutionMover mover = working.moverOf(execution);
    if (about != null && !about.isThere()) {
      mover.endAsGone();
    } else {
      mover.advance();
    }
    working.set(place, mover.execution());
  }

  /** Starts what matches and did not before; {@code asked} for, also what did. */
  private void startAll(LinkedJourney journey, boolean asked, boolean lastRound) {
    for (RecordState about : Starts.abouts(journey, working.state())) {
      int place = recollection.placeOf(journey, about);
      JourneyState known = working.journeys().get(place);
      working
          .watcher()
          .looksForStart(journey, about, known.memory(), working.state(), working.now());
      JourneyState looked = Starts.looked(journey, about, known.memory(), working.scene());
      if (!looked.equals(known)) {
        working.journeys().set(place, looked);
      }
      if (looked.matched() && (asked || !known.matched())) {
        startOrNote(journey, about, lastRound);
        // A start, taken or prevented, uses up what led to it.
        working.journeys().set(place, Starts.looked(journey, about, Memory.EMPTY, working.scene()));
      }
    }
  }

  private void startOrNote(LinkedJourney journey, @Nullable RecordState about, boolean lastRound) {
    String hindrance =
        lastRound
            ? "endings and starts follow each other without coming to rest"
            : Starts.hindrance(
                journey, Recollection.numberOf(about), working.executions(), working.now());
    if (hindrance == null) {
      hindrance = endsAtOnce(journey, about);
    }
    if (hindrance == null) {
      start(journey, about);
    } else {
      working
          .effects()
          .report(
              new TimelineEntry.StartPrevented(
                  journey.name(), about == null ? null : about.id(), hindrance));
    }
  }

  private @Nullable String endsAtOnce(LinkedJourney journey, @Nullable RecordState about) {
    working.scene().focus(about, Memory.EMPTY, working.now(), null);
    for (LinkedJourney.LinkedEnding ending : journey.endings()) {
      if (ending.condition().test().truth(working.scene()).isTrue()) {
        return "it would end at \"%s\" at once".formatted(ending.ending().target());
      }
    }
    return null;
  }

  private void start(LinkedJourney journey, @Nullable RecordState about) {
    ExecutionName name =
        new ExecutionName(
            journey.name(),
            Starts.nextNumber(journey, working.executions()),
            about == null ? null : new RecordNumber(about.number(), about.id()));
    String stage = journey.firstStage().name();
    Instant now = working.now();
    Visit outside = new Visit(stage, 0, now, Memory.EMPTY, List.of(), null, null, 0);
    Execution fresh =
        new Execution(
            name,
            journey.hash(),
            now,
            Memory.EMPTY,
            outside,
            Execution.RUNNING,
            List.of(),
            List.of());
    working
        .effects()
        .report(
            new TimelineEntry.Started(
                name, journey.hash(), stage, journey.plan().starts().source()));
    ExecutionMover mover = working.moverOf(journey, fresh, about);
    mover.enterFirst();
    mover.advance();
    working.add(mover.execution());
  }

  /** Tells every memory of the endings of a round and says what they touch. */
  private FactSet wake(List<Execution> ended) {
    FactSet woken = working.state().layout().noFacts();
    for (Execution execution : ended) {
      if (execution.status() instanceof Execution.Status.Ended(String outcome, Instant _)) {
        String journey = execution.name().journey();
        Integer fact = working.state().layout().endingOf(journey);
        if (fact != null) {
          woken.add(fact);
        }
        recollection.rememberEnding(journey, outcome);
        recollection.forgetForStart(execution);
      }
    }
    return woken;
  }
}
