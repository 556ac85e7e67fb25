package dev.milepost.server.operate;

import dev.milepost.server.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has things looked after from time to time, on a thread of its own. */
final class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final ScheduledExecutorService scheduler;
  private final List<Runnable> looks;
  private final Duration between;

  Rounds(Duration between, List<Runnable> looks) {
    this.between = between;
    this.looks = List.copyOf(looks);
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("rounds").unstarted(work));
  }

  /** Begins; the first look waits, so that a start has the machine to itself. */
  void start() {
    long millis = between.toMillis();
    // Nothing comes out of it but errors of the machine itself: each look tells its own failures.
    var _ = scheduler.scheduleWithFixedDelay(this::go, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Looks after everything once; one thing that fails keeps nothing else from being looked at. */
  synchronized void go() {
    for (Runnable look : looks) {
      try {
        look.run();
      } catch (StoreException e) {
        LOG.error("a look at the store failed: {}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("a look at the store failed", e);
      }
    }
  }

  /** Lets the present look come to its end, but for one that takes very long. */
  void stop() {
    scheduler.shutdown();
    try {
      if (!scheduler.awaitTermination(between.toMillis(), TimeUnit.MILLISECONDS)) {
        scheduler.shutdownNow();
      }
    } catch (InterruptedException _) {
      scheduler.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
