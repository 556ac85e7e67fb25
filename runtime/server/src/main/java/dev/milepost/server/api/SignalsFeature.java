package dev.milepost.server.api;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.server.api.Incomings.Prepared;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import dev.milepost.server.live.Running;
import dev.milepost.server.writer.Submission.Origin;
import java.util.List;

/** Signals come in as CloudEvents. The answer comes after the commit. */
public final class SignalsFeature implements Feature {

  static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String LINES = "application/x-ndjson";
  private static final String OTHER_LINES = "application/jsonl";

  static final Schema EVENT =
      Schema.named(
          "CloudEvent",
          Schema.openObject()
              .with("specversion", Schema.choice("1.0"), "The version of CloudEvents.")
              .with("id", Schema.text(), "Unique in its source.")
              .with("source", Schema.text(), "Who sends it.")
              .with("type", Schema.text(), "A declared record or event: Books.Invoice.")
              .withOptional(
                  "subject", Schema.text(), "Whose it is: a value of the first key, or KEY/VALUE.")
              .withOptional("time", Schema.instant(), "When it happened; without it, the receipt.")
              .withOptional(
                  "traceparent", Schema.text(), "Carried on to what is sent because of it.")
              .withOptional(
                  "data", Schema.openObject(), "The record's Id and the fields that it sets."));

  private static final Schema RESULTS =
      Schema.object()
          .with("results", Schema.items(SignalResult.SCHEMA), "One for each event, in order.");

  private final Host host;
  private final SignalIntake intake;
  private final List<Route> routes;

  /** Signals of a host. */
  public SignalsFeature(Host host) {
    this.host = host;
    this.intake = new SignalIntake(host);
    this.routes =
        List.of(
            Route.post("/signals", "sendSignals")
                .role(Role.SEND)
                .says(
                    "signals",
                    "Takes signals: one CloudEvent (structured or binary mode), a batch, or a"
                        + " stream of lines. The answer comes after the commit.")
                .header("traceparent", Schema.text(), "W3C Trace Context, carried on to actions.")
                .takes(STRUCTURED, EVENT)
                .takes(BATCH, Schema.items(EVENT))
                .takes(LINES, EVENT)
                .takes(Answer.JSON, Schema.any())
                .gives(200, "What became of it; of a batch, all were taken.", Schema.any())
                .gives(200, "What became of it.", LINES, SignalResult.SCHEMA)
                .gives(207, "Some events of the batch were refused.", RESULTS)
                .problem(400, "The body is not JSON.")
                .problem(409, "Another signal was received under this source and id.")
                .problem(413, "The body is too large; send a stream of lines.")
                .problem(415, "The media type is none that can be taken.")
                .problem(422, "The signal was refused; every fault is named.")
                .problem(503, "The queue is full, or the store fails; nothing was taken.")
                .to(this::receive));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  private Answer receive(Request request) {
    Origin origin = Traces.origin(request);
    return switch (request.mediaType()) {
      case LINES, OTHER_LINES ->
          Answer.stream(
              LINES, out -> new SignalStream(host, intake).run(request.stream(), origin, out));
      case STRUCTURED -> one(Incomings.envelope(running(), request.json(), origin));
      case BATCH -> batch(request, origin);
      default -> BinaryMode.isUsed(request) ? binary(request, origin) : plain(request, origin);
    };
  }

  private Running running() {
    return host.writer().running();
  }

  private Answer binary(Request request, Origin origin) {
    return one(
        switch (BinaryMode.read(request)) {
          case BinaryMode.Envelope(JsonObject json) -> Incomings.envelope(running(), json, origin);
          case BinaryMode.Unfit unfit ->
              Incomings.unfit(unfit.faults(), unfit.text(), unfit.source(), unfit.id());
        });
  }

  /** Plain JSON says by its form what it is. */
  private Answer plain(Request request, Origin origin) {
    if (!request.mediaType().equals(Answer.JSON)) {
      throw Problem.of(
              415,
              "unknown-media-type",
              "send "
                  + STRUCTURED
                  + ", "
                  + BATCH
                  + ", "
                  + LINES
                  + ", or the headers ce-id, ce-source, ce-type and ce-specversion with JSON")
          .exception();
    }
    JsonValue json = request.json();
    return json instanceof JsonArray array
        ? batch(array, origin)
        : one(Incomings.envelope(running(), json, origin));
  }

  private Answer one(Prepared prepared) {
    SignalResult result = intake.take(List.of(prepared)).getFirst();
    if (!result.kind().isTaken()) {
      throw result.problem().exception();
    }
    return Answer.ok(result.json());
  }

  private Answer batch(Request request, Origin origin) {
    if (!(request.json() instanceof JsonArray array)) {
      throw Problem.badRequest("a batch is a JSON array of CloudEvents").exception();
    }
    return batch(array, origin);
  }

  private Answer batch(JsonArray array, Origin origin) {
    Running running = running();
    List<SignalResult> results =
        array.items().isEmpty()
            ? List.of()
            : intake.take(
                array.items().stream()
                    .map(item -> Incomings.envelope(running, item, origin))
                    .toList());
    boolean allTaken = results.stream().allMatch(result -> result.kind().isTaken());
    JsonArray shown = new JsonArray(results.stream().<JsonValue>map(SignalResult::json).toList());
    return Answer.json(allTaken ? 200 : 207, JsonObject.builder().put("results", shown).build());
  }
}
