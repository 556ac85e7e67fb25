package dev.milepost.engine.step;

import dev.milepost.engine.program.HappeningWindows;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.PastHappening;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One input worked off to the end. */
final class Macrostep {

  private final SubjectState before;
  private final Input input;
  private final Working working;
  private final Recollection recollection;
  private @Nullable ExecutionName addressed;

  Macrostep(Program program, SubjectState state, Input input, Watcher watcher) {
    this.before = state;
    this.input = input;
    this.working = new Working(program, state, input.at(), watcher);
    this.recollection = new Recollection(working);
  }

  StepResult run() {
    if (input instanceof Input.SubjectYielded yielded) {
      return new StepResult(
          SubjectState.empty(before.layout(), before.name()),
          List.of(new TimelineEntry.Yielded(yielded.into())),
          List.of(),
          List.of());
    }
    recollection.meetNewJourneys();
    FactChange change = changeFacts();
    if (change.what() instanceof FactChange.Refused(String reason)) {
      return refused(reason);
    }
    if (input instanceof Input.ActionSettled settled) {
      return note(settled);
    }
    boolean timePassed = input instanceof Input.Tick;
    if (timePassed) {
      recollection.stopRemovedJourneys();
    }
    working.setState(change.state());
    keepHappenings(change.what());
    boolean looksAtAll = timePassed;
    if (input instanceof Input.TravelsAbsorbed absorbed) {
      new Absorption(working, absorbed.from()).takeOver();
      looksAtAll = true;
    }
    new HeldClocks(working, change.touched(), looksAtAll).set();
    recollection.remember(change.what());
    switch (handOver()) {
      case PeopleInputs.Refused(String reason) -> {
        return refused(reason);
      }
      case PeopleInputs.Reached(ExecutionName name) -> addressed = name;
      case null -> {}
    }
    String requested = null;
    if (input instanceof Input.StartRequested request) {
      if (!mayStart(request.journey())) {
        return refused("no journey \"" + request.journey() + "\" is in operation");
      }
      requested = request.journey();
    }
    if (addressed != null || requested != null || looksAtAll || !change.touched().isEmpty()) {
      new Rounds(working, recollection, looksAtAll, addressed, starts(requested))
          .run(change.touched());
      settle();
    }
    return working.result();
  }

  /** What another subject had started is not known before all of it has come over. */
  private Rounds.Starting starts(@Nullable String requested) {
    return new Rounds.Starting(!(input instanceof Input.RecordAbsorbed), requested);
  }

  private boolean mayStart(String name) {
    return working.active().stream().anyMatch(journey -> journey.name().equals(name));
  }

  /** A delivery is in the log; what went wrong or was decided is on the timeline as well. */
  private StepResult note(Input.ActionSettled settled) {
    ExecutionName execution = settled.action().execution();
    if (working.find(execution) < 0) {
      return refused("there is no such execution");
    }
    if (!(settled.settlement() instanceof Settlement.Delivered)) {
      working
          .effects()
          .report(new TimelineEntry.ActionSettled(execution, settled.what(), settled.settlement()));
    }
    return working.result();
  }

  private StepResult refused(String reason) {
    return new StepResult(before, List.of(new TimelineEntry.Refused(reason)), List.of(), List.of());
  }

  private FactChange changeFacts() {
    FactIntake intake = new FactIntake(working.state(), working.effects().timeline());
    return switch (input) {
      case Input.SignalReceived signal -> intake.apply(signal);
      case Input.FactCorrected correction -> intake.apply(correction);
      case Input.RecordAbsorbed absorbed -> intake.apply(absorbed);
      case Input.Tick _,
          Input.AnswerGiven _,
          Input.StageForced _,
          Input.ExecutionControlled _,
          Input.ExecutionMigrated _,
          Input.StartRequested _,
          Input.TravelsAbsorbed _,
          Input.SubjectYielded _,
          Input.ActionSettled _ ->
          FactChange.nothing(working.state());
    };
  }

  private PeopleInputs.@Nullable Outcome handOver() {
    return switch (input) {
      case Input.AnswerGiven answer -> new PeopleInputs(working).answer(answer);
      case Input.StageForced forced -> new PeopleInputs(working).force(forced);
      case Input.ExecutionControlled controlled -> new PeopleInputs(working).control(controlled);
      case Input.ExecutionMigrated moved -> new Migration(working).migrate(moved);
      case Input.SignalReceived _,
          Input.Tick _,
          Input.FactCorrected _,
          Input.StartRequested _,
          Input.RecordAbsorbed _,
          Input.TravelsAbsorbed _,
          Input.SubjectYielded _,
          Input.ActionSettled _ ->
          null;
    };
  }

  /**
   * Adds a happening that conditions may look back at, and drops those that none counts any more.
   */
  private void keepHappenings(FactChange.What what) {
    HappeningWindows windows = working.program().windows();
    if (windows.isEmpty()) {
      return;
    }
    Instant now = input.at();
    List<PastHappening> kept = new ArrayList<>(working.state().happenings());
    boolean changed =
        kept.removeIf(past -> !windows.keeps(past.event().name(), past.receivedAt(), now));
    if (what instanceof FactChange.Happened(var event, var payload)
        && windows.keeps(event.name(), now, now)) {
      changed |= kept.add(new PastHappening(event, payload, now));
    }
    if (changed) {
      working.setState(working.state().withHappenings(kept));
    }
  }

  /** What time brings to those that stand, promises, and the next timers. */
  private void settle() {
    for (int i = 0; i < working.executionCount(); i++) {
      Execution execution = working.execution(i);
      if (!execution.isRunning()) {
        continue;
      }
      LinkedJourney journey = working.journeyOf(execution);
      if (hasOnlyToWait(i, execution, journey)) {
        continue;
      }
      RecordState about = working.aboutOf(execution);
      VisitClock clock = new VisitClock(journey, about, working.scene(), working.effects());
      Execution settled = execution;
      Instant caughtUpTo = caughtUpTo(execution);
      if (caughtUpTo != null) {
        settled = clock.ring(settled, caughtUpTo);
      }
      settled = Promises.judge(journey, settled, about, working.scene(), working.effects());
      List<Timer> timers = clock.timers(settled);
      if (!timers.equals(settled.timers())) {
        settled = settled.withTimers(timers);
      }
      if (!settled.equals(execution)) {
        working.set(i, settled);
      }
    }
  }

  /** Up to when an execution works off what ran out; null: nothing of it can have run out. */
  private @Nullable Instant caughtUpTo(Execution execution) {
    return switch (input) {
      case Input.Tick tick -> tick.caughtUpTo();
      // What ran out while it stood still is worked off as after a downtime.
      case Input.ExecutionControlled controlled ->
          controlled.execution().equals(execution.name()) ? input.at() : null;
      // So is what its new version would have done by now.
      case Input.ExecutionMigrated _ -> execution.name().equals(addressed) ? input.at() : null;
      case Input.SignalReceived _,
          Input.AnswerGiven _,
          Input.FactCorrected _,
          Input.StageForced _,
          Input.StartRequested _,
          Input.RecordAbsorbed _,
          Input.TravelsAbsorbed _,
          Input.SubjectYielded _,
          Input.ActionSettled _ ->
          null;
    };
  }

  /** Whether nothing moved the execution and nothing but its moves could change its timers. */
  private boolean hasOnlyToWait(int place, Execution execution, LinkedJourney journey) {
    return !(input instanceof Input.Tick)
        && place < before.executions().size()
        && before.executions().get(place).equals(execution)
        && journey.promises().isEmpty()
        && !journey.stage(execution.visit().stage()).isClocked();
  }
}
