package dev.milepost.server.live;

import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Committed;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the one writer on a thread of its own. Others hand submissions in and are answered after the
 * commit. Whatever has gathered is one transaction; timers run out on the same thread, and none
 * overtakes a submission that was received before it was due.
 */
public final class LiveWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveWriter.class);

  /** So few timers at once that a signal never waits long for them. */
  private static final int MOST_TICKS = 500;

  /** A clock that is set forward is noticed after so long. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final IllegalStateException ENDED =
      new IllegalStateException("the writer has ended");

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final Store store;
  private final LiveOptions options;
  private final InstantSource clock;
  private final Inbox inbox;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<List<Committed>>> stepListeners = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile Running running;
  private volatile @Nullable RuntimeException failure;
  private volatile @Nullable Instant nextDue;
  private final Writer writer;

  /**
   * A writer that has not started yet.
   *
   * @throws IllegalArgumentException where the deployment's plans do not link
   */
  public LiveWriter(Store store, Deployment deployment, LiveOptions options, InstantSource clock) {
    this.store = store;
    this.options = options;
    this.clock = clock;
    this.inbox = new Inbox(clock, options);
    this.writer = new Writer(store, deployment, writerOptions());
    this.running = Running.of(writer);
    writer.onCommit(steps -> stepListeners.forEach(listener -> listener.accept(steps)));
    this.thread = Thread.ofPlatform().name("writer").unstarted(this::work);
  }

  /** Begins to work. */
  public void start() {
    thread.start();
  }

  /** What runs. */
  public Running running() {
    return running;
  }

  /** Why the last transaction failed, or null where it did not. */
  public @Nullable RuntimeException failure() {
    return failure;
  }

  /** Whether it takes submissions. */
  public boolean isWorking() {
    return thread.isAlive();
  }

  /** How many submissions and tasks wait. */
  public int waiting() {
    return inbox.size();
  }

  /** Whether the queue has no room. */
  public boolean isFull() {
    return inbox.isFull();
  }

  /** When the next timer runs out, or null. */
  public @Nullable Instant nextDue() {
    return nextDue;
  }

  /**
   * Hands submissions in, all or none. They are received now, in this order.
   *
   * @return for each what becomes of it, after the commit
   * @throws InboxFullException where there is no room
   */
  public List<CompletableFuture<Acknowledgement>> submit(List<Entry> entries) {
    return inbox.add(entries);
  }

  /**
   * Hands submissions in as soon as there is room for all of them.
   *
   * @throws InboxFullException where the server stops before
   */
  public List<CompletableFuture<Acknowledgement>> submitWhenRoom(List<Entry> entries)
      throws InterruptedException {
    return inbox.addWhenRoom(entries);
  }

  /** Hands one submission in. */
  public CompletableFuture<Acknowledgement> submit(Entry entry) {
    return inbox.add(List.of(entry)).getFirst();
  }

  /** Has work done on the writer's thread, in its turn. */
  public <R> CompletableFuture<R> run(WriterTask<R> task) {
    return inbox.add(task);
  }

  /** Is done when all that was handed in, and all timers that are due by now, are worked off. */
  public CompletableFuture<Instant> settle() {
    return inbox.add(turn -> {
      writer.advanceTo(turn.at());
      nextDue = writer.nextDue();
      return turn.at();
    });
  }

  /** Has somebody told after each commit, on the writer's thread: be quick. */
  public void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  /** Has somebody told which steps were committed, on the writer's thread: be quick. */
  public void onSteps(Consumer<List<Committed>> listener) {
    stepListeners.add(listener);
  }

  /** Takes nothing more, commits what was taken, and ends. */
  @Override
  public void close() {
    inbox.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private WriterOptions writerOptions() {
    return new WriterOptions(
        options.sandboxed(),
        ClockMode.OF_EACH_SUBJECT,
        at -> later(at, clock.instant().truncatedTo(ChronoUnit.MICROS)),
        options.cachedSubjects());
  }

  /** The writer follows what another process deploys. */
  private void noteRunning() {
    if (running.program() != writer.program()) {
      running = Running.of(writer);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void work() {
    try {
      workOn();
    } finally {
      // Whatever ended it: nobody waits for ever.
      inbox.abort();
    }
  }

  private void workOn() {
    Duration wait = tick(Instant.MIN, false);
    while (true) {
      Inbox.Work work;
      try {
        work = inbox.take(options.mostInGroup(), wait);
      } catch (InterruptedException _) {
        LOG.error("the writer was interrupted and ends");
        return;
      }
      if (!work.submissions().isEmpty()) {
        write(work.submissions());
      }
      if (work.task() != null) {
        run(work.task());
      }
      if (work.isLast()) {
        return;
      }
      wait = nothingIsDue(work) ? untilNextDue() : tick(work.horizon(), work.includesHorizon());
    }
  }

  /** Whether the group that was just written says so; only time or somebody else can change it. */
  private boolean nothingIsDue(Inbox.Work work) {
    Instant next = nextDue;
    return !work.submissions().isEmpty()
        && work.task() == null
        && failure == null
        && (next == null || next.isAfter(work.horizon()));
  }

  /** Writes a group. Where it fails as a whole for one of its members, each is written alone. */
  private void write(List<Inbox.Submitted> group) {
    List<Submission> submissions = group.stream().map(Inbox.Submitted::submission).toList();
    try {
      List<Acknowledgement> answers = writer.write(submissions);
      nextDue = writer.nextDue();
      succeeded();
      for (int i = 0; i < group.size(); i++) {
        group.get(i).acknowledgement().complete(answers.get(i));
      }
    } catch (StoreException e) {
      failed("a group of " + group.size() + " could not be written", e);
      group.forEach(one -> one.acknowledgement().completeExceptionally(e));
    } catch (RuntimeException e) {
      if (group.size() > 1) {
        group.forEach(one -> write(List.of(one)));
      } else {
        LOG.error("a submission could not be worked off", e);
        group.getFirst().acknowledgement().completeExceptionally(e);
      }
    } finally {
      // An error, such as a stack that overflows, ends the writer; who waits is told.
      group.forEach(one -> one.acknowledgement().completeExceptionally(ENDED));
    }
  }

  private <R> void run(Inbox.Tasked<R> tasked) {
    try {
      R result = tasked.task().run(new TaskTurn(tasked.at()));
      succeeded();
      tasked.result().complete(result);
    } catch (RuntimeException e) {
      tasked.result().completeExceptionally(e);
    } finally {
      tasked.result().completeExceptionally(ENDED);
    }
  }

  /** Works off some timers and says how long it may be until the next ones. */
  private Duration tick(Instant horizon, boolean included) {
    try {
      int ticks = writer.advance(horizon, included, MOST_TICKS);
      nextDue = writer.nextDue();
      if (ticks > 0) {
        succeeded();
      }
      return untilNextDue();
    } catch (RuntimeException e) {
      failed("timers could not be worked off", e);
      return AFTER_FAILURE;
    }
  }

  private Duration untilNextDue() {
    Instant next = nextDue;
    if (next == null) {
      return LONGEST_WAIT;
    }
    Duration wait = inbox.until(next);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private void succeeded() {
    if (failure != null) {
      failure = null;
      LOG.info("it works again");
    }
    noteRunning();
    listeners.forEach(Runnable::run);
  }

  /** A store that goes on failing for one reason is told once, until it works again. */
  private void failed(String what, RuntimeException e) {
    RuntimeException before = failure;
    failure = e;
    if (e instanceof StoreException now) {
      boolean isKnown = before instanceof StoreException known && known.reason() == now.reason();
      if (!isKnown) {
        LOG.error("{}: {}", what, now.getMessage());
        LOG.debug("it fails like this", now);
      }
    } else {
      LOG.error("{}: {}", what, e.getMessage(), e);
    }
  }

  private final class TaskTurn implements WriterTask.Turn {
    private final Instant at;

    private TaskTurn(Instant at) {
      this.at = at;
    }

    @Override
    public Instant at() {
      return at;
    }

    @Override
    public Store store() {
      return store;
    }

    @Override
    public void follow(Deployment deployed) {
      writer.follow(deployed);
      noteRunning();
    }

    @Override
    public void forget() {
      writer.forget();
    }
  }
}
