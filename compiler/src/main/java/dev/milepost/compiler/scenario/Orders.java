package dev.milepost.compiler.scenario;

import dev.milepost.compiler.syntax.ScenarioStep;
import dev.milepost.compiler.syntax.ScenarioStep.Kind;
import java.util.ArrayList;
import java.util.List;

/** The orders that {@code in any order} leaves open. */
final class Orders {

  /** As many as seven signals have. */
  static final int MOST = 5_040;

  private Orders() {}

  /**
   * The steps in every order, the written one first.
   *
   * @throws Unordered where there is nothing to put in order, or too much
   */
  static List<List<ScenarioStep>> of(List<ScenarioStep> steps) {
    List<List<ScenarioStep>> orders = List.of(List.of());
    int at = 0;
    while (at < steps.size()) {
      ScenarioStep step = steps.get(at);
      if (!(step instanceof ScenarioStep.InAnyOrder)) {
        orders = append(orders, List.of(List.of(step)));
        at++;
        continue;
      }
      int end = at + 1;
      while (end < steps.size() && isSignal(steps.get(end))) {
        end++;
      }
      List<ScenarioStep> run = steps.subList(at + 1, end);
      refuseWrongSize(step, run.size(), orders.size());
      orders = append(orders, permutations(run));
      at = end;
    }
    return orders;
  }

  /** Signals of a run that begins with {@code in any order}. */
  static boolean isSignal(ScenarioStep step) {
    return step.word().kind() == Kind.WHEN
        && (step instanceof ScenarioStep.RecordSignal
            || step instanceof ScenarioStep.RecordGone
            || step instanceof ScenarioStep.EventSignal);
  }

  private static void refuseWrongSize(ScenarioStep step, int signals, int ordersBefore) {
    if (signals < 2) {
      throw new Unordered(
          step,
          (signals == 0 ? "no signal stands" : "only one signal stands")
              + " right below `in any order`; it needs two `when` steps or more");
    }
    long count = ordersBefore;
    for (int factor = 2; factor <= signals && count <= MOST; factor++) {
      count *= factor;
    }
    if (count > MOST) {
      throw new Unordered(
          step,
          signals
              + " signals have more than 5,040 orders"
              + (ordersBefore > 1 ? " together with those above" : "")
              + "; put seven or fewer below `in any order`");
    }
  }

  private static List<List<ScenarioStep>> append(
      List<List<ScenarioStep>> heads, List<List<ScenarioStep>> tails) {
    List<List<ScenarioStep>> joined = new ArrayList<>();
    for (List<ScenarioStep> head : heads) {
      for (List<ScenarioStep> tail : tails) {
        List<ScenarioStep> steps = new ArrayList<>(head);
        steps.addAll(tail);
        joined.add(steps);
      }
    }
    return joined;
  }

  /** In lexical order of their places, so that the written order comes first. */
  private static List<List<ScenarioStep>> permutations(List<ScenarioStep> steps) {
    if (steps.isEmpty()) {
      return List.of(List.of());
    }
    List<List<ScenarioStep>> all = new ArrayList<>();
    for (int first = 0; first < steps.size(); first++) {
      List<ScenarioStep> others = new ArrayList<>(steps);
      ScenarioStep chosen = others.remove(first);
      for (List<ScenarioStep> rest : permutations(others)) {
        List<ScenarioStep> order = new ArrayList<>();
        order.add(chosen);
        order.addAll(rest);
        all.add(order);
      }
    }
    return all;
  }

  /** Signals that cannot be put in every order. */
  static final class Unordered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ScenarioStep step;

    Unordered(ScenarioStep step, String message) {
      super(message);
      this.step = step;
    }

    /** The step that asks for it. */
    ScenarioStep step() {
      return step;
    }
  }
}
