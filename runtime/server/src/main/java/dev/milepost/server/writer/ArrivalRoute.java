package dev.milepost.server.writer;

import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.StepResult;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.LogEntry;
import dev.milepost.server.store.SubjectKey;
import dev.milepost.server.store.WriteTransaction;
import dev.milepost.server.store.WriteTransaction.Released;
import dev.milepost.server.writer.SubjectResolver.Resolution;
import dev.milepost.server.writer.SubjectsInHand.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The way of a signal: into the log, to its subjects, and then to those whom it links. */
final class ArrivalRoute {

  /** No kind of subject is concerned. */
  private static final String NOBODY = "";

  private final WriteTransaction transaction;
  private final Declarations declarations;
  private final SubjectResolver resolver;
  private final Merger merger;
  private final GroupTurn turn;

  ArrivalRoute(
      WriteTransaction transaction,
      Declarations declarations,
      SubjectResolver resolver,
      Merger merger,
      GroupTurn turn) {
    this.transaction = transaction;
    this.declarations = declarations;
    this.resolver = resolver;
    this.merger = merger;
    this.turn = turn;
  }

  Acknowledgement arrive(Submission.Arrival arrival) {
    Signal signal = CanonicalSignal.of(arrival.incoming().signal());
    List<Resolution> resolutions =
        united(resolver.resolve(arrival.incoming().address(), signal.content()), arrival.at());
    if (!resolutions.isEmpty() && resolutions.stream().allMatch(Resolution::isSuppressed)) {
      return new Acknowledgement.Refused(
          "it names a subject that was forgotten and is not to come back");
    }
    Moved first = firstSubject(resolutions);
    Instant at = first == null ? arrival.at() : turn.clock(first, arrival.at());
    long number = transaction.nextInput();
    transaction.log(
        new LogEntry.Received(
            number,
            at,
            first == null ? null : (Long) first.now().number(),
            signal,
            arrival.incoming().body()));
    if (resolutions.isEmpty()) {
      transaction.park(number, NOBODY, List.of());
    }
    Acknowledgement answer = new Acknowledgement.Parked(number);
    for (Resolution resolution : resolutions) {
      Moved subject = resolution.subject();
      if (resolution.isSuppressed()) {
        continue;
      }
      if (subject == null) {
        transaction.park(number, resolution.type().name(), resolution.newLinks());
      } else if (subject == first) {
        answer =
            GroupTurn.acknowledge(
                turn.step(subject, new Input.SignalReceived(number, at, signal)), number);
        link(resolution, subject, number, at);
      } else {
        deliver(subject, signal, number, arrival.at());
        link(resolution, subject, number, arrival.at());
      }
    }
    return answer;
  }

  /** Lets subjects that turn out to be the same become one before it takes the signal. */
  private List<Resolution> united(List<Resolution> resolutions, Instant at) {
    List<Resolution> united = new ArrayList<>(resolutions.size());
    for (Resolution resolution : resolutions) {
      Moved subject = resolution.subject();
      united.add(
          subject == null || resolution.same().isEmpty()
              ? resolution
              : resolution.united(merger.unite(subject, resolution.same(), at)));
    }
    return united;
  }

  private static @Nullable Moved firstSubject(List<Resolution> resolutions) {
    for (Resolution resolution : resolutions) {
      if (resolution.subject() != null) {
        return resolution.subject();
      }
    }
    return null;
  }

  /** Lets a subject take a logged signal as if it were received now. */
  private StepResult deliver(Moved subject, Signal signal, long logged, Instant received) {
    Instant at = turn.clock(subject, received);
    long number = transaction.nextInput();
    transaction.log(new LogEntry.Delivered(number, at, subject.now().number(), logged));
    return turn.step(subject, new Input.SignalReceived(number, at, signal));
  }

  /** Binds what is new and delivers, in the order of their receipt, the signals that waited. */
  private void link(Resolution resolution, Moved subject, long input, Instant at) {
    for (SubjectKey refused : resolution.refusedLinks()) {
      transaction.refuseLink(refused, subject.now().number(), input);
    }
    for (SubjectKey value : resolution.newLinks()) {
      resolver.bind(value, subject, input);
    }
    release(resolution.newLinks(), subject, at);
  }

  /** What waited under a value may carry others, which now belong to the subject, too. */
  private void release(List<SubjectKey> values, Moved subject, Instant at) {
    NavigableMap<Long, Released> waiting = new TreeMap<>();
    take(values, waiting);
    while (!waiting.isEmpty()) {
      Released next = waiting.pollFirstEntry().getValue();
      deliver(subject, next.signal().signal(), next.signal().number(), at);
      List<SubjectKey> further =
          next.others().stream().filter(value -> resolver.owner(value) == null).toList();
      further.forEach(value -> resolver.bind(value, subject, next.signal().number()));
      take(further, waiting);
    }
  }

  private void take(List<SubjectKey> values, NavigableMap<Long, Released> into) {
    for (SubjectKey value : values) {
      for (Released released : transaction.release(value, declarations)) {
        into.put(released.signal().number(), released);
      }
    }
  }
}
