package dev.milepost.server.writer;

import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.step.Input;
import dev.milepost.server.store.LogEntry;
import dev.milepost.server.store.WriteTransaction;
import dev.milepost.server.writer.SubjectsInHand.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lets the oldest of several subjects that turned out to be the same absorb the others: one line of
 * its log for each record, then one for all else, and a last one in the log of the other. Each log
 * gives its own subject when it is replayed, without the other one's.
 */
final class Merger {

  private final WriteTransaction transaction;
  private final SubjectsInHand subjects;
  private final KeyCache keys;
  private final GroupTurn turn;

  Merger(WriteTransaction transaction, SubjectsInHand subjects, KeyCache keys, GroupTurn turn) {
    this.transaction = transaction;
    this.subjects = subjects;
    this.keys = keys;
    this.turn = turn;
  }

  /** Makes one subject of several, and gives that. */
  Moved unite(Moved one, List<Moved> others, Instant at) {
    List<Moved> all = new ArrayList<>(others);
    all.add(one);
    all.sort(Comparator.comparingLong(subject -> subject.now().number()));
    Moved oldest = all.removeFirst();
    all.forEach(younger -> absorb(oldest, younger, at));
    return oldest;
  }

  private void absorb(Moved older, Moved younger, Instant at) {
    // Timers of both that ran out before go first.
    Instant when = turn.clock(younger, turn.clock(older, turn.clock(younger, at)));
    SubjectState from = younger.now().state();
    int firstPlace = older.now().state().executions().size();
    for (RecordState record : from.allRecords()) {
      take(older, new Input.RecordAbsorbed(transaction.nextInput(), when, from.name(), record));
    }
    long number = transaction.nextInput();
    subjects.save();
    transaction.absorb(older.now().number(), younger.now().number(), firstPlace, number);
    take(older, new Input.TravelsAbsorbed(number, when, withoutFacts(from)));
    take(
        younger,
        new Input.SubjectYielded(transaction.nextInput(), when, older.now().state().name()));
    subjects.absorb(older, younger);
    keys.clear();
  }

  private void take(Moved subject, Input input) {
    transaction.log(new LogEntry.Operated(subject.now().number(), input));
    turn.step(subject, input);
  }

  /** The facts came over with their records; only whose number was which is still needed. */
  private static SubjectState withoutFacts(SubjectState state) {
    List<RecordState> bare =
        state.allRecords().stream()
            .map(record -> RecordState.unseen(record.shape(), record.id(), record.number()))
            .toList();
    return SubjectState.of(
        state.layout(),
        state.name(),
        bare,
        state.recordCount(),
        state.happenings(),
        state.clocks(),
        state.journeys(),
        state.executions());
  }
}
