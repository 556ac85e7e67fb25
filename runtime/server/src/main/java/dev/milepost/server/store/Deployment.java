package dev.milepost.server.store;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.DeclarationFit;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.Program;
import java.util.List;

/**
 * What was put into operation last.
 *
 * @param catalog the declarations of the outside
 * @param bindings how the apps are reached
 * @param active the plans that new executions take, one a journey
 * @param superseded older plans, on which executions may still run
 */
public record Deployment(
    Catalog catalog, Bindings bindings, List<Plan> active, List<Plan> superseded) {
  public Deployment {
    active = List.copyOf(active);
    superseded = List.copyOf(superseded);
  }

  /** What runs where no app is reached: in replays and backtests. */
  public Deployment(Catalog catalog, List<Plan> active, List<Plan> superseded) {
    this(catalog, Bindings.NONE, active, superseded);
  }

  /**
   * Links its plans. Superseded ones that do not fit the declarations any more are left out:
   * nothing that has not ended runs on them, or they could not have been deployed over.
   *
   * @throws IllegalArgumentException where the active plans do not link
   */
  public Program program() {
    List<Plan> linking =
        superseded.stream().filter(plan -> DeclarationFit.check(plan, catalog).isEmpty()).toList();
    return Program.of(catalog, active, linking);
  }
}
