package dev.milepost.server.application;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.server.deploy.Deployments;
import dev.milepost.server.deploy.Release;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts plans into operation before a server starts, where they are not in operation already.
 * Executions that run stay on their plans.
 */
public final class Startup {

  private static final String ACTOR = "serve";

  private Startup() {}

  /**
   * What was done.
   *
   * @param deployment what is in operation now
   * @param changes one for each journey of the plans, and for each that takes no new executions any
   *     more
   */
  public record Report(Deployment deployment, List<Change> changes) {
    public Report {
      changes = List.copyOf(changes);
    }
  }

  /** What became of a journey. */
  public record Change(String journey, String plan, Kind kind) {}

  /** What can become of a journey. */
  public enum Kind {
    /** It is new here. */
    NEW,
    /** Another version of it is in operation now. */
    CHANGED,
    /** It was in operation already. */
    KEPT,
    /** It is not among the plans: executions end, none starts. */
    RETIRED
  }

  /**
   * Puts a release into operation, as {@link Deployments#deploy} does it, where it is not already.
   *
   * @throws Deployments.RefusedException where executions run on plans that need what the release
   *     takes away; nothing has changed then
   */
  public static Report deploy(Store store, Release release, Instant at)
      throws Deployments.RefusedException {
    Optional<Deployment> before = store.read(ReadTransaction::deployment);
    Map<String, String> was = new HashMap<>();
    before.ifPresent(
        stored -> stored.active().forEach(plan -> was.put(plan.journey(), PlanHash.of(plan))));
    List<Change> changes = changes(was, release.plans());
    boolean isSame =
        before.isPresent()
            && before.get().catalog().equals(release.catalog())
            && isReachedAs(before.get(), release)
            && changes.stream().allMatch(change -> change.kind() == Kind.KEPT);
    return new Report(
        isSame ? before.get() : Deployments.deploy(store, release, at, ACTOR), changes);
  }

  private static boolean isReachedAs(Deployment before, Release release) {
    Bindings offered = release.bindings();
    return offered == null || offered.equals(before.bindings());
  }

  private static List<Change> changes(Map<String, String> was, List<Plan> plans) {
    List<Change> changes = new ArrayList<>();
    Set<String> retired = new HashSet<>(was.keySet());
    for (Plan plan : plans) {
      String hash = PlanHash.of(plan);
      String old = was.get(plan.journey());
      Kind kind = old == null ? Kind.NEW : old.equals(hash) ? Kind.KEPT : Kind.CHANGED;
      changes.add(new Change(plan.journey(), hash, kind));
      retired.remove(plan.journey());
    }
    retired.stream()
        .sorted()
        .forEach(name -> changes.add(new Change(name, was.getOrDefault(name, ""), Kind.RETIRED)));
    return changes;
  }
}
