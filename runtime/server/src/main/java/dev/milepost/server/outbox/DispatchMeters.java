package dev.milepost.server.outbox;

import dev.milepost.server.store.OutboxReading.Totals;
import dev.milepost.server.store.Store;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Counts attempts, and shows what waits. */
final class DispatchMeters {

  private static final String ATTEMPTS = "milepost.actions.attempts";
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final MeterRegistry registry;

  DispatchMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows how many wait, how many of them go nowhere, and how many are dead. */
  void watch(Store store, InstantSource clock) {
    Watch watch = new Watch(store, clock);
    gauge(watch, "waiting", "Actions that wait to be handed over.", Totals::waiting);
    gauge(
        watch,
        "without.way",
        "Actions that wait because nobody has said where they go.",
        Totals::withoutWay);
    gauge(watch, "dead", "Actions that failed for good and wait for a person.", Totals::dead);
  }

  private void gauge(Watch watch, String name, String description, ToDoubleFunction<Totals> value) {
    Gauge.builder("milepost.actions." + name, watch, of -> value.applyAsDouble(of.totals()))
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /** Asks the store once for all that is read at about the same time. */
  private static final class Watch {
    private final Store store;
    private final InstantSource clock;
    private @Nullable Totals totals;
    private Instant at = Instant.MIN;

    private Watch(Store store, InstantSource clock) {
      this.store = store;
      this.clock = clock;
    }

    private synchronized Totals totals() {
      Instant now = clock.instant();
      Totals known = totals;
      if (known == null || at.plus(FRESH).isBefore(now) || now.isBefore(at)) {
        known = store.read(read -> read.outbox().totals());
        totals = known;
        at = now;
      }
      return known;
    }
  }

  void delivered(String endpoint) {
    count(endpoint, "delivered");
  }

  void failed(String endpoint) {
    count(endpoint, "failed");
  }

  void dead(String endpoint) {
    count(endpoint, "dead");
  }

  private void count(String endpoint, String result) {
    Counter.builder(ATTEMPTS)
        .description("Attempts to hand something over, by what became of them.")
        .tag("endpoint", endpoint)
        .tag("result", result)
        .register(registry)
        .increment();
  }
}
