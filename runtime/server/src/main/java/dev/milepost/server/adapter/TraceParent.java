package dev.milepost.server.adapter;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Carries a trace on (W3C Trace Context, level 1). */
final class TraceParent {

  private static final int TRACE_END = 35;

  private TraceParent() {}

  /** The header of a request that follows from another one; a trace of its own where none did. */
  static String next(@Nullable String before, RandomGenerator random) {
    String span = "%016x".formatted(random.nextLong() | 1);
    // Version, trace, span of the caller, flags.
    return before != null && before.length() >= TRACE_END
        ? before.substring(0, TRACE_END) + "-" + span + before.substring(before.lastIndexOf('-'))
        : "00-%016x%016x-%s-01".formatted(random.nextLong() | 1, random.nextLong(), span);
  }
}
