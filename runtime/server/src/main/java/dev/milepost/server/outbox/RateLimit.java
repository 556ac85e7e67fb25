package dev.milepost.server.outbox;

import dev.milepost.server.configuration.Channel.Rate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bucket that fills at the allowed rate and holds what one period allows. */
final class RateLimit {

  private final @Nullable Rate rate;
  private final long nanosEach;
  private Instant full = Instant.MIN;

  RateLimit(@Nullable Rate rate) {
    this.rate = rate;
    this.nanosEach = rate == null ? 0 : rate.period().toNanos() / rate.times();
  }

  /** Whether one more is allowed now. */
  boolean admits(Instant now) {
    return rate == null || !next().isAfter(now);
  }

  /** When one more is allowed. */
  Instant next() {
    return rate == null || full.equals(Instant.MIN)
        ? Instant.MIN
        : full.minusNanos(nanosEach * (rate.times() - 1L));
  }

  /** Counts one. */
  void take(Instant now) {
    if (rate != null) {
      // The instant at which the bucket would be full again says how much is in it.
      Instant from = full.isBefore(now) ? now : full;
      full = from.plus(Duration.ofNanos(nanosEach));
    }
  }
}
