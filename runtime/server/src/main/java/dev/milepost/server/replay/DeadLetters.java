package dev.milepost.server.replay;

import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.RejectSink;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.IntakeException;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps refused messages in the store, in groups, beside handing them on. */
final class DeadLetters implements RejectSink {

  private static final int GROUP = 200;

  private final Store store;
  private final Instant at;
  private final RejectSink next;
  private final List<DeadLetter> waiting = new ArrayList<>();

  DeadLetters(Store store, Instant at, RejectSink next) {
    this.store = store;
    this.at = at;
    this.next = next;
  }

  @Override
  public void add(Outcome.Rejected rejected) throws IntakeException {
    next.add(rejected);
    waiting.add(
        new DeadLetter(
            at,
            "line " + rejected.place().line(),
            rejected.faults().stream().map(Fault::describe).toList(),
            rejected.raw()));
    if (waiting.size() == GROUP) {
      write();
    }
  }

  /** Writes what has been collected. */
  void write() {
    if (!waiting.isEmpty()) {
      store.write(transaction -> {
        waiting.forEach(transaction::refuse);
        return waiting.size();
      });
      waiting.clear();
    }
  }
}
