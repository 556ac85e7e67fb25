package dev.milepost.engine.step;

import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.JourneyState;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a macrostep works on: the state that becomes the next one, and what follows from it. */
final class Working {

  private final Program program;
  private final List<LinkedJourney> active;
  private final Instant now;
  private final Scene scene;
  private final Watcher watcher;
  private final Effects effects = new Effects();
  private final List<JourneyState> journeys;
  private final List<Execution> executions;
  private final List<Execution> newlyEnded = new ArrayList<>(0);
  private SubjectState state;

  Working(Program program, SubjectState state, Instant now, Watcher watcher) {
    this.program = program;
    this.active = program.active(state.name().type());
    this.now = now;
    this.watcher = watcher;
    this.state = state;
    this.scene = new Scene(state, now);
    this.journeys = new ArrayList<>(state.journeys());
    this.executions = new ArrayList<>(state.executions());
  }

  Program program() {
    return program;
  }

  /** The journeys that this kind of subject may start, by name. */
  List<LinkedJourney> active() {
    return active;
  }

  Instant now() {
    return now;
  }

  Scene scene() {
    return scene;
  }

  Watcher watcher() {
    return watcher;
  }

  Effects effects() {
    return effects;
  }

  SubjectState state() {
    return state;
  }

  void setState(SubjectState next) {
    state = next;
    scene.show(next);
  }

  /** What is remembered for starts; to be changed in place. */
  List<JourneyState> journeys() {
    return journeys;
  }

  int executionCount() {
    return executions.size();
  }

  Execution execution(int place) {
    return executions.get(place);
  }

  List<Execution> executions() {
    return executions;
  }

  /** Replaces an execution; one that ended by that is noted. */
  void set(int place, Execution next) {
    Execution old = executions.set(place, next);
    if (old.isUnderWay()) {
      noteEnd(next);
    }
  }

  void add(Execution fresh) {
    executions.add(fresh);
    noteEnd(fresh);
  }

  private void noteEnd(Execution execution) {
    if (execution.status() instanceof Execution.Status.Ended) {
      newlyEnded.add(execution);
    }
  }

  /** The executions that ended since this was asked last. */
  List<Execution> takeNewlyEnded() {
    if (newlyEnded.isEmpty()) {
      return List.of();
    }
    List<Execution> taken = List.copyOf(newlyEnded);
    newlyEnded.clear();
    return taken;
  }

  /** The place of an execution, or -1. */
  int find(ExecutionName name) {
    for (int i = 0; i < executions.size(); i++) {
      if (executions.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  LinkedJourney journeyOf(Execution execution) {
    return program.journey(execution.plan());
  }

  /** The record that an execution is about, as it is now; null: the subject itself. */
  @Nullable RecordState aboutOf(Execution execution) {
    RecordNumber about = execution.name().about();
    RecordShape shape = journeyOf(execution).about();
    return about == null || shape == null ? null : state.find(shape, about.id());
  }

  ExecutionMover moverOf(Execution execution) {
    return moverOf(journeyOf(execution), execution, aboutOf(execution));
  }

  ExecutionMover moverOf(LinkedJourney journey, Execution execution, @Nullable RecordState about) {
    return new ExecutionMover(journey, execution, about, scene, effects, watcher);
  }

  StepResult result() {
    return new StepResult(
        state.with(journeys, executions),
        effects.timeline(),
        effects.actions(),
        effects.visitsLeft());
  }
}
