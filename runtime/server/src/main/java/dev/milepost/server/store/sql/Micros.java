package dev.milepost.server.store.sql;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as whole microseconds since 1970-01-01T00:00Z, which databases compare quickly. */
final class Micros {

  private static final long PER_SECOND = 1_000_000;
  private static final long NANOS = 1_000;

  private Micros() {}

  /** The microsecond in which the instant lies. */
  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS);
  }

  /** As {@link #of}; null stays null. */
  static @Nullable Long ofNullable(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }

  /** The instant of a microsecond. */
  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
  }

  /** As {@link #instant(long)}; null stays null. */
  static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : instant(micros.longValue());
  }
}
