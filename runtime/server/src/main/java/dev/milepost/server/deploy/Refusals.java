package dev.milepost.server.deploy;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.plan.DeclarationFit;
import dev.milepost.engine.plan.DeclarationFit.Misfit;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.state.Execution;
import dev.milepost.server.deploy.Refusal.Traveller;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Standing;
import dev.milepost.server.store.StoredSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds what a release takes away from plans on which executions run. */
final class Refusals {

  private final ReadTransaction reading;
  private final Deployment stored;

  Refusals(ReadTransaction reading, Deployment stored) {
    this.reading = reading;
    this.stored = stored;
  }

  /** The refusals, by journey and plan. */
  List<Refusal> of(Release release) {
    Map<String, Long> underWay =
        reading.standings().stream()
            .collect(
                Collectors.groupingBy(
                    Standing::plan, TreeMap::new, Collectors.summingLong(Standing::executions)));
    List<Refusal> refusals = new ArrayList<>();
    for (Plan plan : Deployments.allPlans(stored)) {
      String hash = PlanHash.of(plan);
      Long executions = underWay.get(hash);
      if (executions != null) {
        for (Misfit misfit : DeclarationFit.check(plan, release.catalog())) {
          refusals.add(new Refusal(plan.journey(), hash, misfit, executions, some(plan, hash)));
        }
        refusals.addAll(keys(plan, hash, release, executions));
      }
    }
    return refusals;
  }

  /** Subjects are stored under the value of their first key. */
  private List<Refusal> keys(Plan plan, String hash, Release release, long executions) {
    String was = firstKey(stored.catalog(), plan.subject());
    String is = firstKey(release.catalog(), plan.subject());
    if (was.isEmpty() || is.isEmpty() || was.equals(is)) {
      return List.of();
    }
    Misfit misfit =
        new Misfit(
            plan.subject(), "has %s as its first key, no longer %s".formatted(is, was), List.of());
    return List.of(new Refusal(plan.journey(), hash, misfit, executions, some(plan, hash)));
  }

  private static String firstKey(Catalog catalog, String subject) {
    return catalog.subject(subject).map(type -> type.keys().getFirst().name()).orElse("");
  }

  private List<Traveller> some(Plan plan, String hash) {
    Declarations declarations =
        Declarations.of(stored.catalog(), new Layout(stored.catalog(), List.of(plan.journey())));
    List<Traveller> some = new ArrayList<>();
    for (long subject : reading.travelling(hash, 0, Refusal.MOST_NAMED)) {
      StoredSubject loaded = reading.load(subject, declarations);
      for (Execution execution : loaded.state().executions()) {
        if (execution.plan().equals(hash)
            && execution.isUnderWay()
            && some.size() < Refusal.MOST_NAMED) {
          some.add(
              new Traveller(loaded.state().name(), execution.name(), execution.visit().stage()));
        }
      }
    }
    return some;
  }
}
