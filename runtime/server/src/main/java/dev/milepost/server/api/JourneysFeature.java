package dev.milepost.server.api;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.plan.PlanJson;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Page;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ParkedSignal;
import dev.milepost.server.store.RefusedLink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is in operation: journeys and their plans; and signals that are nobody's yet. */
public final class JourneysFeature implements Feature {

  private static final Schema JOURNEY =
      Schema.named(
          "Journey",
          Schema.object()
              .with("journey", Schema.text(), "Its name.")
              .with("plan", Schema.text(), "The hash of the plan.")
              .with("active", Schema.flag(), "Whether new executions take it.")
              .with("subject", Schema.text(), "Who travels.")
              .with("stages", Schema.items(Schema.text()), "Its stages in written order."));

  private static final Schema PARKED =
      Schema.named(
          "ParkedSignal",
          Schema.object()
              .with("input", Schema.whole(), "The log's number.")
              .with("at", Schema.instant(), "When it was received.")
              .with("source", Schema.text(), "Who sent it.")
              .with("id", Schema.text(), "Its id there.")
              .with("type", Schema.text(), "The record or event that it is about.")
              .withOptional(
                  "waitsFor", Schema.text(), "A value whose link would tell whose it is."));

  private static final Schema REFUSED_LINK =
      Schema.named(
          "RefusedLink",
          Schema.object()
              .with("input", Schema.whole(), "The log's number of the signal.")
              .withOptional("at", Schema.instant(), "When it was received.")
              .with("subject", Shapes.SUBJECT_NAME, "Who took it.")
              .with(
                  "values",
                  Schema.items(Schema.text()),
                  "The values, as KEY/VALUE, by which it names somebody else."));

  private final Host host;

  /** What a host has in operation. */
  public JourneysFeature(Host host) {
    this.host = host;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/journeys", "listJourneys")
            .role(Role.READ)
            .says("journeys", "Lists the plans in operation, and those on which some still run.")
            .gives(
                200,
                "The journeys.",
                Schema.object().with("items", Schema.items(JOURNEY), "One for each plan."))
            .to(_ -> list()),
        Route.get("/plans/{hash}", "readPlan")
            .role(Role.READ)
            .says("journeys", "Shows a plan as the compiler wrote it.")
            .path("hash", Schema.text(), "Its hash.")
            .gives(200, "The plan.", Schema.openObject())
            .problem(404, "There is none of that hash.")
            .to(this::plan),
        Route.get("/parked", "listParked")
            .role(Role.READ)
            .says("signals", "Lists signals that wait for the link to their subject.")
            .paged()
            .gives(200, "A page, the oldest first.", Schema.page(PARKED))
            .to(this::parked),
        Route.get("/refused-links", "listRefusedLinks")
            .role(Role.READ)
            .says(
                "signals",
                "Lists signals that name two subjects of which each has its own first key; they are"
                    + " not merged, and one of them took the signal.")
            .paged()
            .gives(200, "A page, the oldest first.", Schema.page(REFUSED_LINK))
            .to(this::refusedLinks));
  }

  private Answer list() {
    Deployment deployment = host.writer().running().deployment();
    List<JsonValue> journeys = new ArrayList<>();
    deployment.active().forEach(plan -> journeys.add(json(plan, true)));
    deployment.superseded().forEach(plan -> journeys.add(json(plan, false)));
    return Answer.ok(JsonObject.builder().put("items", new JsonArray(journeys)).build());
  }

  private static JsonObject json(Plan plan, boolean active) {
    return JsonObject.builder()
        .put("journey", plan.journey())
        .put("plan", PlanHash.of(plan))
        .put("active", active)
        .put("subject", plan.subject())
        .put("stages", JsonArray.ofTexts(plan.stages().stream().map(Plan.Stage::name).toList()))
        .build();
  }

  private Answer plan(Request request) {
    String hash = request.pathParameter("hash");
    Deployment deployment = host.writer().running().deployment();
    return Stream.concat(deployment.active().stream(), deployment.superseded().stream())
        .filter(plan -> PlanHash.of(plan).equals(hash))
        .findFirst()
        .map(plan -> Answer.ok(PlanJson.toJson(plan)))
        .orElseThrow(() -> Problem.notFound("there is no plan " + hash).exception());
  }

  private Answer parked(Request request) {
    Page page = Page.of(request);
    long after = page.after(0);
    List<ParkedSignal> signals =
        host.store().read(read -> read.listings().parked(after, page.limit() + 1));
    return page.answer(signals, signal -> Long.toString(signal.input()), JourneysFeature::json);
  }

  private Answer refusedLinks(Request request) {
    Page page = Page.of(request);
    long after = page.after(0);
    List<RefusedLink> links =
        host.store().read(read -> read.listings().refusedLinks(after, page.limit() + 1));
    return page.answer(links, link -> Long.toString(link.input()), JourneysFeature::json);
  }

  private static JsonObject json(RefusedLink link) {
    JsonObject.Builder json = JsonObject.builder().put("input", link.input());
    if (link.at() != null) {
      json.put("at", link.at().toString());
    }
    return json.put("subject", Shapes.subject(link.subject()))
        .put(
            "values",
            JsonArray.ofTexts(
                link.values().stream().map(value -> value.key() + "/" + value.value()).toList()))
        .build();
  }

  private static JsonObject json(ParkedSignal signal) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("input", signal.input())
            .put("at", signal.at().toString())
            .put("source", signal.source())
            .put("id", signal.id())
            .put("type", signal.type());
    if (!signal.waitsFor().value().isEmpty()) {
      json.put("waitsFor", signal.waitsFor().key() + "/" + signal.waitsFor().value());
    }
    return json.build();
  }
}
