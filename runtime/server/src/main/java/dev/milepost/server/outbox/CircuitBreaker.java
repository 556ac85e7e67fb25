package dev.milepost.server.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a receiver in trouble alone: after some failures in a row nothing is sent for a while,
 * then one attempt shows whether it is well again. The while doubles with each that is not.
 */
final class CircuitBreaker {

  private static final int FAILURES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private int failures;
  private Duration pause = FIRST_PAUSE;
  private Instant closedUntil = Instant.MIN;
  private boolean isTrying;

  /** Whether something may be sent now. */
  boolean admits(Instant now) {
    return failures < FAILURES || (!isTrying && !closedUntil.isAfter(now));
  }

  /** When, as things stand, something may be sent. */
  Instant next() {
    return closedUntil;
  }

  /** Something is being sent. */
  void take() {
    isTrying |= failures >= FAILURES;
  }

  /** The receiver has answered. */
  void succeeded() {
    failures = 0;
    pause = FIRST_PAUSE;
    closedUntil = Instant.MIN;
    isTrying = false;
  }

  /** The receiver was in trouble. */
  void failed(Instant now) {
    failures++;
    if (failures >= FAILURES && !closedUntil.isAfter(now)) {
      closedUntil = now.plus(pause);
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
    isTrying = false;
  }

  /** Nothing was learned about the receiver. */
  void released() {
    isTrying = false;
  }

  /** Whether the receiver is left alone. */
  boolean isOpen() {
    return failures >= FAILURES;
  }
}
