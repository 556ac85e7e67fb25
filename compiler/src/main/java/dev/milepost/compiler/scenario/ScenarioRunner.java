package dev.milepost.compiler.scenario;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.ScenarioStep;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.step.Watcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Runs scenarios. All journeys of the workspace are active while one runs. */
public final class ScenarioRunner {

  private final Program program;
  private final Map<String, Plan> plans = new HashMap<>();

  private final SourceNames sources;

  private ScenarioRunner(Compilation compilation) {
    this.program = Program.of(compilation.catalog(), compilation.plans(), List.of());
    this.sources = new SourceNames(compilation);
    compilation.plans().forEach(plan -> plans.put(plan.journey(), plan));
  }

  /**
   * A runner for the scenarios of a workspace.
   *
   * @param compilation a workspace whose journeys can be tried
   */
  public static ScenarioRunner of(Compilation compilation) {
    if (!compilation.isRunnable()) {
      throw new IllegalArgumentException("a workspace that cannot be understood is not run");
    }
    return new ScenarioRunner(compilation);
  }

  /** What it runs. */
  Program program() {
    return program;
  }

  /** How people know the files. */
  SourceNames sources() {
    return sources;
  }

  /** Runs one of its scenarios, in every order that it leaves open. */
  public ScenarioResult run(Declaration.Scenario scenario) {
    return run(scenario, Watcher.NONE, _ -> {});
  }

  /** Runs one of its scenarios, in every order that it leaves open, while somebody watches. */
  public ScenarioResult run(Declaration.Scenario scenario, ScenarioObserver observer) {
    return run(scenario, observer, observer::ran);
  }

  private ScenarioResult run(
      Declaration.Scenario scenario, Watcher watcher, Consumer<List<HistoryEntry>> ran) {
    Plan plan = Objects.requireNonNull(plans.get(scenario.journey().text()), "no journey");
    List<List<ScenarioStep>> orders;
    try {
      orders = Orders.of(scenario.steps());
    } catch (Orders.Unordered unordered) {
      ScenarioRun run = new ScenarioRun(program, plan, watcher);
      Judge.Miss miss = Judge.Miss.of(String.valueOf(unordered.getMessage()));
      return new ScenarioResult(
          scenario, 1, failure(run, new ScenarioRun.Broken(unordered.step(), miss), List.of()));
    }
    String firstEnd = null;
    for (List<ScenarioStep> order : orders) {
      ScenarioRun run = new ScenarioRun(program, plan, watcher);
      ScenarioRun.Broken broken = run.run(order);
      ran.accept(run.world().history());
      List<String> names = orders.size() == 1 ? List.of() : signals(scenario.steps(), order);
      if (broken != null) {
        return new ScenarioResult(scenario, orders.size(), failure(run, broken, names));
      }
      String end = end(run.world());
      if (firstEnd == null) {
        firstEnd = end;
      } else if (!end.equals(firstEnd)) {
        ScenarioRun.Broken differs =
            new ScenarioRun.Broken(
                firstInAnyOrder(scenario.steps()),
                Judge.Miss.of(
                    "the orders end differently: as written "
                        + firstEnd
                        + ", in this order "
                        + end));
        return new ScenarioResult(scenario, orders.size(), failure(run, differs, names));
      }
    }
    return new ScenarioResult(scenario, orders.size(), null);
  }

  private Failure failure(ScenarioRun run, ScenarioRun.Broken broken, List<String> order) {
    World world = run.world();
    return new Failure(
        broken.step().span(),
        broken.miss().found(),
        order,
        world.history(),
        program.active(world.plan().subject()).size() > 1,
        world.calendar().zone(),
        WaysNotTaken.of(world, broken.miss()).stream()
            .map(way ->
                new Failure.Way(
                    way.target(), sources.shown(way.clause()), way.condition(), way.explanation()))
            .toList());
  }

  private static String end(World world) {
    var execution = world.lastExecution();
    if (execution == null) {
      return "nothing has started";
    }
    String stage = "at \"" + execution.visit().stage() + '"';
    return execution.isRunning() ? stage : stage + ", where it ends";
  }

  private static ScenarioStep firstInAnyOrder(List<ScenarioStep> steps) {
    return steps.stream()
        .filter(ScenarioStep.InAnyOrder.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  /** The signals whose order is open, as they stand in an order. */
  private static List<String> signals(List<ScenarioStep> written, List<ScenarioStep> order) {
    Set<ScenarioStep> open = new HashSet<>();
    boolean inRun = false;
    for (ScenarioStep step : written) {
      inRun = step instanceof ScenarioStep.InAnyOrder || (inRun && Orders.isSignal(step));
      if (inRun) {
        open.add(step);
      }
    }
    List<String> signals = new ArrayList<>();
    for (ScenarioStep step : order) {
      if (open.contains(step)) {
        signals.add(textOf(step));
      }
    }
    return signals;
  }

  /** The step on one line, without its first word. */
  private static String textOf(ScenarioStep step) {
    String text = step.span().text();
    String word = step.word().span().text();
    return text.substring(word.length()).strip().replaceAll("\\s+", " ");
  }
}
