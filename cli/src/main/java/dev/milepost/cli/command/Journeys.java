package dev.milepost.cli.command;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.Plan;
import java.util.List;

/**
 * Journeys that are ready to run.
 *
 * @param catalog what is declared of the outside
 * @param bindings how the apps are reached
 * @param plans one a journey
 */
record Journeys(Catalog catalog, Bindings bindings, List<Plan> plans) {
  Journeys {
    plans = List.copyOf(plans);
  }
}
