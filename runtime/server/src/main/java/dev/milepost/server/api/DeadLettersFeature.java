package dev.milepost.server.api;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.server.host.Answered;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Page;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import dev.milepost.server.live.Running;
import dev.milepost.server.store.KeptDeadLetter;
import dev.milepost.server.store.KeptDeadLetter.Settlement;
import dev.milepost.server.store.KeptDeadLetter.Way;
import dev.milepost.server.writer.Submission.Origin;
import java.util.List;
import java.util.Locale;

/** Messages that could not be taken: they are listed, corrected, sent again or dismissed. */
public final class DeadLettersFeature implements Feature {

  private static final Schema LETTER =
      Schema.named(
          "DeadLetter",
          Schema.object()
              .with("number", Schema.whole(), "Its number; numbers rise in order of refusal.")
              .with("at", Schema.instant(), "When it was refused.")
              .with("place", Schema.text(), "Where it came from.")
              .with("faults", Schema.items(Schema.text()), "Every reason of the refusal.")
              .with("message", Schema.any(), "The message as it came: JSON, or a text.")
              .withOptional(
                  "settled",
                  Schema.object()
                      .with("at", Schema.instant(), "When.")
                      .with("by", Schema.text(), "Who saw to it.")
                      .with("how", Schema.choice("sent", "dismissed"), "What was done."),
                  "What became of it; missing while it waits for somebody."));

  private final Host host;
  private final SignalIntake intake;

  /** Dead letters of a host. */
  public DeadLettersFeature(Host host) {
    this.host = host;
    this.intake = new SignalIntake(host);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/dead-letters", "listDeadLetters")
            .role(Role.READ)
            .says("dead letters", "Lists messages that could not be taken, the oldest first.")
            .query("settled", Schema.flag(), "Those that somebody saw to. Default: false.")
            .paged()
            .gives(200, "A page.", Schema.page(LETTER))
            .to(this::list),
        Route.get("/dead-letters/{number}", "readDeadLetter")
            .role(Role.READ)
            .says("dead letters", "Shows a message that could not be taken.")
            .path("number", Schema.whole(), "Its number.")
            .gives(200, "The message.", LETTER)
            .problem(404, "There is none of that number.")
            .to(request -> Answer.ok(json(find(request)))),
        Route.post("/dead-letters/{number}/send", "sendDeadLetter")
            .role(Role.OPERATE)
            .says(
                "dead letters",
                "Sends a message again: as it came, or as the body of this request corrects it.")
            .path("number", Schema.whole(), "Its number.")
            .takes(SignalsFeature.STRUCTURED, SignalsFeature.EVENT)
            .gives(200, "It was taken.", SignalResult.SCHEMA)
            .problem(400, "The body is not JSON.")
            .problem(404, "There is none of that number.")
            .problem(409, "Somebody saw to it, or its source and id belong to another signal.")
            .problem(413, "The body is too large.")
            .problem(422, "It was refused again; every fault is named.")
            .problem(503, "The queue is full, or the store fails; nothing was taken.")
            .to(this::send),
        Route.post("/dead-letters/{number}/dismiss", "dismissDeadLetter")
            .role(Role.OPERATE)
            .says("dead letters", "Takes a message off the list without sending it.")
            .path("number", Schema.whole(), "Its number.")
            .givesNothing(204, "It is off the list.")
            .problem(404, "There is none of that number.")
            .problem(409, "Somebody saw to it already.")
            .to(this::dismiss));
  }

  private Answer list(Request request) {
    Page page = Page.of(request);
    boolean settled = request.query("settled").map(Boolean::parseBoolean).orElse(false);
    long after = page.after(0);
    List<KeptDeadLetter> letters =
        host.store().read(read -> read.listings().deadLetters(settled, after, page.limit() + 1));
    return page.answer(letters, letter -> Long.toString(letter.number()), DeadLettersFeature::json);
  }

  private KeptDeadLetter find(Request request) {
    long number = Numbers.inPath(request, "number");
    return host.store()
        .read(read -> read.listings().deadLetter(number))
        .orElseThrow(() -> Problem.notFound("there is no dead letter " + number).exception());
  }

  private KeptDeadLetter findOpen(Request request) {
    KeptDeadLetter letter = find(request);
    if (letter.settlement() != null) {
      throw settledAlready(letter.number());
    }
    return letter;
  }

  private static RuntimeException settledAlready(long number) {
    return Problem.conflict("somebody saw to the dead letter " + number + " already").exception();
  }

  private Answer send(Request request) {
    KeptDeadLetter letter = findOpen(request);
    byte[] corrected = request.body();
    Origin origin = new Origin(null, letter.number(), request.caller().name());
    JsonValue message =
        corrected.length == 0 ? message(letter.letter().body()) : Incomings.json(corrected);
    List<Incomings.Prepared> prepared = prepared(message, origin);
    List<String> faults = prepared.stream().flatMap(one -> one.faults().stream()).toList();
    if (!faults.isEmpty()) {
      throw Problem.unfit("it is no signal; the dead letter stays as it is", faults).exception();
    }
    List<SignalResult> results = intake.take(prepared);
    SignalResult result =
        results.stream()
            .filter(one -> !one.kind().isTaken())
            .findFirst()
            .orElse(results.getFirst());
    if (!result.kind().isTaken()) {
      throw result.problem().exception();
    }
    return Answer.ok(result.json());
  }

  /** A webhook is read by the `receives` of its app again, everything else is a CloudEvent. */
  private List<Incomings.Prepared> prepared(JsonValue message, Origin origin) {
    Running running = host.writer().running();
    List<Incomings.Prepared> prepared =
        HookMessages.kept(running, message, origin)
            .map(HookMessages.Said::prepared)
            .orElseGet(() -> List.of(Incomings.envelope(running, message, origin)));
    if (prepared.isEmpty()) {
      throw Problem.unfit(
              "it makes no signal; the dead letter stays as it is",
              List.of("no rule of `receives` holds for it"))
          .exception();
    }
    return prepared;
  }

  private Answer dismiss(Request request) {
    KeptDeadLetter letter = findOpen(request);
    String actor = request.caller().name();
    boolean done =
        Answered.by(() ->
            host.writer()
                .run(turn ->
                    turn.store()
                        .write(transaction ->
                            transaction.settle(
                                letter.number(),
                                new Settlement(turn.at(), actor, Way.DISMISSED)))));
    if (!done) {
      throw settledAlready(letter.number());
    }
    return Answer.empty();
  }

  private static JsonObject json(KeptDeadLetter kept) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("number", kept.number())
            .put("at", kept.letter().at().toString())
            .put("place", kept.letter().place())
            .put("faults", JsonArray.ofTexts(kept.letter().reasons()))
            .put("message", message(kept.letter().body()));
    Settlement settlement = kept.settlement();
    if (settlement != null) {
      json.put(
          "settled",
          JsonObject.builder()
              .put("at", settlement.at().toString())
              .put("by", settlement.actor())
              .put("how", settlement.way().name().toLowerCase(Locale.ROOT))
              .build());
    }
    return json.build();
  }

  private static JsonValue message(String body) {
    try {
      return JsonReader.MESSAGE.read(body);
    } catch (JsonSyntaxException _) {
      return new JsonText(body);
    }
  }
}
