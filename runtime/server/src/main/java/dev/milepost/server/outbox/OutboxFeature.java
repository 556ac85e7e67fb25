package dev.milepost.server.outbox;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.step.Settlement;
import dev.milepost.server.adapter.HttpExchange;
import dev.milepost.server.adapter.Parcel;
import dev.milepost.server.adapter.UnsendableException;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.host.Answered;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Page;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.ProblemException;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import dev.milepost.server.live.Entry;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.OpenQuestion;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands actions over, and lets people look at them, send dead ones again, and answer questions. */
public final class OutboxFeature implements Feature {

  private static final String TAG = "actions";

  private final Host host;
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpExchange exchange;
  private final Endpoints endpoints;
  private final Dispatcher dispatcher;
  private final DispatchLoop loop;
  private final Unsaid unsaid = new Unsaid();

  /** Where nobody has said where anything goes, it waits for that. */
  private final boolean isSending;

  /** The outbox of a host. */
  public OutboxFeature(Host host, OutboxOptions options) {
    this.host = host;
    this.isSending = !host.sandboxed() && !options.configuration().equals(Configuration.NONE);
    this.exchange = new HttpExchange(options.resolver(), senders, host.clock());
    this.endpoints =
        new Endpoints(
            options.configuration(),
            () -> host.writer().running().deployment(),
            options.secrets(),
            exchange,
            options.random());
    DispatchMeters meters = new DispatchMeters(host.metrics());
    meters.watch(host.store(), host.clock());
    this.dispatcher =
        new Dispatcher(
            host.store(),
            host.writer(),
            endpoints,
            options.configuration().sending(),
            new RetryPlan(options.configuration().sending(), options.random()),
            senders,
            meters,
            unsaid,
            options.node());
    this.loop = new DispatchLoop(dispatcher, host.clock());
  }

  @Override
  public void start() {
    if (!host.sandboxed()) {
      Destinations destinations = Destinations.of(host.writer().running().deployment().active());
      endpoints.nowhere(destinations).forEach(nowhere -> unsaid.tell(nowhere.reason()));
    }
    if (isSending) {
      dispatcher.freeOwn();
      host.writer().onCommit(loop::signal);
      loop.start();
    }
  }

  @Override
  public void stop() {
    if (isSending) {
      loop.stop();
    }
    // Attempts that are under way end within their timeouts; the writer still takes their ends.
    senders.close();
    exchange.close();
  }

