package dev.milepost.server.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts what becomes of signals, and how long senders wait for it. */
final class SignalMeters {

  private static final Duration[] STEPS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final Map<SignalResult.Kind, Counter> results = new EnumMap<>(SignalResult.Kind.class);
  private final Counter turnedAway;
  private final Timer latency;

  SignalMeters(MeterRegistry metrics) {
    for (SignalResult.Kind kind : SignalResult.Kind.values()) {
      results.put(
          kind,
          Counter.builder("milepost.signals")
              .description("Signals by what became of them.")
              .tag("result", kind.word())
              .register(metrics));
    }
    turnedAway =
        Counter.builder("milepost.signals.turned.away")
            .description("Signals that found no room in the queue.")
            .register(metrics);
    latency =
        Timer.builder("milepost.advance")
            .description("From the receipt of signals to their commit with all that followed.")
            .serviceLevelObjectives(STEPS)
            .register(metrics);
  }

  void count(SignalResult.Kind kind) {
    Counter counter = results.get(kind);
    if (counter != null) {
      counter.increment();
    }
  }

  void turnedAway(int signals) {
    turnedAway.increment(signals);
  }

  void answeredAfter(long nanos) {
    latency.record(nanos, TimeUnit.NANOSECONDS);
  }
}
