package dev.milepost.server.api;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Page;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import dev.milepost.server.store.AuditEntry;
import java.util.List;
import java.util.function.Supplier;

/** How the server is: for those who watch over it. */
public final class HealthFeature implements Feature {

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final int SECONDS_WHEN_FAILING = 5;

  private static final Schema STATUS =
      Schema.object().with("status", Schema.choice("up"), "It is.");

  private static final Schema AUDIT =
      Schema.named(
          "AuditEntry",
          Schema.object()
              .with("number", Schema.whole(), "Rising from 1.")
              .with("at", Schema.instant(), "When.")
              .with("actor", Schema.text(), "Who.")
              .with("action", Schema.text(), "What: the name of an operation.")
              .with("target", Schema.text(), "On what: a path, or a name.")
              .with("status", Schema.whole(), "How it ended: the status of the answer."));

  private final Host host;
  private final Supplier<String> scrape;

  /**
   * The health of a host.
   *
   * @param scrape gives all meters in the text format of Prometheus
   */
  public HealthFeature(Host host, Supplier<String> scrape) {
    this.host = host;
    this.scrape = scrape;
    new PressureMeters(host).register();
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/health", "checkHealth")
            .open()
            .says("server", "Says that the process is alive.")
            .gives(200, "It is.", STATUS)
            .to(_ -> up()),
        Route.get("/ready", "checkReadiness")
            .open()
            .says("server", "Says whether signals can be taken.")
            .gives(200, "They can.", STATUS)
            .problem(503, "They cannot: the store fails, or the queue is full.")
            .to(_ -> ready()),
        Route.get("/metrics", "readMetrics")
            .role(Role.READ)
            .says("server", "Gives all meters in the text format of Prometheus.")
            .gives(200, "The meters.", "text/plain", Schema.text())
            .to(_ -> Answer.text(PROMETHEUS, scrape.get())),
        Route.get("/audit", "listAudit")
            .role(Role.ADMIN)
            .says("server", "Lists who did what. Signals are on the timelines instead.")
            .paged()
            .gives(200, "A page, the oldest first.", Schema.page(AUDIT))
            .to(this::audit));
  }

  private static Answer up() {
    return Answer.ok(JsonObject.builder().put("status", "up").build());
  }

  private Answer ready() {
    if (host.writer().failure() != null || !host.writer().isWorking()) {
      throw Problem.unavailable("the store fails; the server's log says why", SECONDS_WHEN_FAILING)
          .exception();
    }
    if (host.writer().isFull()) {
      throw Problem.unavailable("the queue is full", 1).exception();
    }
    return up();
  }

  private Answer audit(Request request) {
    Page page = Page.of(request);
    long after = page.after(0);
    List<AuditEntry> entries =
        host.store().read(read -> read.listings().access().audit(after, page.limit() + 1));
    return page.answer(entries, entry -> Long.toString(entry.number()), HealthFeature::json);
  }

  private static JsonObject json(AuditEntry entry) {
    return JsonObject.builder()
        .put("number", entry.number())
        .put("at", entry.at().toString())
        .put("actor", entry.actor())
        .put("action", entry.action())
        .put("target", entry.target())
        .put("status", entry.status())
        .build();
  }
}
