package dev.milepost.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.server.application.TestClock;
import dev.milepost.server.application.TestServer;
import dev.milepost.server.live.Entry;
import dev.milepost.server.live.LiveWriter;
import dev.milepost.server.store.LogSize;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Submission;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server looks after without being asked. */
final class LookoutTest {

  private static final String JSON = "application/json";

  @TempDir private Path folder;

  private final TestClock clock = new TestClock(Signals.MONDAY);
  private final Signals signals = new Signals();

  private TestServer server(OperationsOptions operations) {
    return TestServer.on(
        folder.resolve("server.db"),
        SmallWorld.deployment(),
        clock,
        options -> options.with(operations));
  }

  private void send(TestServer server, Instant at, Submission.Arrival arrival) {
    LiveWriter writer = server.server().writer();
    server.passTo(at);
    CompletableFuture<?> taken =
        writer.submit(Entry.small(now -> new Submission.Arrival(now, arrival.incoming())));
    taken.join();
  }

  @Test
  void theMetersTellSilenceOverridesAndStops() {
    try (TestServer server = server(OperationsOptions.STANDARD)) {
      Instant at = Signals.MONDAY;
      send(server, at, signals.account(at, "acme", Signals.text("Stage", "won")));
      for (int hour = 0; hour < 24; hour++) {
        Instant then = at.plus(Duration.ofHours(hour));
        send(server, then, signals.invoice(then, "acme", "I", Signals.text("Status", "Sent")));
      }
      send(
          server,
          at.plus(Duration.ofHours(24)),
          signals.account(at, "other", Signals.text("Stage", "won")));
      server.post(
          "/executions/2-0/override", JSON, "{\"stage\":\"Live\",\"reason\":\"paid cash\"}");
      server.post("/executions/1-0/pause", JSON, "{\"reason\":\"on holiday\"}");
      server.passTo(at.plus(Duration.ofHours(48)));

      server.server().lookAfter();

      assertThat(server.get("/metrics").text())
          .contains(
              "milepost_silent_seconds{app=\"Books\"} 90000.0",
              "milepost_override_rate{journey=\"Onboarding\",stage=\"Trial\"} 1.0",
              "milepost_stopped{as=\"paused\"} 1.0",
              "milepost_stopped{as=\"parked\"} 0.0",
              "milepost_limits_exceeded 0.0");
    }
  }

  @Test
  void theLogIsKeptForAsLongAsIsSaid() {
    OperationsOptions tenDays = OperationsOptions.STANDARD.keeping(Duration.ofDays(10));
    try (TestServer server = server(tenDays)) {
      Instant at = Signals.MONDAY;
      send(server, at, signals.account(at, "acme", Signals.text("Stage", "won")));
      server.passTo(at.plus(Duration.ofDays(12)));

      server.server().lookAfter();

      assertThat(server.store().<LogSize>read(read -> read.operations().logSize()).pruned())
          .isPositive();
      assertThat(Verification.verify(server.store(), _ -> {}).isClean()).isTrue();
    }
  }
}
