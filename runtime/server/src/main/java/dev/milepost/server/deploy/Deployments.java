package dev.milepost.server.deploy;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts releases into operation. */
public final class Deployments {

  private Deployments() {}

  /** That a release was not put into operation; nothing has changed. */
  public static final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    RefusedException(List<Refusal> refusals) {
      super("executions run on plans that need what the release takes away");
      this.refusals = List.copyOf(refusals);
    }

    /** Every reason. */
    public List<Refusal> refusals() {
      return refusals;
    }
  }

  /** Either a deployment or why there is none. */
  private record Outcome(Optional<Deployment> deployment, List<Refusal> refusals) {}

  /** Why a release would be refused; empty where it would not. */
  public static List<Refusal> refusals(ReadTransaction reading, Release release) {
    Deployment before =
        reading.deployment().orElse(new Deployment(release.catalog(), List.of(), List.of()));
    return new Refusals(reading, before).of(release);
  }

  /**
   * Puts a release into operation: the one way in which that is done. What runs stays on its plan,
   * and nothing starts by it.
   *
   * @param actor who says so
   * @return what is in operation now
   * @throws RefusedException where executions run on plans that need what the release takes away
   * @throws IllegalArgumentException where the release does not link
   */
  public static Deployment deploy(Store store, Release release, Instant at, String actor)
      throws RefusedException {
    Outcome outcome =
        store.write(transaction -> {
          List<Refusal> refusals = refusals(transaction, release);
          if (!refusals.isEmpty()) {
            return new Outcome(Optional.empty(), refusals);
          }
          Bindings offered = release.bindings();
          Bindings bindings =
              offered == null
                  ? transaction.deployment().map(Deployment::bindings).orElse(Bindings.NONE)
                  : offered;
          transaction.deploy(
              new Deployment(release.catalog(), bindings, release.plans(), List.of()), at, actor);
          Deployment after = transaction.deployment().orElseThrow();
          after.program();
          return new Outcome(Optional.of(after), List.of());
        });
    if (!outcome.refusals().isEmpty()) {
      throw new RefusedException(outcome.refusals());
    }
    return outcome.deployment().orElseThrow();
  }

  /**
   * The plan of a journey that was active before the present one.
   *
   * @param hash the beginning of the hash of the plan that is meant, or empty: the latest other one
   */
  public static Optional<Plan> former(ReadTransaction reading, String journey, String hash) {
    Deployment now = reading.deployment().orElse(null);
    if (now == null) {
      return Optional.empty();
    }
    List<String> active = now.active().stream().map(PlanHash::of).toList();
    return reading.deployments().stream()
        .flatMap(past -> past.active().entrySet().stream())
        .filter(entry -> entry.getKey().equals(journey))
        .map(Map.Entry::getValue)
        .filter(known -> known.startsWith(hash) && !active.contains(known))
        .findFirst()
        .flatMap(known ->
            now.superseded().stream().filter(plan -> PlanHash.of(plan).equals(known)).findFirst());
  }

  static List<Plan> allPlans(Deployment deployment) {
    List<Plan> plans = new ArrayList<>(deployment.active());
    plans.addAll(deployment.superseded());
    return plans;
  }
}
