package dev.milepost.server.api;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.server.deploy.Deployments;
import dev.milepost.server.deploy.Preview;
import dev.milepost.server.deploy.PreviewJson;
import dev.milepost.server.deploy.Refusal;
import dev.milepost.server.deploy.Rehearsal;
import dev.milepost.server.deploy.Rollout;
import dev.milepost.server.host.Answered;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.ProblemException;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import dev.milepost.server.live.Entry;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.PastDeployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Standing;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Versions: what a deploy would mean, the deploy, and bringing customers to it. */
public final class DeploymentsFeature implements Feature {

  private static final Schema DEPLOYMENT =
      Schema.named(
          "Deployment",
          Schema.object()
              .with("number", Schema.whole(), "Numbers rise from 1.")
              .with("at", Schema.instant(), "When it was made.")
              .with("actor", Schema.text(), "Who made it.")
              .with("afterInput", Schema.whole(), "The last line of the log before it.")
              .with(
                  "journeys",
                  Schema.openObject(),
                  "For each journey the hash of the plan that new executions took."));

  private static final Schema STANDING =
      Schema.named(
          "Standing",
          Schema.object()
              .with("journey", Schema.text(), "The journey.")
              .with("plan", Schema.text(), "The hash of the plan on which they run.")
              .with("stage", Schema.text(), "Where they stand.")
              .with("executions", Schema.whole(), "How many have not ended."));

  private final Host host;

