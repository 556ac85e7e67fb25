package dev.milepost.server.replay;

import dev.milepost.server.intake.SignalOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How recorded signals are replayed.
 *
 * @param order by time under one clock, or in the order of the file with a clock for each subject
 * @param until nothing is received after this instant and timers run up to it; null: the time of
 *     the last signal
 * @param startedAt the present, for what has no recorded time
 * @param groupSize how many signals one transaction takes, at least 1
 */
public record ReplayOptions(
    SignalOrder order, @Nullable Instant until, Instant startedAt, int groupSize) {

  /** From this size on a larger group gains nothing. */
  public static final int GROUP_SIZE = 1_000;

  public ReplayOptions {
    if (groupSize < 1) {
      throw new IllegalArgumentException("a group of " + groupSize);
    }
  }

  /** With groups of the usual size. */
  public ReplayOptions(SignalOrder order, @Nullable Instant until, Instant startedAt) {
    this(order, until, startedAt, GROUP_SIZE);
  }
}
