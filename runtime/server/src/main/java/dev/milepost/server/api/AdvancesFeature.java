package dev.milepost.server.api;

import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Moves of executions as server-sent events. */
public final class AdvancesFeature implements Feature {

  private static final String EVENTS = "text/event-stream";
  private static final int MOST_WATCHERS = 20;
  private static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 15;

  private final Host host;
  private final Advances advances;
  private final Semaphore watchers = new Semaphore(MOST_WATCHERS);

  /** Moves of a host. */
  public AdvancesFeature(Host host) {
    this.host = host;
    this.advances = new Advances(host.metrics());
  }

  @Override
  public void start() {
    host.writer().onSteps(advances::committed);
  }

  @Override
  public void stop() {
    advances.close();
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/advances", "watchAdvances")
            .role(Role.READ)
            .says(
                "executions",
                "Moves of executions as they are committed, as server-sent events. `Last-Event-ID`"
                    + " goes on where a connection broke; the event `missed` says that more came in"
                    + " between than is remembered.")
            .query("journey", Schema.text(), "Only those of one journey.")
            .header("Last-Event-ID", Schema.text(), "The id of the last event that was seen.")
            .gives(200, "The events.", EVENTS, Schema.text())
            .problem(400, "`Last-Event-ID` is none.")
            .problem(503, "So many watch already that there is no room for another.")
            .to(this::watch));
  }

  private Answer watch(Request request) {
    Optional<String> journey = request.query("journey");
    long from = from(request);
    if (!watchers.tryAcquire()) {
      throw Problem.unavailable(
              "at most " + MOST_WATCHERS + " may watch", SECONDS_BETWEEN_SIGNS_OF_LIFE)
          .exception();
    }
    return Answer.stream(
        EVENTS,
        out -> {
          try {
            run(from, journey, out);
          } finally {
            watchers.release();
          }
        });
  }

  private long from(Request request) {
    Optional<String> seen = request.header("Last-Event-ID");
    try {
      return seen.isPresent() ? Long.parseLong(seen.get()) : advances.last();
    } catch (NumberFormatException _) {
      throw Problem.badRequest("`Last-Event-ID` is not one that this list gave").exception();
    }
  }

  private void run(long from, Optional<String> journey, OutputStream out) throws IOException {
    write(": welcome\n\n", out);
    // Numbers begin anew with the server: one that was not given yet is of an earlier run.
    long seen = Math.min(from, advances.last());
    if (seen < from) {
      write("event: missed\ndata: {}\n\n", out);
    }
    while (true) {
      Advances.Batch batch = next(seen);
      StringBuilder text = new StringBuilder(batch.missed() ? "event: missed\ndata: {}\n\n" : "");
      for (Advances.Advance advance : batch.advances()) {
        seen = advance.number();
        if (journey.isEmpty() || journey.get().equals(advance.journey())) {
          text.append("id: ").append(seen).append("\nevent: advance\ndata: ");
          JsonWriter.compact(advance.json(), text);
          text.append("\n\n");
        }
      }
      write(text.isEmpty() ? ": still here\n\n" : text.toString(), out);
      if (batch.isClosed()) {
        return;
      }
    }
  }

  private Advances.Batch next(long seen) throws IOException {
    try {
      return advances.after(seen, SECONDS_BETWEEN_SIGNS_OF_LIFE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("the server stops").initCause(e);
    }
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