  /** Has the dispatcher look at the clock again. */
  public void wake() {
    loop.signal();
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/actions", "listActions")
            .role(Role.READ)
            .says(TAG, "Lists what executions asked for, in the order in which they did.")
            .query("state", Schema.choice(states()), "Only those of which this became.")
            .paged()
            .gives(200, "A page.", Schema.page(OutboxSchemas.ACTION))
            .to(this::list),
        Route.get("/actions/{number}", "readAction")
            .role(Role.READ)
            .says(TAG, "Shows an action and what became of it.")
            .path("number", Schema.whole(), "Its number.")
            .gives(200, "The action.", OutboxSchemas.ACTION)
            .problem(404, "There is no such action.")
            .to(request -> Answer.ok(json(find(request)))),
        Route.get("/actions/{number}/request", "previewAction")
            .role(Role.READ)
            .says(TAG, "Shows what is sent for an action, without sending it; secrets are hidden.")
            .path("number", Schema.whole(), "Its number.")
            .gives(200, "What is sent, and how.", OutboxSchemas.PREVIEW)
            .problem(404, "There is no such action.")
            .problem(409, "It cannot be sent as it is.")
            .to(this::preview),
        decision("retry", "retryAction", "Sends an action again that failed for good.")
            .to(request -> decide(request, Settlement.Retried::new)),
        decision("skip", "skipAction", "Gives an action up that failed for good.")
            .to(request -> decide(request, Settlement.Skipped::new)),
        Route.get("/questions", "listQuestions")
            .role(Role.READ)
            .says(TAG, "Lists the questions that executions stand before.")
            .paged()
            .gives(200, "A page.", Schema.page(OutboxSchemas.QUESTION))
            .to(this::questions),
        Route.post("/executions/{id}/answer", "answerQuestion")
            .role(Role.OPERATE)
            .says(TAG, "Answers a question; the last answer counts as long as the stage lasts.")
            .path("id", Schema.text(), "The execution that stands before it.")
            .takes(
                Schema.object()
                    .with("answer", Schema.text(), "One of the answers of the question.")
                    .withOptional("actor", Schema.text(), "Who answers. Default: the caller."))
            .gives(200, "It counts.", OutboxSchemas.DONE)
            .problem(404, "There is no such execution.")
            .problem(409, "It is too late, or this is none of the answers.")
            .problem(422, "The body does not fit.")
            .problem(503, "More comes in than can be written, or the store fails.")
            .to(this::answer));
  }

  private static Route.Builder decision(String word, String name, String sentence) {
    return Route.post("/actions/{number}/" + word, name)
        .role(Role.OPERATE)
        .says(TAG, sentence)
        .path("number", Schema.whole(), "Its number.")
        .takes(
            Schema.object()
                .with("reason", Schema.text(), "Why.")
                .withOptional("actor", Schema.text(), "Who decides. Default: the caller."))
        .gives(200, "Done.", OutboxSchemas.DONE)
        .problem(404, "There is no such action.")
        .problem(409, "It did not fail for good.")
        .problem(422, "The body does not fit.")
        .problem(503, "More comes in than can be written, or the store fails.");
  }

  static String[] states() {
    return Arrays.stream(Delivery.values()).map(OutboxFeature::word).toArray(String[]::new);
  }

  static String word(Delivery delivery) {
    return delivery.name().toLowerCase(Locale.ROOT);
  }

  private Answer list(Request request) {
    Page page = Page.of(request);
    Delivery state = state(request.query("state"));
    List<OutboxItem> items =
        host.store().read(read -> read.outbox().list(state, page.after(0), page.limit() + 1));
    return page.answer(items, item -> Long.toString(item.number()), this::json);
  }

  private JsonObject json(OutboxItem item) {
    boolean isWaiting = item.stored().delivery() == Delivery.WAITING;
    return OutboxJson.action(item, isWaiting ? hindrance(item) : null);
  }

  /** Why an action goes nowhere, because nobody has said where to; null where somebody has. */
  public @Nullable String hindrance(OutboxItem item) {
    return endpoints.way(parcel(item)) instanceof Endpoints.Nowhere(String reason) ? reason : null;
  }

  private Parcel parcel(OutboxItem item) {
    return new Parcel(
        item.stored().key(),
        item.subject(),
        item.stored().action(),
        item.askedAt(),
        host.clock().instant(),
        null);
  }

  private static @Nullable Delivery state(Optional<String> word) {
    if (word.isEmpty()) {
      return null;
    }
    return Arrays.stream(Delivery.values())
        .filter(delivery -> word(delivery).equals(word.get()))
        .findFirst()
        .orElseThrow(() ->
            Problem.badRequest("`state` is one of " + String.join(", ", states())).exception());
  }

  private OutboxItem find(Request request) {
    long number = number(request);
    return host.store()
        .read(read -> read.outbox().find(number))
        .orElseThrow(() -> Problem.notFound("there is no action " + number).exception());
  }

  private static long number(Request request) {
    String text = request.pathParameter("number");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw Problem.notFound("`" + text + "` is no number").exception();
    }
  }

  private Answer preview(Request request) {
    OutboxItem item = find(request);
    try {
      return switch (endpoints.way(parcel(item))) {
        case Endpoints.Through(Endpoint endpoint, Parcel own) ->
            Answer.ok(endpoint.adapter().preview(own));
        case Endpoints.Nowhere(String reason) -> throw Problem.conflict(reason).exception();
      };
    } catch (UnsendableException e) {
      throw Problem.conflict(String.valueOf(e.getMessage())).exception();
    }
  }

  @FunctionalInterface
  private interface Decision {
    Settlement by(String actor, String reason);
  }

  private Answer decide(Request request, Decision decision) {
    long number = find(request).number();
    RequestBody body = RequestBody.of(request, "reason");
    Settlement settlement = decision.by(body.actor(), body.text());
    return done(at -> new Submission.ActionEnd(at, number, settlement));
  }

  private Answer questions(Request request) {
    Page page = Page.of(request);
    List<OpenQuestion> questions =
        host.store().read(read -> read.outbox().questions(page.after(0), page.limit() + 1));
    return page.answer(
        questions, question -> Long.toString(question.item().number()), OutboxJson::question);
  }

  private Answer answer(Request request) {
    String id = request.pathParameter("id");
    ExecutionId execution = ExecutionId.parse(id).orElseThrow(() -> noExecution(id));
    if (host.store().read(read -> read.listings().execution(execution)).isEmpty()) {
      throw noExecution(id);
    }
    OutboxItem asked =
        host.store()
            .read(read -> read.outbox().question(execution))
            .map(OpenQuestion::item)
            .orElseThrow(() ->
                Problem.conflict(
                        "nothing is asked where it stands; an answer that comes after its stage was"
                            + " left does not count")
                    .exception());
    RequestBody body = RequestBody.of(request, "answer");
    Submission.Act act =
        new Submission.Answer(asked.stored().action().execution(), body.text(), body.actor());
    return done(at -> new Submission.Intervention(at, asked.subject(), act));
  }

  private static ProblemException noExecution(String id) {
    return Problem.notFound("there is no execution " + id).exception();
  }

  private Answer done(Function<Instant, Submission> submission) {
    return switch (Answered.by(() -> host.writer().submit(Entry.small(submission)))) {
      case Acknowledgement.Accepted(long input, boolean _) -> Answer.ok(OutboxJson.done(input));
      case Acknowledgement.Refused(String reason) -> throw Problem.conflict(reason).exception();
      case Acknowledgement other -> throw new IllegalStateException("not an answer: " + other);
    };
  }
}
