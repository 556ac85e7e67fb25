package dev.milepost.server.live;

import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue before the writer. What it takes gets the time of its receipt under the same
 * lock, so that the order of the queue is the order of time.
 */
final class Inbox {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition somethingCame = lock.newCondition();
  private final Condition roomCame = lock.newCondition();
  private final Deque<Item> items = new ArrayDeque<>();
  private final InstantSource clock;
  private final int most;
  private final long mostBytes;
  private long bytes;
  private Instant latest = Instant.MIN;
  private boolean isClosed;

  Inbox(InstantSource clock, LiveOptions options) {
    this.clock = clock;
    this.most = options.mostWaiting();
    this.mostBytes = options.mostWaitingBytes();
  }

  /** Something in the queue. */
  sealed interface Item {
    Instant at();
  }

  /** A submission with whoever waits for its acknowledgement. */
  record Submitted(
      Submission submission, int bytes, CompletableFuture<Acknowledgement> acknowledgement)
      implements Item {
    @Override
    public Instant at() {
      return submission.at();
    }
  }

  /** A task with whoever waits for its result. */
  record Tasked<R>(Instant at, WriterTask<R> task, CompletableFuture<R> result) implements Item {}

  /**
   * What the writer does next.
   *
   * @param submissions a group, in order
   * @param task then this
   * @param horizon timers that are due before are not overtaken by anything that waits
   * @param includesHorizon whether those that are due at that very instant may run out, too
   * @param isLast whether nothing will come after it
   */
  record Work(
      List<Submitted> submissions,
      @Nullable Tasked<?> task,
      Instant horizon,
      boolean includesHorizon,
      boolean isLast) {}

  /**
   * Takes all of it or nothing.
   *
   * @throws InboxFullException where there is no room; a group that would never fit is taken where
   *     nothing waits
   */
  List<CompletableFuture<Acknowledgement>> add(List<Entry> entries) {
    long size = size(entries);
    lock.lock();
    try {
      if (isClosed || !hasRoom(entries.size(), size)) {
        throw new InboxFullException(isClosed);
      }
      return addAll(entries, size);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes all of it as soon as there is room.
   *
   * @throws InboxFullException where the queue is closed before
   */
  List<CompletableFuture<Acknowledgement>> addWhenRoom(List<Entry> entries)
      throws InterruptedException {
    long size = size(entries);
    lock.lockInterruptibly();
    try {
      while (!isClosed && !hasRoom(entries.size(), size)) {
        roomCame.await();
      }
      if (isClosed) {
        throw new InboxFullException(true);
      }
      return addAll(entries, size);
    } finally {
      lock.unlock();
    }
  }

  private static long size(List<Entry> entries) {
    return entries.stream().mapToLong(Entry::bytes).sum();
  }

  private boolean hasRoom(int more, long moreBytes) {
    return items.isEmpty() || (items.size() + more <= most && bytes + moreBytes <= mostBytes);
  }

  private List<CompletableFuture<Acknowledgement>> addAll(List<Entry> entries, long size) {
    Instant at = now();
    List<CompletableFuture<Acknowledgement>> answers = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      CompletableFuture<Acknowledgement> answer = new CompletableFuture<>();
      items.add(new Submitted(entry.submission().apply(at), entry.bytes(), answer));
      answers.add(answer);
    }
    bytes += size;
    somethingCame.signal();
    return answers;
  }

  /**
   * Takes a task; it always has room.
   *
   * @throws InboxFullException where the queue is closed
   */
  <R> CompletableFuture<R> add(WriterTask<R> task) {
    lock.lock();
    try {
      if (isClosed) {
        throw new InboxFullException(true);
      }
      CompletableFuture<R> result = new CompletableFuture<>();
      items.add(new Tasked<>(now(), task, result));
      somethingCame.signal();
      return result;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something is there, or the time has passed.
   *
   * @param longest how long to wait at most
   */
  Work take(int mostInGroup, Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = longest.toNanos();
      while (items.isEmpty() && !isClosed && left > 0) {
        left = somethingCame.awaitNanos(left);
      }
      List<Submitted> group = new ArrayList<>();
      while (group.size() < mostInGroup && items.peek() instanceof Submitted submitted) {
        items.remove();
        bytes -= submitted.bytes();
        group.add(submitted);
      }
      Tasked<?> task = null;
      if (items.peek() instanceof Tasked<?> next) {
        items.remove();
        task = next;
      }
      roomCame.signalAll();
      Item oldest = items.peek();
      return oldest == null
          ? new Work(group, task, now(), true, isClosed)
          : new Work(group, task, oldest.at(), false, false);
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; what is there is still worked off. */
  void close() {
    lock.lock();
    try {
      isClosed = true;
      somethingCame.signal();
      roomCame.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more, and tells all who wait that nothing will come of it. */
  void abort() {
    lock.lock();
    try {
      close();
      InboxFullException ended = new InboxFullException(true);
      for (Item item : items) {
        switch (item) {
          case Submitted submitted -> submitted.acknowledgement().completeExceptionally(ended);
          case Tasked<?> tasked -> tasked.result().completeExceptionally(ended);
        }
      }
      items.clear();
    } finally {
      lock.unlock();
    }
  }

  boolean isFull() {
    lock.lock();
    try {
      return !hasRoom(1, 0);
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return items.size();
    } finally {
      lock.unlock();
    }
  }

  /** The present, which never goes back; in microseconds, as the store keeps it. */
  private Instant now() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    latest = now.isBefore(latest) ? latest : now;
    return latest;
  }

  /** How long until an instant, by this queue's clock; zero where it has passed. */
  Duration until(Instant due) {
    long micros = ChronoUnit.MICROS.between(clock.instant(), due);
    return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(Math.max(micros, 0)));
  }
}
