package dev.milepost.server.outbox;

import dev.milepost.server.configuration.Configuration.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When something that failed is tried again. */
final class RetryPlan {

  private static final int MOST_DOUBLINGS = 30;

  private final Sending sending;
  private final RandomGenerator random;

  RetryPlan(Sending sending, RandomGenerator random) {
    this.sending = sending;
    this.random = random;
  }

  /**
   * The instant of the next attempt, or null: it is too old then, and dead.
   *
   * @param attempts how often it was tried, from 1
   * @param wanted how long the receiver wants to be left alone, or null
   */
  @Nullable Instant next(Instant askedAt, Instant now, int attempts, @Nullable Duration wanted) {
    Duration pause = sending.firstPause();
    for (int i = 1; i < Math.min(attempts, MOST_DOUBLINGS) && isShort(pause); i++) {
      pause = pause.multipliedBy(2);
    }
    pause = isShort(pause) ? pause : sending.longestPause();
    // Half of it by chance, so that what failed together does not come back together.
    long half = pause.toMillis() / 2;
    Duration jittered = Duration.ofMillis(half + random.nextLong(half + 1));
    Instant next = now.plus(wanted != null && wanted.compareTo(jittered) > 0 ? wanted : jittered);
    return next.isAfter(askedAt.plus(sending.giveUpAfter())) ? null : next;
  }

  private boolean isShort(Duration pause) {
    return pause.compareTo(sending.longestPause()) < 0;
  }
}
