package dev.milepost.server.api;

import dev.milepost.server.host.Host;
import dev.milepost.server.store.Pressure;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What waits for something, as gauges. The store is asked once for all of them. */
final class PressureMeters {

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final double MILLIS = 1e3;

  private final Host host;
  private @Nullable Reading last;

  private record Reading(Instant at, Pressure pressure) {}

  PressureMeters(Host host) {
    this.host = host;
  }

  void register() {
    Gauge.builder("milepost.queue", host.writer(), writer -> writer.waiting())
        .description("Submissions that wait for the writer.")
        .strongReference(true)
        .register(host.metrics());
    gauge(
        "milepost.timers.overdue",
        "Subjects whose timers are due and not worked off.",
        reading -> reading.pressure().overdueTimers());
    gauge(
        "milepost.outbox.oldest.seconds",
        "How long the action waits that waits longest.",
        PressureMeters::oldest);
    gauge(
        "milepost.stalled",
        "Executions that stand longer than expected.",
        reading -> reading.pressure().stalledExecutions());
    gauge(
        "milepost.dead.letters",
        "Messages that could not be taken and wait for somebody.",
        reading -> reading.pressure().deadLetters());
  }

  private void gauge(String name, String description, ToDoubleFunction<Reading> value) {
    Gauge.builder(name, this, meters -> value.applyAsDouble(meters.read()))
        .description(description)
        .strongReference(true)
        .register(host.metrics());
  }

  private static double oldest(Reading reading) {
    Instant since = reading.pressure().oldestAction();
    return since == null
        ? 0
        : Math.max(0, Duration.between(since, reading.at()).toMillis() / MILLIS);
  }

  private synchronized Reading read() {
    Instant now = host.clock().instant();
    Reading known = last;
    if (known == null || Duration.between(known.at(), now).abs().compareTo(FRESH) >= 0) {
      known = new Reading(now, host.store().read(read -> read.listings().pressure(now)));
      last = known;
    }
    return known;
  }
}
