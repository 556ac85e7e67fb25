package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.analysis.state.Variable.Stretch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All that can happen in the states of a stage, and what comes of it. */
final class Moves {

  /** Receives where a step leads. */
  @FunctionalInterface
  interface Visitor {
    void reach(int next, int step);
  }

  private static final int[] NONE = {};

  private final StageSpace stage;
  private final Space space;
  private final boolean isStart;
  private final Settling settling;
  private final Steps steps = new Steps();
  private final List<Cause> signals = new ArrayList<>();
  private final List<Cause> others = new ArrayList<>();
  private final List<Settling.Manner> manners = new ArrayList<>();

  Moves(StageSpace stage, Asking asking, Vocabulary vocabulary) {
    this.stage = stage;
    this.space = stage.space();
    this.isStart = stage.stage() == null;
    this.settling = new Settling(stage);
    for (int i = 0; i < space.variableCount(); i++) {
      switch (space.variables().get(i)) {
        case Variable.OfRecord record when record.slot() == 0 ->
            signals.add(new RecordSignals(stage, i, steps));
        case Variable.Answer(var answers) -> {
          for (int value = 1; value <= answers.size(); value++) {
            choose(i, value, new Step.Answers(answers.get(value - 1)));
          }
        }
        case Variable.OtherEnded of when !isStart || of.stretch() == Stretch.VISIT ->
            choose(i, 1, new Step.OtherEnds(i));
        case Variable.Opaque _ -> {
          for (int value = 0; value < space.size(i); value++) {
            choose(i, value, new Step.Turns(i));
          }
        }
        default -> {}
      }
    }
    for (HappeningKind kind : new HappeningKinds(space, asking, vocabulary, isStart).all()) {
      signals.add(new Cause.Happens(space, kind.counts(), steps.add(new Step.Happens(kind))));
    }
    addClocks();
    for (int step = 0; step < steps.count(); step++) {
      manners.add(settling.manner(steps.get(step)));
    }
  }

  private void choose(int variable, int value, Step step) {
    others.add(new Cause.Chooses(space, variable, value, steps.add(step)));
  }

  private void addClocks() {
    List<Cause.Passes.Shown> clocks = new ArrayList<>();
    for (int variable = 0; variable < space.variableCount(); variable++) {
      int of = variable;
      int[][] later =
          IntStream.range(0, space.size(variable))
              .mapToObj(value -> later(space.variables().get(of), value))
              .toArray(int[][]::new);
      if (IntStream.range(0, later.length).anyMatch(value -> later[value].length > 0)) {
        clocks.add(new Cause.Passes.Shown(variable, later));
      }
    }
    for (int i = 0; i < clocks.size(); i++) {
      pass(List.of(clocks.get(i)));
      for (int j = i + 1; j < clocks.size(); j++) {
        pass(List.of(clocks.get(i), clocks.get(j)));
      }
    }
  }

  private void pass(List<Cause.Passes.Shown> clocks) {
    int[] running =
        clocks.stream()
            .mapToInt(Cause.Passes.Shown::variable)
            .filter(variable -> stage.heldTrue().containsKey(variable))
            .toArray();
    int step =
        steps.add(new Step.Passes(clocks.stream().map(Cause.Passes.Shown::variable).toList()));
    others.add(new Cause.Passes(space, clocks, running, step));
  }

  /** What time may lead a variable to show next. */
  private int[] later(Variable variable, int value) {
    boolean isOver = value == variable.size() - 1;
    return switch (variable) {
      case Variable.Lasting lasting ->
          isOver || (isStart && lasting.stretch() == Stretch.EXECUTION)
              ? NONE
              : new int[] {value + 1};
      case Variable.Clock _, Variable.Held _ -> isOver ? NONE : new int[] {value + 1};
      case Variable.Lately _ -> IntStream.range(0, value).toArray();
      case Variable.OfRecord record -> record.later(value);
      case Variable.Turned _,
          Variable.Counted _,
          Variable.Answer _,
          Variable.OtherEnded _,
          Variable.Matched _,
          Variable.Opaque _ ->
          NONE;
    };
  }

  /** The step of a number. */
  Step step(int number) {
    return steps.get(number);
  }

  /** How what follows from a step is found. */
  Settling.Manner manner(int step) {
    return manners.get(step);
  }

  /** The numbers of the steps of a cause, by their manner. */
  Map<Settling.Manner, Bits> manners(Cause cause) {
    List<Integer> of =
        switch (cause) {
          case RecordSignals signals -> signals.steps();
          case Cause.Happens happens -> List.of(happens.step());
          case Cause.Chooses chooses -> List.of(chooses.step());
          case Cause.Passes passes -> List.of(passes.step());
        };
    Map<Settling.Manner, Bits> found = new LinkedHashMap<>();
    of.forEach(step -> found.computeIfAbsent(manner(step), _ -> new Bits(steps.count())).add(step));
    return found;
  }

  List<Cause> signals() {
    return signals;
  }

  /** Answers, time, and what else is no signal. */
  List<Cause> others() {
    return others;
  }

  Settling settling() {
    return settling;
  }

  /** Visits what everything that can happen in a state leads to. */
  void from(int state, Visitor visitor) {
    bySignals(state, visitor);
    others.forEach(cause -> from(state, cause, visitor));
  }

  /** Visits what signals lead to. */
  void bySignals(int state, Visitor visitor) {
    signals.forEach(cause -> from(state, cause, visitor));
  }

  private void from(int state, Cause cause, Visitor visitor) {
    for (int clock : cause.running()) {
      Bits runs = stage.heldTrue().get(clock);
      if (runs != null && !runs.has(state)) {
        return;
      }
    }
    cause.from(
        state, (changed, step) -> settling.settle(state, changed, step, manner(step), visitor));
  }
}