  /** Deployments of a host. */
  public DeploymentsFeature(Host host) {
    this.host = host;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/deployments", "listDeployments")
            .role(Role.READ)
            .says("versions", "Lists deployments, the latest first, and who is under way on what.")
            .gives(
                200,
                "The deployments.",
                Schema.object()
                    .with("items", Schema.items(DEPLOYMENT), "The deployments.")
                    .with("underWay", Schema.items(STANDING), "Where executions stand."))
            .to(_ -> list()),
        Route.post("/deployments", "deploy")
            .role(Role.DEPLOY)
            .says(
                "versions",
                "Puts plans into operation, or says what that would mean; moves and starts nobody"
                    + " who is not asked for.")
            .query("dry-run", Schema.flag(), "Write nothing. Default: false.")
            .takes(
                Schema.object()
                    .with("catalog", Schema.openObject(), "All that is declared.")
                    .withOptional(
                        "bindings",
                        Schema.openObject(),
                        "How the apps are reached. Default: as before.")
                    .with("plans", Schema.items(Schema.openObject()), "One a journey.")
                    .withOptional(
                        "mapping",
                        Schema.openObject(),
                        "For each journey and stage of the old plan, the stage of the new one.")
                    .withOptional(
                        "move", Schema.items(Schema.text()), "Journeys whose executions move.")
                    .withOptional(
                        "startMatching",
                        Schema.items(Schema.text()),
                        "Journeys that start for who matches already."))
            .gives(
                200,
                "What it means, and what came of it.",
                Schema.object()
                    .with("deployed", Schema.flag(), "Whether it was put into operation.")
                    .with("preview", Schema.openObject(), "What it means for who is under way.")
                    .withOptional("moves", Schema.openObject(), "What came of moving executions.")
                    .withOptional(
                        "starts", Schema.items(Schema.openObject()), "What came of starting."))
            .problem(409, "Executions run on plans that need what it takes away.")
            .problem(422, "The plans do not fit the declarations.")
            .problem(503, "The queue is full, or the store fails.")
            .to(this::deploy));
  }

  private Answer list() {
    return host.store().read(reading -> Answer.ok(list(reading)));
  }

  private static JsonObject list(ReadTransaction reading) {
    List<JsonValue> items = new ArrayList<>();
    for (PastDeployment past : reading.deployments()) {
      JsonObject.Builder journeys = JsonObject.builder();
      new TreeMap<>(past.active()).forEach(journeys::put);
      items.add(
          JsonObject.builder()
              .put("number", JsonNumber.of(past.number()))
              .put("at", past.at().toString())
              .put("actor", past.actor())
              .put("afterInput", JsonNumber.of(past.afterInput()))
              .put("journeys", journeys.build())
              .build());
    }
    List<JsonValue> underWay = new ArrayList<>();
    for (Standing standing : reading.standings()) {
      underWay.add(
          JsonObject.builder()
              .put("journey", standing.journey())
              .put("plan", standing.plan())
              .put("stage", standing.stage())
              .put("executions", JsonNumber.of(standing.executions()))
              .build());
    }
    return JsonObject.builder()
        .put("items", new JsonArray(items))
        .put("underWay", new JsonArray(underWay))
        .build();
  }

  private Answer deploy(Request request) {
    DeploymentOrder order = DeploymentOrder.read(request.json());
    boolean dryRun = request.query("dry-run").map(Boolean::parseBoolean).orElse(false);
    Instant now = host.clock().instant().truncatedTo(ChronoUnit.MICROS);
    Preview preview;
    try {
      preview = Rehearsal.of(host.store(), order.release(), order.mapping(), now);
    } catch (IllegalArgumentException e) {
      throw unfit(e);
    }
    JsonObject.Builder answer =
        JsonObject.builder().put("deployed", !dryRun).put("preview", PreviewJson.write(preview));
    if (dryRun) {
      return Answer.ok(answer.build());
    }
    if (!preview.refusals().isEmpty()) {
      throw refused(preview.refusals());
    }
    rollOut(order, deployed(order, request.caller().name()), request, answer);
    return Answer.ok(answer.build());
  }

  /**
   * What runs is looked at again in the writer's turn: nothing comes between that and the deploy.
   */
  private Deployment deployed(DeploymentOrder order, String actor) {
    return Answered.by(() ->
        host.writer()
            .run(turn -> {
              try {
                Deployment deployed =
                    Deployments.deploy(turn.store(), order.release(), turn.at(), actor);
                turn.follow(deployed);
                return deployed;
              } catch (Deployments.RefusedException e) {
                throw refused(e.refusals());
              } catch (IllegalArgumentException e) {
                throw unfit(e);
              }
            }));
  }

  private void rollOut(
      DeploymentOrder order, Deployment deployment, Request request, JsonObject.Builder answer) {
    Instant now = host.clock().instant().truncatedTo(ChronoUnit.MICROS);
    Rollout rollout =
        new Rollout(host.store(), deployment, now, request.caller().name(), this::submit);
    if (!order.move().isEmpty()) {
      answer.put("moves", PreviewJson.write(rollout.move(order.move()::contains, order.mapping())));
    }
    if (!order.startMatching().isEmpty()) {
      List<JsonValue> starts = new ArrayList<>();
      for (String journey : order.startMatching()) {
        starts.add(PreviewJson.write(rollout.start(journey)));
      }
      answer.put("starts", new JsonArray(starts));
    }
  }

  private List<Acknowledgement> submit(List<Submission.Intervention> interventions) {
    List<Entry> entries = new ArrayList<>(interventions.size());
    for (Submission.Intervention one : interventions) {
      entries.add(Entry.small(at -> new Submission.Intervention(at, one.subject(), one.act())));
    }
    return Answered.by(() -> {
      List<CompletableFuture<Acknowledgement>> answers = host.writer().submit(entries);
      return CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]))
          .thenApply(_ -> answers.stream().map(CompletableFuture::join).toList());
    });
  }

  private static ProblemException refused(List<Refusal> refusals) {
    List<JsonValue> all = new ArrayList<>();
    refusals.forEach(refusal -> all.add(PreviewJson.write(refusal)));
    return Problem.of(
            409, "runs-on-it", "executions run on plans that need what the release takes away")
        .with("refusals", new JsonArray(all))
        .exception();
  }

  private static ProblemException unfit(IllegalArgumentException e) {
    return Problem.of(422, "unfit", "the plans do not fit the declarations: " + e.getMessage())
        .exception();
  }
}
