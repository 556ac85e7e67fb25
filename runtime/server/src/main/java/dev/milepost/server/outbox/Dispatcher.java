package dev.milepost.server.outbox;

import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.Settlement;
import dev.milepost.server.adapter.Handover;
import dev.milepost.server.adapter.Parcel;
import dev.milepost.server.configuration.Configuration.Sending;
import dev.milepost.server.live.Entry;
import dev.milepost.server.live.LiveWriter;
import dev.milepost.server.live.Running;
import dev.milepost.server.live.WriterTask;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.OutboxReading;
import dev.milepost.server.store.OutboxWriting;
import dev.milepost.server.store.Store;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Submission.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes actions out of the outbox and hands them over. Each is claimed before and settled after; a
 * process that dies in between leaves a claim that runs out, and the action goes out again under
 * the same key.
 */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int BATCH = 100;
  private static final int MOST_SET_ASIDE = 1_000;
  private static final String SENDER = "actions";
  private static final Duration PROBE = Duration.ofSeconds(1);

  /** Longer than any attempt may take. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final Store store;
  private final LiveWriter writer;
  private final Endpoints endpoints;
  private final Sending sending;
  private final RetryPlan retries;
  private final Executor senders;
  private final DispatchMeters meters;
  private final Unsaid unsaid;
  private final String node;
  private final AtomicInteger inFlight = new AtomicInteger();

  /** Apps whose receivers are left alone, and until when; for the thread that takes turns. */
  private final Map<String, Instant> resting = new HashMap<>();

  /** For what what was set aside was last looked at; for the thread that takes turns. */
  private @Nullable Running known;

  private volatile Runnable whenDone = () -> {};

  /**
   * A dispatcher.
   *
   * @param senders runs attempts, each until it is over
   * @param node who claims; the same name after a restart
   */
  Dispatcher(
      Store store,
      LiveWriter writer,
      Endpoints endpoints,
      Sending sending,
      RetryPlan retries,
      Executor senders,
      DispatchMeters meters,
      Unsaid unsaid,
      String node) {
    this.store = store;
    this.writer = writer;
    this.endpoints = endpoints;
    this.sending = sending;
    this.retries = retries;
    this.senders = senders;
    this.meters = meters;
    this.unsaid = unsaid;
    this.node = node;
  }

  /** Has somebody told whenever an attempt is over. */
  void whenDone(Runnable listener) {
    whenDone = listener;
  }

  /** Frees what this node had claimed before it was started anew. */
  void freeOwn() {
    inWriter((outbox, at) -> {
      outbox.free(at, node);
      return at;
    });
  }

  /**
   * Starts all attempts that may be made now.
   *
   * @return when there may be more to do, even if nothing happens until then; null: never
   */
  @Nullable Instant turn(Instant now) {
    takeUp();
    int room = sending.atOnce() - inFlight.get();
    List<OutboxItem> ready =
        room <= 0
            ? List.of()
            : store.read(read ->
                read.outbox().ready(now, resting(now), sending.deadHold(), Math.min(room, BATCH)));
    if (!ready.isEmpty()) {
      Claims claims = new Claims(now, Math.min(room, BATCH));
      inWriter(claims::make).forEach(this::start);
      if (claims.areMore()) {
        return now;
      }
    }
    Instant due = store.read(read -> read.outbox().nextDue(now)).orElse(null);
    if (due != null && !due.isAfter(now)) {
      // A claim has run out: whoever made it is no more.
      inWriter((outbox, at) -> {
        outbox.free(at, "");
        return at;
      });
      due = now;
    }
    for (Instant until : resting.values()) {
      due = earlier(due, until);
    }
    return due;
  }

  /** What had no way may have one in another process, or with other declarations. */
  private void takeUp() {
    Running running = writer.running();
    if (!running.equals(known)) {
      inWriter((outbox, at) -> {
        outbox.takeUp(at);
        return at;
      });
      known = running;
    }
  }

  private Set<String> resting(Instant now) {
    resting.values().removeIf(until -> !until.isAfter(now));
    return Set.copyOf(resting.keySet());
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /** Claims as many as there is room for, and leaves those whose receiver has to be left alone. */
  private final class Claims {
    private final Instant now;
    private final int room;
    private final List<Attempt> attempts = new ArrayList<>();
    private int setAside;

    private Claims(Instant now, int room) {
      this.now = now;
      this.room = room;
    }

    private List<Attempt> make(OutboxWriting outbox, Instant at) {
      boolean goesOn = true;
      while (goesOn && attempts.size() < room) {
        int before = handled();
        for (OutboxItem item :
            outbox.ready(now, resting(now), sending.deadHold(), room - attempts.size())) {
          claim(outbox, item, at);
        }
        goesOn = handled() > before && !areMore();
      }
      return List.copyOf(attempts);
    }

    /** Whether it stopped for others to have their turn at the writer. */
    private boolean areMore() {
      return setAside >= MOST_SET_ASIDE;
    }

    private int handled() {
      return attempts.size() + resting.size() + setAside;
    }

    private void claim(OutboxWriting outbox, OutboxItem item, Instant at) {
      String app = app(item.stored().action());
      if (resting.containsKey(app)) {
        return;
      }
      Parcel parcel =
          new Parcel(
              item.stored().key(),
              item.subject(),
              item.stored().action(),
              item.askedAt(),
              now,
              item.trace());
      switch (endpoints.way(parcel)) {
        case Endpoints.Through(Endpoint endpoint, Parcel own) -> {
          if (endpoint.tryTake(now)) {
            outbox.claim(item.number(), node, at, at.plus(LEASE));
            attempts.add(new Attempt(item, endpoint, own));
          } else {
            // While one attempt shows whether it is well, nobody knows how long that takes.
            Instant next = endpoint.next();
            resting.put(app, next.isAfter(now) ? next : now.plus(PROBE));
          }
        }
        case Endpoints.Nowhere(String reason) -> {
          outbox.setAside(item.number());
          setAside++;
          unsaid.tell(reason);
        }
      }
    }

    private static String app(OutgoingAction action) {
      return action.request() instanceof OutgoingAction.AppAction asked
          ? asked.action().app()
          : OutboxReading.PEOPLE;
    }
  }

  private void start(Attempt attempt) {
    inFlight.incrementAndGet();
    try {
      senders.execute(() -> {
        try {
          make(attempt);
        } catch (RuntimeException e) {
          // The claim runs out, and the action goes out again.
          LOG.error("action {} could not be settled", attempt.item().number(), e);
          release(attempt);
        } finally {
          inFlight.decrementAndGet();
          whenDone.run();
        }
      });
    } catch (RuntimeException e) {
      inFlight.decrementAndGet();
      release(attempt);
      throw e;
    }
  }

  private static void release(Attempt attempt) {
    attempt.endpoint().released();
  }

  private void make(Attempt attempt) {
    Endpoint endpoint = attempt.endpoint();
    Handover handover = endpoint.adapter().handOver(attempt.parcel());
    switch (handover) {
      case Handover.Done done -> {
        endpoint.succeeded();
        delivered(attempt, done, endpoint.name());
      }
      case Handover.Refused(String reason) -> {
        endpoint.succeeded();
        dead(attempt, reason, endpoint.name());
      }
      case Handover.Failed failed -> {
        if (failed.isOfReceiver()) {
          endpoint.failed(attempt.parcel().at());
        } else {
          endpoint.released();
        }
        failed(attempt, failed, endpoint.name());
      }
    }
  }

  /** First the signals, then the end: what dies in between comes again, and counts once. */
  private void delivered(Attempt attempt, Handover.Done done, String endpoint) {
    if (attempt.parcel().action().request() instanceof OutgoingAction.AppAction asked) {
      AnswerSignals.Said said =
          AnswerSignals.of(
              attempt.item(),
              asked,
              writer.running().deployment(),
              done.answer(),
              attempt.parcel().at());
      List<Entry> entries =
          said.signals().stream()
              .map(signal ->
                  Entry.small(at ->
                      new Submission.Arrival(
                          at, signal, new Origin(attempt.item().trace(), null, SENDER))))
              .toList();
      if (!entries.isEmpty()) {
        writer.submit(entries).forEach(answer -> answer.join());
      }
      DeadLetter refused = said.refused();
      if (refused != null) {
        writer.submit(Entry.small(_ -> new Submission.Unfit(refused))).join();
      }
    }
    meters.delivered(endpoint);
    end(attempt, new Settlement.Delivered(done.note()));
  }

  private void failed(Attempt attempt, Handover.Failed failed, String endpoint) {
    OutboxItem item = attempt.item();
    int attempts = item.attempts() + 1;
    Instant now = attempt.parcel().at();
    Instant next = retries.next(item.askedAt(), now, attempts, failed.pause());
    if (next == null) {
      dead(attempt, failed.reason(), endpoint);
      return;
    }
    meters.failed(endpoint);
    inWriter((outbox, at) -> {
      outbox.postpone(item.number(), at, next, failed.reason());
      return at;
    });
  }

  private void dead(Attempt attempt, String reason, String endpoint) {
    meters.dead(endpoint);
    end(attempt, new Settlement.Dead(reason, attempt.item().attempts() + 1));
  }

  private void end(Attempt attempt, Settlement settlement) {
    writer
        .submit(
            Entry.small(at -> new Submission.ActionEnd(at, attempt.item().number(), settlement)))
        .join();
  }

  @FunctionalInterface
  private interface OutboxWork<R> {
    R on(OutboxWriting outbox, Instant at);
  }

  private <R> R inWriter(OutboxWork<R> work) {
    WriterTask<R> task =
        turn -> turn.store().write(transaction -> work.on(transaction.outbox(), turn.at()));
    try {
      return writer.run(task).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
