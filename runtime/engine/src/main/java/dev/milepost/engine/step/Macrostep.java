package dev.milepost.engine.step;

import dev.milepost.engine.condition.HeldTest;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.layout.FactSet;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.LinkedStage;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.HeldClock;
import dev.milepost.engine.state.JourneyState;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.PastHappening;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One input worked off to the end. */
final class Macrostep {

  /** The net behind the analysis: so often endings may wake other journeys in one step. */
  private static final int MOST_ROUNDS = 50;

  private final Program program;
  private final SubjectState before;
  private final Input input;
  private final List<LinkedJourney> active;
  private final Effects effects = new Effects();
  private final Scene scene;
  private final List<JourneyState> journeys;
  private final List<Execution> executions;
  private SubjectState state;
  private FactSet touched;
  private final boolean timePassed;
  private @Nullable ExecutionName addressed;
  private int round;

  Macrostep(Program program, SubjectState state, Input input) {
    this.program = program;
    this.before = state;
    this.state = state;
    this.input = input;
    this.active = program.active(state.name().type());
    this.scene = new Scene(state, input.at());
    this.journeys = new ArrayList<>(state.journeys());
    this.executions = new ArrayList<>(state.executions());
    this.touched = state.layout().noFacts();
    this.timePassed = input instanceof Input.Tick;
  }

  StepResult run() {
    meetNewJourneys();
    FactChange change =
        switch (input) {
          case Input.SignalReceived signal ->
              new FactIntake(state, effects.timeline()).apply(signal);
          case Input.FactCorrected correction ->
              new FactIntake(state, effects.timeline()).apply(correction);
          case Input.Tick _, Input.AnswerGiven _, Input.StageForced _ -> FactChange.nothing(state);
        };
    if (change.what() instanceof FactChange.Refused(String reason)) {
      return refused(reason);
    }
    state = change.state();
    touched = change.touched();
    keepHappenings(change);
    scene.show(state);
    setClocks();
    remember(change);
    String refusal = address();
    if (refusal != null) {
      return refused(refusal);
    }
    if (addressed != null || timePassed || !touched.isEmpty()) {
      moveAll();
      settle();
    }
    return new StepResult(
        state.with(journeys, executions),
        effects.timeline(),
        effects.actions(),
        effects.visitsLeft());
  }

  private StepResult refused(String reason) {
    return new StepResult(before, List.of(new TimelineEntry.Refused(reason)), List.of(), List.of());
  }

  /** Looks, before anything changes, at journeys that were deployed since the last input. */
  private void meetNewJourneys() {
    for (LinkedJourney journey : active) {
      for (RecordState about : Starts.abouts(journey, state)) {
        if (Starts.find(journeys, journey.name(), numberOf(about)) < 0) {
          journeys.add(Starts.first(journey, about, scene));
        }
      }
    }
  }

  private void keepHappenings(FactChange change) {
    if (program.windows().isEmpty()) {
      return;
    }
    List<PastHappening> kept = new ArrayList<>(state.happenings());
    kept.removeIf(
        past -> !program.windows().keeps(past.event().name(), past.receivedAt(), input.at()));
    if (change.what() instanceof FactChange.Happened(var event, var payload)
        && program.windows().keeps(event.name(), input.at(), input.at())) {
      kept.add(new PastHappening(event, payload, input.at()));
    }
    if (kept.size() != state.happenings().size() || change.what() instanceof FactChange.Happened) {
      state = state.withHappenings(kept);
    }
  }

  /** Starts and stops the clocks of {@code for D}, also of journeys that nobody is in yet. */
  private void setClocks() {
    for (LinkedJourney journey : active) {
      if (isWatched(journey)) {
        for (RecordState about : Starts.abouts(journey, state)) {
          setClocks(journey, about);
        }
      }
    }
    for (Execution execution : executions) {
      LinkedJourney journey = program.journey(execution.plan());
      if (execution.isRunning() && isWatched(journey)) {
        setClocks(journey, aboutOf(execution));
      }
    }
  }

  private boolean isWatched(LinkedJourney journey) {
    return !journey.held().isEmpty() && (timePassed || touched.intersects(journey.heldReads()));
  }

