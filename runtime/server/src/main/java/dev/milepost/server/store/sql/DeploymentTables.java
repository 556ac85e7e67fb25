package dev.milepost.server.store.sql;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.binding.BindingsJson;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanFormatException;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.plan.PlanJson;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.OperationsReading.DeploymentPeriod;
import dev.milepost.server.store.PastDeployment;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was put into operation, and when. */
final class DeploymentTables {

  private final Session session;

  DeploymentTables(Session session) {
    this.session = session;
  }

  void write(Deployment deployment, Instant at, String actor, long afterInput) {
    Handle handle = session.handle();
    long number =
        handle
            .createQuery("SELECT coalesce(max(number), 0) + 1 FROM deployments")
            .mapTo(Long.class)
            .one();
    handle.execute(
        "INSERT INTO deployments (number, at, catalog, actor, after_input, bindings)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        number,
        Micros.of(at),
        JsonWriter.compact(CatalogJson.write(deployment.catalog())),
        actor,
        afterInput,
        JsonWriter.compact(BindingsJson.write(deployment.bindings())));
    handle.execute("UPDATE plans SET active = 0");
    for (Plan plan : deployment.active()) {
      write(plan, number, true);
      handle.execute(
          "INSERT INTO deployment_plans (deployment, plan) VALUES (?, ?)",
          number,
          PlanHash.of(plan));
    }
    for (Plan plan : deployment.superseded()) {
      write(plan, number, false);
    }
    forgetUndeclared(deployment.catalog());
  }

  /** Their numbers would be given again otherwise, for who reads the store no longer sees them. */
  private void forgetUndeclared(Catalog catalog) {
    List<Long> events =
        session
            .handle()
            .createQuery("SELECT DISTINCT event FROM happenings")
            .mapTo(Long.class)
            .list();
    for (long event : events) {
      if (catalog.event(session.type(event)).isEmpty()) {
        session.handle().execute("DELETE FROM happenings WHERE event = ?", event);
      }
    }
  }

  /** The deployments, the latest first. */
  List<PastDeployment> past() {
    Map<Long, Map<String, String>> active = new HashMap<>();
    session
        .handle()
        .createQuery(
            "SELECT d.deployment, p.journey, p.hash FROM deployment_plans d"
                + " JOIN plans p ON p.hash = d.plan")
        .map((row, _) ->
            active
                .computeIfAbsent(row.getLong("deployment"), _ -> new HashMap<>())
                .put(row.getString("journey"), row.getString("hash")))
        .list();
    return session
        .handle()
        .createQuery("SELECT number, at, actor, after_input FROM deployments ORDER BY number DESC")
        .map((row, _) ->
            new PastDeployment(
                row.getLong("number"),
                Micros.instant(row.getLong("at")),
                row.getString("actor"),
                row.getLong("after_input"),
                active.getOrDefault(row.getLong("number"), Map.of())))
        .list();
  }

  /** What ran on which stretch of the log. */
  List<DeploymentPeriod> periods() {
    SortedMap<Long, Set<String>> active = new TreeMap<>();
    session
        .handle()
        .createQuery("SELECT deployment, plan FROM deployment_plans")
        .map((row, _) ->
            active
                .computeIfAbsent(row.getLong("deployment"), _ -> new HashSet<>())
                .add(row.getString("plan")))
        .list();
    List<FirstDeployed> plans =
        session
            .handle()
            .createQuery("SELECT hash, json, deployment FROM plans ORDER BY journey, hash")
            .map((row, _) ->
                new FirstDeployed(
                    row.getString("hash"), plan(row.getString("json")), row.getLong("deployment")))
            .list();
    return session
        .handle()
        .createQuery("SELECT number, catalog, after_input FROM deployments ORDER BY number")
        .map((row, _) -> {
          long number = row.getLong("number");
          return new DeploymentPeriod(
              row.getLong("after_input"),
              inForce(
                  catalog(row.getString("catalog")),
                  number,
                  plans,
                  active.getOrDefault(number, Set.of())));
        })
        .list();
  }

  private record FirstDeployed(String hash, Plan plan, long deployment) {}

  private static Deployment inForce(
      Catalog catalog, long number, List<FirstDeployed> plans, Set<String> active) {
    List<Plan> taken = new ArrayList<>();
    List<Plan> superseded = new ArrayList<>();
    for (FirstDeployed plan : plans) {
      if (active.contains(plan.hash())) {
        taken.add(plan.plan());
      } else if (plan.deployment() <= number) {
        superseded.add(plan.plan());
      }
    }
    return new Deployment(catalog, taken, superseded);
  }

  private void write(Plan plan, long deployment, boolean active) {
    session
        .handle()
        .execute(
            "INSERT INTO plans (hash, journey, json, deployment, active) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (hash) DO UPDATE SET active = excluded.active",
            PlanHash.of(plan),
            plan.journey(),
            JsonWriter.compact(PlanJson.toJson(plan)),
            deployment,
            active ? 1 : 0);
  }

  Optional<Deployment> read() {
    Handle handle = session.handle();
    Optional<Outside> outside =
        handle
            .createQuery("SELECT catalog, bindings FROM deployments ORDER BY number DESC LIMIT 1")
            .map((row, _) ->
                new Outside(catalog(row.getString("catalog")), bindings(row.getString("bindings"))))
            .findOne();
    if (outside.isEmpty()) {
      return Optional.empty();
    }
    List<Plan> active = new ArrayList<>();
    List<Plan> superseded = new ArrayList<>();
    handle
        .createQuery("SELECT json, active FROM plans ORDER BY journey, deployment, hash")
        .map((row, _) ->
            (row.getInt("active") != 0 ? active : superseded).add(plan(row.getString("json"))))
        .list();
    return Optional.of(
        new Deployment(outside.get().catalog(), outside.get().bindings(), active, superseded));
  }

  private record Outside(Catalog catalog, Bindings bindings) {}

  private static Bindings bindings(@Nullable String json) {
    try {
      return json == null
          ? Bindings.NONE
          : BindingsJson.read(JsonPart.root(StoredValue.json(json)));
    } catch (JsonFormException e) {
      throw unreadable("binding", e);
    }
  }

  /** The declarations of the latest deployments, at most so many. */
  List<Catalog> catalogs(int most) {
    return session
        .handle()
        .createQuery("SELECT catalog FROM deployments ORDER BY number DESC LIMIT ?")
        .bind(0, most)
        .mapTo(String.class)
        .map(DeploymentTables::catalog)
        .list();
  }

  private static Catalog catalog(String json) {
    try {
      return CatalogJson.read(JsonPart.root(StoredValue.json(json)));
    } catch (JsonFormException e) {
      throw unreadable("declarations", e);
    }
  }

  private static Plan plan(String json) {
    try {
      return PlanJson.read(json);
    } catch (PlanFormatException e) {
      throw unreadable("plan", e);
    }
  }

  private static StoreException unreadable(String what, Exception e) {
    return new StoreException(
        Reason.DOES_NOT_CONTINUE, "a stored " + what + " cannot be read: " + e.getMessage(), e);
  }
}
