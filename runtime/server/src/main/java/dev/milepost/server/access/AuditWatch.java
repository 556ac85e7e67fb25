package dev.milepost.server.access;

import dev.milepost.server.http.Caller;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.RequestWatch;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.live.LiveWriter;
import dev.milepost.server.store.AuditEntry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in the store who did what, before the answer leaves, and counts requests. Signals are in
 * the log of inputs already; who only looked is not noted.
 */
public final class AuditWatch implements RequestWatch {

  private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);

  private final LiveWriter writer;
  private final MeterRegistry metrics;

  /** Notes through a writer. */
  public AuditWatch(LiveWriter writer, MeterRegistry metrics) {
    this.writer = writer;
    this.metrics = metrics;
  }

  @Override
  public void answered(
      Request request, Route route, @Nullable Caller caller, int status, long nanos) {
    Timer.builder("milepost.http.requests")
        .description("Requests by operation and status.")
        .tag("operation", route.name())
        .tag("status", Integer.toString(status))
        .register(metrics)
        .record(nanos, TimeUnit.NANOSECONDS);
    if (caller != null && isNoted(route)) {
      note(route, caller, route.isDiscreet() ? route.path() : request.path(), status);
    }
  }

  private static boolean isNoted(Route route) {
    Role role = route.role();
    return !route.method().isSafe() && role != null && role != Role.READ && role != Role.SEND;
  }

  private void note(Route route, Caller caller, String path, int status) {
    LOG.info("{} did {} on {}: {}", caller.name(), route.name(), path, status);
    try {
      writer
          .run(turn -> {
            AuditEntry entry =
                new AuditEntry(0, turn.at(), caller.name(), route.name(), path, status);
            return turn.store()
                .write(transaction -> {
                  transaction.access().note(entry);
                  return entry;
                });
          })
          .join();
    } catch (CompletionException | dev.milepost.server.live.InboxFullException e) {
      LOG.error("{} of {} could not be noted", route.name(), caller.name(), e);
    }
  }
}
