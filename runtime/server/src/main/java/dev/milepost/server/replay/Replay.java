package dev.milepost.server.replay;

import dev.milepost.server.intake.IntakeReport;
import dev.milepost.server.intake.OrderedSignals;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.ReadAhead;
import dev.milepost.server.intake.RejectSink;
import dev.milepost.server.intake.SignalFile;
import dev.milepost.server.intake.SignalOrder;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs recorded signals through journeys. The clock is the recording's: a signal is received at its
 * own time, and timers run out in between. Nothing leaves the process; actions are marked as taken
 * by the sandbox.
 */
public final class Replay {

  private static final double NANOS = 1e9;

  private final Store store;
  private final Deployment deployment;
  private final ReplayOptions options;
  private final ReplayProgress progress;
  private final ReplayWatcher watcher;

  /**
   * A replay.
   *
   * @param store where the log and the state go; what it holds is continued
   */
  public Replay(
      Store store, Deployment deployment, ReplayOptions options, ReplayProgress progress) {
    this(store, deployment, options, progress, ReplayWatcher.NONE);
  }

  /**
   * A replay that is watched.
   *
   * @param store where the log and the state go; what it holds is continued
   */
  public Replay(
      Store store,
      Deployment deployment,
      ReplayOptions options,
      ReplayProgress progress,
      ReplayWatcher watcher) {
    this.watcher = watcher;
    this.store = store;
    this.deployment = deployment;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param file opened with the deployment's catalogue; nothing has been read of it
   * @param rejects takes messages that are no signals; the store keeps them too
   * @throws IntakeException where the file cannot be read
   * @throws dev.milepost.server.store.StoreException where the store fails or cannot be continued
   */
  public ReplayResult run(SignalFile file, RejectSink rejects) throws IntakeException {
    long start = System.nanoTime();
    deploy();
    DeadLetters letters = new DeadLetters(store, options.startedAt(), rejects);
    Writer writer = new Writer(store, deployment, WriterOptions.replay(clock(), watcher));
    watcher.begins(writer.program());
    Counts counts = new Counts();
    try (OrderedSignals signals =
        OrderedSignals.read(file, options.order(), deployment.catalog(), letters, watcher::read)) {
      Instant end = take(signals, writer, counts);
      letters.write();
      if (end != null) {
        writer.advanceTo(end);
      }
    }
    return result(counts, file.report(), (System.nanoTime() - start) / NANOS);
  }

  private ClockMode clock() {
    return options.order() == SignalOrder.TIME ? ClockMode.SHARED : ClockMode.OF_EACH_SUBJECT;
  }

  private void deploy() {
    Optional<Deployment> stored = store.read(ReadTransaction::deployment);
    stored.ifPresent(before -> new Continuation(store.name()).check(before, deployment));
    boolean isSame = stored.isPresent() && stored.get().catalog().equals(deployment.catalog());
    if (!isSame) {
      store.write(transaction -> {
        transaction.deploy(deployment, options.startedAt(), "replay");
        return deployment;
      });
    }
  }

  /** Hands the signals on in groups and says up to when timers have to run. */
  private @Nullable Instant take(OrderedSignals signals, Writer writer, Counts counts)
      throws IntakeException {
    if (signals.count() < 0) {
      // What comes straight from the file may be refused, and refusals go into the store as well.
      return take(signals::next, signals.count(), writer, counts);
    }
    try (ReadAhead<Outcome.Incoming> ahead = new ReadAhead<>(signals::next)) {
      return take(ahead::next, signals.count(), writer, counts);
    }
  }

  private @Nullable Instant take(
      ReadAhead.Supply<Outcome.Incoming> supply, long all, Writer writer, Counts counts)
      throws IntakeException {
    Instant until = options.until();
    Instant latest = null;
    Instant last = options.startedAt();
    List<Submission.Arrival> group = new ArrayList<>(options.groupSize());
    for (Outcome.Incoming next = supply.next(); next != null; next = supply.next()) {
      Instant receipt = next.receipt();
      Instant at = receipt == null ? last : receipt;
      last = at;
      if (until != null && at.isAfter(until)) {
        if (options.order() == SignalOrder.TIME) {
          break;
        }
        continue;
      }
      latest = latest == null || at.isAfter(latest) ? at : latest;
      group.add(new Submission.Arrival(at, next));
      if (group.size() == options.groupSize()) {
        write(group, writer, counts, all);
      }
    }
    write(group, writer, counts, all);
    return until == null ? latest : until;
  }

  private void write(List<Submission.Arrival> group, Writer writer, Counts counts, long all) {
    if (!group.isEmpty()) {
      writer.write(group).forEach(counts::add);
      group.clear();
      progress.taken(counts.signals, all);
    }
  }

  private ReplayResult result(Counts counts, IntakeReport report, double seconds) {
    Totals totals = new Totals(deployment, store.read(ReadTransaction::tally));
    return new ReplayResult(
        counts.signals,
        counts.refused + report.rejected(),
        counts.duplicates,
        counts.stale,
        counts.parked,
        report.unmapped(),
        totals.executions(),
        totals.stages(),
        totals.transitions(),
        totals.ambiguities(),
        totals.stalls(),
        seconds);
  }

  /** What became of the signals. */
  private static final class Counts {
    private long signals;
    private long duplicates;
    private long refused;
    private long stale;
    private long parked;

    private void add(Acknowledgement answer) {
      signals++;
      switch (answer) {
        case Acknowledgement.Accepted accepted -> stale += accepted.stale() ? 1 : 0;
        case Acknowledgement.Duplicate _ -> duplicates++;
        case Acknowledgement.Conflict _, Acknowledgement.Refused _, Acknowledgement.Kept _ ->
            refused++;
        case Acknowledgement.Parked _ -> parked++;
      }
    }
  }
}
