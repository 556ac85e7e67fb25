package dev.milepost.server.application;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.DeclarationFit;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Standing;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
   * Puts plans into operation.
   *
   * @throws StoreException where executions run on a plan that the declarations do not fit any more
   */
  public static Report deploy(Store store, Catalog catalog, List<Plan> plans, Instant at) {
    Optional<Deployment> before = store.read(ReadTransaction::deployment);
    Map<String, String> was = new HashMap<>();
    before.ifPresent(
        stored -> stored.active().forEach(plan -> was.put(plan.journey(), PlanHash.of(plan))));
    List<Change> changes = changes(was, plans);
    boolean isSame =
        before.isPresent()
            && before.get().catalog().equals(catalog)
            && changes.stream().allMatch(change -> change.kind() == Kind.KEPT);
    if (isSame) {
      return new Report(before.get(), changes);
    }
    before.ifPresent(stored -> check(store, stored, catalog));
    Writer writer =
        new Writer(
            store,
            before.orElseGet(() -> new Deployment(catalog, plans, List.of())),
            WriterOptions.replay(ClockMode.OF_EACH_SUBJECT));
    return new Report(writer.deploy(catalog, plans, at, ACTOR), changes);
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

  private static void check(Store store, Deployment stored, Catalog catalog) {
    Set<String> travelled = new HashSet<>();
    for (Standing standing : store.read(ReadTransaction::standings)) {
      travelled.add(standing.plan());
    }
    Stream.concat(stored.active().stream(), stored.superseded().stream())
        .filter(plan -> travelled.contains(PlanHash.of(plan)))
        .forEach(plan -> check(plan, catalog));
  }

  private static void check(Plan plan, Catalog catalog) {
    DeclarationFit.check(plan, catalog).stream()
        .findFirst()
        .ifPresent(misfit -> {
          throw new StoreException(
              Reason.DOES_NOT_CONTINUE,
              "executions of \""
                  + plan.journey()
                  + "\" still read "
                  + misfit.name()
                  + ", which is not declared like that any more; declare it as it was, or move them"
                  + " first");
        });
  }
}