  private void setClocks(LinkedJourney journey, @Nullable RecordState about) {
    scene.focus(about, Memory.EMPTY, input.at(), null);
    for (HeldTest test : journey.held()) {
      HeldClock next = test.next(scene);
      List<HeldClock> clocks = new ArrayList<>(state.clocks());
      boolean known = false;
      boolean changed = false;
      for (int i = 0; i < clocks.size(); i++) {
        if (clocks.get(i).isOf(next.condition(), next.about())) {
          known = true;
          changed = !clocks.set(i, next).equals(next);
        }
      }
      if (!known) {
        clocks.add(next);
      }
      if (!known || changed) {
        state = state.withClocks(clocks);
        scene.show(state);
      }
    }
  }

  /** Writes into every memory what the input means for it. */
  private void remember(FactChange change) {
    if (change.what() instanceof FactChange.Nothing) {
      return;
    }
    for (int i = 0; i < executions.size(); i++) {
      Execution execution = executions.get(i);
      if (!execution.isRunning()) {
        continue;
      }
      LinkedJourney journey = program.journey(execution.plan());
      LinkedStage stage = journey.stage(execution.visit().stage());
      RecordState about = aboutOf(execution);
      Visit visit = execution.visit();
      scene.focus(about, visit.memory(), visit.enteredAt(), visit.answer());
      Memory ofVisit = Memories.after(visit.memory(), stage.remembered(), scene, change.what());
      Memory ofExecution =
          Memories.after(execution.memory(), journey.rememberedByExecution(), scene, change.what());
      if (!ofVisit.equals(visit.memory()) || !ofExecution.equals(execution.memory())) {
        executions.set(i, execution.withVisit(visit.withMemory(ofVisit)).withMemory(ofExecution));
      }
    }
    for (LinkedJourney journey : active) {
      if (journey.start().remembered().isEmpty()) {
        continue;
      }
      for (RecordState about : Starts.abouts(journey, state)) {
        int place = placeOf(journey, about);
        JourneyState known = journeys.get(place);
        scene.focus(about, known.memory(), input.at(), null);
        Memory next =
            Memories.after(known.memory(), journey.start().remembered(), scene, change.what());
        if (!next.equals(known.memory())) {
          journeys.set(
              place,
              new JourneyState(
                  known.journey(), known.about(), next, known.matched(), known.recheckAt()));
        }
      }
    }
  }

  /** Where the memory of a journey's start stands; a record that just came gets one now. */
  private int placeOf(LinkedJourney journey, @Nullable RecordState about) {
    int place = Starts.find(journeys, journey.name(), numberOf(about));
    if (place >= 0) {
      return place;
    }
    journeys.add(new JourneyState(journey.name(), numberOf(about), Memory.EMPTY, false, null));
    return journeys.size() - 1;
  }

  /** Hands answers and overrides to their execution; gives the reason where that can't be. */
  private @Nullable String address() {
    return switch (input) {
      case Input.AnswerGiven answer -> answer(answer);
      case Input.StageForced forced -> force(forced);
      case Input.SignalReceived _, Input.Tick _, Input.FactCorrected _ -> null;
    };
  }

  private @Nullable String answer(Input.AnswerGiven answer) {
    int place = find(answer.execution());
    if (place < 0) {
      return "there is no such execution";
    }
    Execution execution = executions.get(place);
    if (!execution.isRunning()) {
      return "the answer came too late: the execution has ended";
    }
    Visit visit = execution.visit();
    Plan.Question question =
        program.journey(execution.plan()).stage(visit.stage()).stage().question();
    if (question == null) {
      return "nothing is asked at \"" + visit.stage() + '"';
    }
    if (!question.answers().contains(answer.answer())) {
      return "\"%s\" is none of the answers %s".formatted(answer.answer(), question.answers());
    }
    effects.report(
        new TimelineEntry.Answered(
            execution.name(), visit.stage(), answer.answer(), answer.actor()));
    executions.set(place, execution.withVisit(visit.withAnswer(answer.answer())));
    addressed = execution.name();
    return null;
  }

  private @Nullable String force(Input.StageForced forced) {
    int place = find(forced.execution());
    if (place < 0) {
      return "there is no such execution";
    }
    Execution execution = executions.get(place);
    if (execution.status() instanceof Execution.Status.Ended) {
      return "the execution has ended";
    }
    LinkedJourney journey = program.journey(execution.plan());
    if (journey.plan().stage(forced.stage()).isEmpty()) {
      return "journey \"%s\" has no stage \"%s\"".formatted(journey.name(), forced.stage());
    }
    ExecutionMover mover = mover(journey, execution);
    mover.force(forced.stage(), forced);
    executions.set(place, mover.execution());
    addressed = execution.name();
    return null;
  }

