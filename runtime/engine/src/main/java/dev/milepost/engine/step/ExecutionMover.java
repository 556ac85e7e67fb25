package dev.milepost.engine.step;

import dev.milepost.engine.condition.LinkedCondition;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.LinkedJourney.LinkedEnding;
import dev.milepost.engine.program.LinkedStage;
import dev.milepost.engine.program.LinkedStage.LinkedTransition;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.Visit;
import dev.milepost.engine.state.Visit.ReminderProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves one execution until nothing is enabled any more. */
final class ExecutionMover {

  /** The net behind the compiler's proof that no cycle can spin. */
  static final int MOST_MOVES = 200;

  private final LinkedJourney journey;
  private final Scene scene;
  private final Effects effects;
  private final Watcher watcher;
  private final ActionComposer composer;
  private final @Nullable RecordState about;
  private Execution execution;

  ExecutionMover(
      LinkedJourney journey,
      Execution execution,
      @Nullable RecordState about,
      Scene scene,
      Effects effects,
      Watcher watcher) {
    this.journey = journey;
    this.execution = execution;
    this.about = about;
    this.scene = scene;
    this.effects = effects;
    this.watcher = watcher;
    this.composer = new ActionComposer(scene, effects.timeline());
  }

  Execution execution() {
    return execution;
  }

  /** Takes the way in: the first stage of a new execution. */
  void enterFirst() {
    enter(journey.firstStage());
  }

  /** Moves on as long as something is enabled. */
  void advance() {
    Execution before = execution;
    Effects.Mark mark = effects.mark();
    for (int moves = 0; execution.isRunning(); moves++) {
      if (moves == MOST_MOVES) {
        effects.undoTo(mark);
        park(before);
        return;
      }
      if (!moveOnce()) {
        return;
      }
    }
  }

  /** What would spin is stopped where it stood before, and nothing of it is sent. */
  private void park(Execution before) {
    String reason =
        "it moved %d times without coming to rest: the conditions of a cycle stay true"
            .formatted(MOST_MOVES);
    execution =
        before.withStatus(new Execution.Status.Parked(reason, scene.now())).withTimers(List.of());
    effects.report(new TimelineEntry.Parked(before.name(), before.visit().stage(), reason));
  }

  private boolean moveOnce() {
    watcher.looksForWay(execution, scene.state(), scene.now());
    LinkedEnding ending = firstTrueEnding();
    if (ending != null) {
      move(ending.ending().target(), List.of(), ending.ending().source(), "end");
      return true;
    }
    LinkedTransition transition = firstTrueTransition();
    if (transition == null) {
      return false;
    }
    Plan.Transition taken = transition.transition();
    move(taken.target(), taken.does(), taken.source(), "do:" + transition.number());
    return true;
  }

  private @Nullable LinkedEnding firstTrueEnding() {
    LinkedEnding first = null;
    List<SourceText> others = List.of();
    if (journey.endings().isEmpty()) {
      return null;
    }
    focusOnExecution();
    for (LinkedEnding ending : journey.endings()) {
      if (ending.condition().test().truth(scene).isTrue()) {
        if (first == null) {
          first = ending;
        } else {
          others = and(others, ending.ending().source());
        }
      }
    }
    if (first != null && !others.isEmpty()) {
      reportAmbiguity(first.ending().source(), others);
    }
    return first;
  }

  private @Nullable LinkedTransition firstTrueTransition() {
    LinkedStage stage = journey.stage(execution.visit().stage());
    focusOnVisit();
    LinkedTransition first = null;
    List<SourceText> others = List.of();
    for (LinkedTransition transition : stage.transitions()) {
      if (first != null && transition.transition().isElse()) {
        continue;
      }
      LinkedCondition condition = transition.condition();
      if (condition.test().truth(scene).isTrue()) {
        if (first == null) {
          first = transition;
        } else {
          others = and(others, transition.transition().source());
        }
      }
    }
    if (first != null && !others.isEmpty()) {
      reportAmbiguity(first.transition().source(), others);
    }
    return first;
  }

  private static List<SourceText> and(List<SourceText> some, SourceText more) {
    List<SourceText> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }

  private void reportAmbiguity(SourceText taken, List<SourceText> others) {
    effects.report(
        new TimelineEntry.Ambiguity(execution.name(), execution.visit().stage(), taken, others));
  }

  /** Follows a transition or an ending. */
  private void move(String target, List<Plan.Action> does, SourceText clause, String doClause) {
    String from = execution.visit().stage();
    effects.report(new TimelineEntry.Advanced(execution.name(), from, target, clause));
    leave(does, doClause);
    enter(journey.stage(target));
  }

  /** Goes where a person says. */
  void force(Input.StageForced input) {
    effects.report(
        new TimelineEntry.Forced(
            execution.name(),
            execution.visit().stage(),
            input.stage(),
            input.actor(),
            input.reason()));
    leave(List.of(), "do");
    execution = execution.withStatus(Execution.RUNNING);
    enter(journey.stage(input.stage()));
  }

  /** Ends because the record that the execution is about is gone. */
  void endAsGone() {
    effects.report(new TimelineEntry.EndedAsGone(execution.name(), execution.visit().stage()));
    effects.leave(execution.name(), execution.visit().number());
    execution =
        execution.withStatus(new Execution.Status.Ended("gone", scene.now())).withTimers(List.of());
  }

  private void leave(List<Plan.Action> does, String doClause) {
    focusOnVisit();
    Visit visit = execution.visit();
    Plan.Stage stage = journey.stage(visit.stage()).stage();
    effects.leave(execution.name(), visit.number());
    send(stage.onExit(), "exit");
    send(does, doClause);
  }

  private void enter(LinkedStage linked) {
    Plan.Stage stage = linked.stage();
    Instant now = scene.now();
    int number = execution.visit().number() + 1;
    List<ReminderProgress> reminders =
        stage.reminders().stream()
            .map(reminder ->
                new ReminderProgress(
                    0, VisitClock.due(journey.plan().calendar(), reminder, now, 1)))
            .toList();
    execution =
        execution.withVisit(
            new Visit(stage.name(), number, now, Memory.EMPTY, reminders, null, null, 0));
    focusOnVisit();
    send(stage.onEnter(), "enter");
    Plan.Question question = stage.question();
    if (question != null) {
      effects.send(
          execution.name(),
          number,
          "asks",
          1,
          true,
          composer.question(journey.plan(), execution.name(), question));
    }
    String outcome = stage.outcome();
    if (outcome != null) {
      execution =
          execution.withStatus(new Execution.Status.Ended(outcome, now)).withTimers(List.of());
      effects.report(new TimelineEntry.Ended(execution.name(), stage.name(), outcome));
    }
  }

  private void send(List<Plan.Action> actions, String clause) {
    for (int i = 0; i < actions.size(); i++) {
      effects.send(
          execution.name(),
          execution.visit().number(),
          clause + ":" + i,
          1,
          false,
          composer.compose(
              journey.plan(), execution.name(), actions.get(i).call(), whereItStands()));
    }
  }

  private String whereItStands() {
    return scene.state().name().key()
        + ": \""
        + execution.name().journey()
        + "\" is at \""
        + execution.visit().stage()
        + '"';
  }

  private void focusOnExecution() {
    scene.focus(about, execution.memory(), execution.startedAt(), null);
  }

  private void focusOnVisit() {
    Visit visit = execution.visit();
    scene.focus(about, visit.memory(), visit.enteredAt(), visit.answer());
  }
}
