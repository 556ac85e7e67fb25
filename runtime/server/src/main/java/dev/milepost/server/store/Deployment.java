package dev.milepost.server.store;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.Plan;
import java.util.List;

/**
 * What was put into operation last.
 *
 * @param catalog the declarations of the outside
 * @param active the plans that new executions take, one a journey
 * @param superseded older plans, on which executions may still run
 */
public record Deployment(Catalog catalog, List<Plan> active, List<Plan> superseded) {
  public Deployment {
    active = List.copyOf(active);
    superseded = List.copyOf(superseded);
  }
}
