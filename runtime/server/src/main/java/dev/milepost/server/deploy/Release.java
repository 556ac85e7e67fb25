package dev.milepost.server.deploy;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.Lineage;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.server.store.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is offered for operation.
 *
 * @param catalog all that is declared
 * @param bindings how the apps are reached, or null: as before
 * @param plans the plans that new executions are to take, one a journey
 */
public record Release(Catalog catalog, @Nullable Bindings bindings, List<Plan> plans) {
  public Release {
    plans = List.copyOf(plans);
  }

  /** What changes nothing about how the apps are reached. */
  public Release(Catalog catalog, List<Plan> plans) {
    this(catalog, null, plans);
  }

  /**
   * What runs now, but for one journey, which goes back to an older plan; declarations stay.
   *
   * @param former the older plan
   */
  public static Release back(Deployment now, Plan former) {
    List<Plan> plans = new ArrayList<>();
    for (Plan plan : now.active()) {
      if (!Lineage.between(former, plan).isOneJourney()) {
        plans.add(plan);
      }
    }
    plans.add(former);
    return new Release(now.catalog(), plans);
  }

  /** The plan that goes on with the journey of another plan, under its name or a later one. */
  public Optional<Plan> successor(Plan plan) {
    Optional<Plan> sameName =
        plans.stream().filter(next -> next.journey().equals(plan.journey())).findFirst();
    return sameName.or(() ->
        plans.stream().filter(next -> Lineage.between(plan, next).isOneJourney()).findFirst());
  }

  /** Whether it contains the very plan. */
  public boolean contains(String hash) {
    return plans.stream().anyMatch(plan -> PlanHash.of(plan).equals(hash));
  }
}
