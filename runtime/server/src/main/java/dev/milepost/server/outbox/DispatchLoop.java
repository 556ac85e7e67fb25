package dev.milepost.server.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the dispatcher take its turns: when something was committed, was settled, or is due. */
final class DispatchLoop {

  private static final Logger LOG = LoggerFactory.getLogger(DispatchLoop.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final Dispatcher dispatcher;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition somethingHappened = lock.newCondition();
  private final Thread thread;
  private boolean isSignalled;
  private boolean isStopped;

  DispatchLoop(Dispatcher dispatcher, InstantSource clock) {
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("dispatcher").unstarted(this::work);
    dispatcher.whenDone(this::signal);
  }

  void start() {
    thread.start();
  }

  /** Something may have come. */
  void signal() {
    lock.lock();
    try {
      isSignalled = true;
      somethingHappened.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Starts nothing more. */
  void stop() {
    lock.lock();
    try {
      isStopped = true;
      somethingHappened.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    Duration wait = Duration.ZERO;
    while (await(wait)) {
      try {
        wait = until(dispatcher.turn(clock.instant()));
      } catch (RuntimeException e) {
        LOG.error("the outbox could not be worked off: {}", e.getMessage(), e);
        wait = AFTER_FAILURE;
      }
    }
  }

  private Duration until(@Nullable Instant next) {
    if (next == null) {
      return LONGEST_WAIT;
    }
    Duration wait = Duration.between(clock.instant(), next);
    return wait.isNegative()
        ? Duration.ZERO
        : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Waits; false where there will be no more turns. */
  private boolean await(Duration longest) {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (!isSignalled && !isStopped && left > 0) {
        left = somethingHappened.awaitNanos(left);
      }
      isSignalled = false;
      return !isStopped;
    } catch (InterruptedException _) {
      return false;
    } finally {
      lock.unlock();
    }
  }
}