  private int find(ExecutionName name) {
    for (int i = 0; i < executions.size(); i++) {
      if (executions.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Rounds: executions in the order of their start, then starts by name, then what endings wake.
   */
  private void moveAll() {
    FactSet woken = touched;
    for (round = 0; round <= MOST_ROUNDS; round++) {
      boolean firstRound = round == 0;
      List<Execution> endedBefore = ended();
      for (int i = 0; i < executions.size(); i++) {
        Execution execution = executions.get(i);
        if (execution.isRunning() && isConcerned(execution, woken, firstRound)) {
          advance(i);
        }
      }
      for (LinkedJourney journey : active) {
        if ((firstRound && timePassed) || woken.intersects(journey.start().reads())) {
          start(journey);
        }
      }
      List<Execution> newlyEnded = ended();
      newlyEnded.removeIf(
          execution -> endedBefore.stream().anyMatch(old -> old.name().equals(execution.name())));
      if (firstRound
          && addressed != null
          && input instanceof Input.StageForced
          && find(addressed) >= 0) {
        addForcedEnding(newlyEnded);
      }
      if (newlyEnded.isEmpty()) {
        return;
      }
      woken = wakeByEndings(newlyEnded);
    }
  }

  /** An override may end an execution before the first round has begun. */
  private void addForcedEnding(List<Execution> newlyEnded) {
    Execution forced = executions.get(find(Objects.requireNonNull(addressed)));
    if (!forced.isRunning()
        && newlyEnded.stream().noneMatch(execution -> execution.name().equals(forced.name()))) {
      newlyEnded.add(forced);
    }
  }

  private List<Execution> ended() {
    List<Execution> ended = new ArrayList<>();
    for (Execution execution : executions) {
      if (execution.status() instanceof Execution.Status.Ended) {
        ended.add(execution);
      }
    }
    return ended;
  }

  private boolean isConcerned(Execution execution, FactSet woken, boolean firstRound) {
    if (firstRound && (timePassed || execution.name().equals(addressed))) {
      return true;
    }
    LinkedJourney journey = program.journey(execution.plan());
    if (journey.about() != null) {
      RecordState about = aboutOf(execution);
      if (about != null && !about.isThere()) {
        return true;
      }
    }
    return journey.stage(execution.visit().stage()).reads().intersects(woken);
  }

  private void advance(int place) {
    Execution execution = executions.get(place);
    RecordState about = aboutOf(execution);
    ExecutionMover mover = mover(program.journey(execution.plan()), execution);
    if (about != null && !about.isThere()) {
      mover.endAsGone();
    } else {
      mover.advance();
    }
    executions.set(place, mover.execution());
  }

  private void start(LinkedJourney journey) {
    for (RecordState about : Starts.abouts(journey, state)) {
      int place = placeOf(journey, about);
      JourneyState known = journeys.get(place);
      JourneyState looked = Starts.looked(journey, about, known.memory(), scene);
      if (!looked.equals(known)) {
        journeys.set(place, looked);
      }
      if (!looked.matched() || known.matched()) {
        continue;
      }
      String hindrance =
          round == MOST_ROUNDS
              ? "endings and starts follow each other without coming to rest"
              : Starts.hindrance(journey, numberOf(about), executions, input.at());
      if (hindrance == null) {
        hindrance = endsAtOnce(journey, about);
      }
      if (hindrance == null) {
        start(journey, about);
      } else {
        effects.report(
            new TimelineEntry.StartPrevented(
                journey.name(), about == null ? null : about.id(), hindrance));
      }
      // A start, taken or prevented, uses up what led to it.
      journeys.set(place, Starts.looked(journey, about, Memory.EMPTY, scene));
    }
  }

  private @Nullable String endsAtOnce(LinkedJourney journey, @Nullable RecordState about) {
    scene.focus(about, Memory.EMPTY, input.at(), null);
    for (LinkedJourney.LinkedEnding ending : journey.endings()) {
      if (ending.condition().test().truth(scene).isTrue()) {
        return "it would end at \"%s\" at once".formatted(ending.ending().target());
      }
    }
    return null;
  }

  private void start(LinkedJourney journey, @Nullable RecordState about) {
    ExecutionName name =
        new ExecutionName(
            journey.name(),
            Starts.count(journey, executions) + 1,
            about == null ? null : new RecordNumber(about.number(), about.id()));
    Execution fresh =
        new Execution(
            name,
            journey.hash(),
            input.at(),
            Memory.EMPTY,
            new Visit(
                journey.firstStage().name(), 0, input.at(), Memory.EMPTY, List.of(), null, null),
            Execution.RUNNING,
            List.of(),
            List.of());
    effects.report(
        new TimelineEntry.Started(
            name, journey.hash(), journey.firstStage().name(), journey.plan().starts().source()));
    ExecutionMover mover = new ExecutionMover(journey, fresh, about, scene, effects);
    mover.enterFirst();
    mover.advance();
    executions.add(mover.execution());
  }

  /** Tells every memory of the endings of a round and says what they touch. */
  private FactSet wakeByEndings(List<Execution> newlyEnded) {
    FactSet woken = state.layout().noFacts();
    for (Execution ended : newlyEnded) {
      if (!(ended.status() instanceof Execution.Status.Ended(String outcome, Instant _))) {
        continue;
      }
      String journeyName = ended.name().journey();
      Integer fact = state.layout().endingOf(journeyName);
      if (fact != null) {
        woken.add(fact);
      }
      rememberEnding(journeyName, outcome);
      forgetForStart(ended);
    }
    return woken;
  }

  private void rememberEnding(String journeyName, String outcome) {
    for (int i = 0; i < executions.size(); i++) {
      Execution execution = executions.get(i);
      if (!execution.isRunning()) {
        continue;
      }
      LinkedJourney journey = program.journey(execution.plan());
      Visit visit = execution.visit();
      LinkedStage stage = journey.stage(visit.stage());
      executions.set(
          i,
          execution
              .withVisit(
                  visit.withMemory(
                      Memories.afterEnding(
                          visit.memory(), stage.remembered(), journeyName, outcome)))
              .withMemory(
                  Memories.afterEnding(
                      execution.memory(), journey.rememberedByExecution(), journeyName, outcome)));
    }
    for (LinkedJourney journey : active) {
      for (int i = 0; i < journeys.size(); i++) {
        JourneyState known = journeys.get(i);
        if (known.journey().equals(journey.name())) {
          Memory next =
              Memories.afterEnding(
                  known.memory(), journey.start().remembered(), journeyName, outcome);
          journeys.set(
              i,
              new JourneyState(
                  known.journey(), known.about(), next, known.matched(), known.recheckAt()));
        }
      }
    }
  }

  /** Memory for the next start counts from the end of the last execution. */
  private void forgetForStart(Execution ended) {
    RecordNumber about = ended.name().about();
    LinkedJourney journey = program.activeJourney(ended.name().journey());
    int place =
        Starts.find(journeys, ended.name().journey(), about == null ? null : about.number());
    if (journey != null && place >= 0) {
      journeys.set(place, Starts.looked(journey, aboutOf(ended), Memory.EMPTY, scene));
    }
  }

  /** What time brings to those that stand, promises, and the next timers. */
  private void settle() {
    for (int i = 0; i < executions.size(); i++) {
      Execution execution = executions.get(i);
      if (!execution.isRunning()) {
        continue;
      }
      LinkedJourney journey = program.journey(execution.plan());
      RecordState about = aboutOf(execution);
      VisitClock clock = new VisitClock(journey, about, scene, effects);
      if (input instanceof Input.Tick tick) {
        execution = clock.ring(execution, tick.caughtUpTo());
      }
      execution = Promises.judge(journey, execution, about, scene, effects);
      var timers = clock.timers(execution);
      if (!timers.equals(execution.timers())) {
        execution = execution.withTimers(timers);
      }
      if (!execution.equals(executions.get(i))) {
        executions.set(i, execution);
      }
    }
  }

  private ExecutionMover mover(LinkedJourney journey, Execution execution) {
    return new ExecutionMover(journey, execution, aboutOf(execution), scene, effects);
  }

  private @Nullable RecordState aboutOf(Execution execution) {
    RecordNumber about = execution.name().about();
    LinkedJourney journey = program.journey(execution.plan());
    var shape = journey.about();
    return about == null || shape == null ? null : state.find(shape, about.id());
  }

  private static @Nullable Integer numberOf(@Nullable RecordState record) {
    return record == null ? null : record.number();
  }
}
