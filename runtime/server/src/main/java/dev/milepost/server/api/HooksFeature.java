package dev.milepost.server.api;

import dev.milepost.engine.binding.Reception;
import dev.milepost.engine.binding.Verification;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.configuration.SecretException;
import dev.milepost.server.configuration.Secrets;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import dev.milepost.server.live.Running;
import dev.milepost.server.signature.HookVerifier;
import dev.milepost.server.writer.Submission.Origin;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Apps send their own webhooks, in their own shapes. The answer comes after the commit. */
public final class HooksFeature implements Feature {

  private static final Logger LOG = LoggerFactory.getLogger(HooksFeature.class);
  private static final String TAG = "webhooks";

  /** Whoever sent it, should send it again: an operator has to say something first. */
  private static final int SECONDS_UNTIL_OPEN = 60;

  private static final Schema SAID =
      Schema.object()
          .with("results", Schema.items(SignalResult.SCHEMA), "One for each signal, in order.")
          .with("unmapped", Schema.whole(), "How many messages `receives` has no rule for.");

  private final Host host;
  private final Configuration configuration;
  private final Secrets secrets;
  private final SignalIntake intake;
  private volatile Prepared prepared;

  /** How the apps of a deployment are read. */
  private record Prepared(Running running, Map<String, Optional<HookMessages>> messages) {}

  /** Webhooks of a host. */
  public HooksFeature(Host host, Configuration configuration, Secrets secrets) {
    this.host = host;
    this.configuration = configuration;
    this.secrets = secrets;
    this.intake = new SignalIntake(host);
    this.prepared = new Prepared(host.writer().running(), new ConcurrentHashMap<>());
  }

  @Override
  public void start() {
    host.writer()
        .running()
        .deployment()
        .bindings()
        .receives()
        .forEach((app, reception) -> {
          Verification verification = reception.verification();
          if (verification != null) {
            try {
              secrets.read(secret(app, verification));
            } catch (SecretException e) {
              LOG.warn("webhooks of {} are turned away: {}", app, e.getMessage());
            }
          }
        });
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/hooks/{app}", "receiveHook")
            .open()
            .says(
                TAG,
                "Takes a webhook as its app sends it, by the app's `receives`. It has to be"
                    + " verified as that says; where it says nothing, a token with the role send is"
                    + " needed. The answer comes after the commit; what could not be taken is kept"
                    + " as a dead letter and is no reason to send it again.")
            .path("app", Schema.text(), "The declared app.")
            .header("traceparent", Schema.text(), "W3C Trace Context, carried on to actions.")
            .takes(Schema.any())
            .takes(HookDelivery.FORM, Schema.openObject())
            .gives(200, "What became of it.", SAID)
            .problem(401, "It is not verified.")
            .problem(403, "The token does not have the role send.")
            .problem(404, "There is no such app, or it has no `receives`.")
            .problem(429, "Too many requests; `Retry-After` says when to come again.")
            .problem(503, "The queue is full, the store fails, or the secret is missing.")
            .to(this::receive),
        Route.get("/hooks/{app}", "checkHook")
            .open()
            .says(TAG, "Says that webhooks of an app are taken here; some apps ask before.")
            .path("app", Schema.text(), "The declared app.")
            .gives(200, "They are.", Schema.object().with("app", Schema.text(), "The app."))
            .problem(404, "There is no such app, or it has no `receives`.")
            .to(this::check));
  }

  private Answer check(Request request) {
    String app = request.pathParameter("app");
    messages(host.writer().running(), app);
    return Answer.ok(JsonObject.builder().put("app", app).build());
  }

  private Answer receive(Request request) {
    String app = request.pathParameter("app");
    Running running = host.writer().running();
    HookMessages messages = messages(running, app);
    Reception reception = running.deployment().bindings().receives().get(app);
    Verification verification = reception == null ? null : reception.verification();
    String sender = app;
    if (verification == null) {
      sender = request.require(Role.SEND).name();
    }
    HookDelivery came = new HookDelivery(request);
    if (verification != null) {
      verify(app, verification, came);
    }
    JsonValue json = came.required();
    Origin origin = new Origin(Traces.wellFormed(request), null, sender);
    String idHeader = HookVerifier.idHeader(verification);
    String name =
        Optional.ofNullable(idHeader)
            .flatMap(request::header)
            .orElseGet(() -> HookMessages.name(came.body()));
    HookMessages.Said said =
        messages.read(json, header -> request.header(header).orElse(null), name, origin);
    List<SignalResult> results =
        said.prepared().isEmpty() ? List.of() : intake.take(said.prepared());
    count(app, said.prepared().isEmpty() ? "unmapped" : "taken");
    return Answer.ok(
        JsonObject.builder()
            .put(
                "results",
                new JsonArray(results.stream().<JsonValue>map(SignalResult::json).toList()))
            .put("unmapped", said.unmapped())
            .build());
  }

  private HookMessages messages(Running running, String app) {
    Prepared known = prepared;
    if (!known.running().equals(running)) {
      known = new Prepared(running, new ConcurrentHashMap<>());
      prepared = known;
    }
    if (!running.deployment().bindings().receives().containsKey(app)) {
      throw Problem.notFound("no app of that name takes webhooks (`receives`)").exception();
    }
    return known
        .messages()
        .computeIfAbsent(app, name -> HookMessages.of(running, name))
        .orElseThrow();
  }

  private void verify(String app, Verification verification, HookDelivery came) {
    String secret;
    try {
      secret = secrets.read(secret(app, verification));
    } catch (SecretException e) {
      LOG.warn("a webhook of {} was turned away: {}", app, e.getMessage());
      count(app, "closed");
      throw Problem.unavailable(
              "webhooks of this app cannot be verified; the server's log says why",
              SECONDS_UNTIL_OPEN)
          .exception();
    }
    String fault = HookVerifier.fault(verification, secret, came, host.clock().instant());
    if (fault != null) {
      LOG.warn("a webhook of {} was turned away: {}", app, fault);
      count(app, "unverified");
      throw Problem.of(401, "not-verified", fault).exception();
    }
  }

  private String secret(String app, Verification verification) {
    return configuration.hooks().getOrDefault(app, verification.secret());
  }

  private void count(String app, String result) {
    Counter.builder("milepost.hooks")
        .description("Webhooks by what became of them.")
        .tag("app", app)
        .tag("result", result)
        .register(host.metrics())
        .increment();
  }
}
