package dev.milepost.server.writer;

import dev.milepost.engine.program.Program;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.intake.CloudEventText;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.store.Due;
import dev.milepost.server.store.KeptDeadLetter.Settlement;
import dev.milepost.server.store.KeptDeadLetter.Way;
import dev.milepost.server.store.LogEntry;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.SignalIdentity;
import dev.milepost.server.store.SignalIdentity.Receipt;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.WriteTransaction;
import dev.milepost.server.writer.SubjectsInHand.Moved;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transaction of the writer. */
final class GroupTurn {

  private final WriteTransaction transaction;
  private final Program program;
  private final WriterOptions options;
  private final DueTimes dueTimes;
  private final SubjectsInHand subjects;
  private final ArrivalRoute route;
  private final List<Committed> steps = new ArrayList<>();

  /** The traceparent of the signal in hand: what follows from it carries that on. */
  private @Nullable String trace;

  GroupTurn(
      WriteTransaction transaction,
      Operation operation,
      WriterOptions options,
      SubjectCache cache,
      KeyCache keys,
      DueTimes dueTimes) {
    this.transaction = transaction;
    this.program = operation.program();
    this.options = options;
    this.dueTimes = dueTimes;
    this.subjects = new SubjectsInHand(transaction, operation.declarations(), cache);
    SubjectResolver resolver =
        new SubjectResolver(transaction, operation.interests(), keys, subjects);
    Merger merger = new Merger(transaction, subjects, keys, this);
    this.route = new ArrivalRoute(transaction, operation.declarations(), resolver, merger, this);
  }

  /** Takes submissions in order. */
  List<Acknowledgement> take(List<? extends Submission> part) {
    Iterator<Receipt> receipts = transaction.receive(identities(part)).iterator();
    List<Acknowledgement> answers = new ArrayList<>(part.size());
    for (Submission submission : part) {
      if (options.clock() == ClockMode.SHARED) {
        tickUntil(submission.at(), false, Integer.MAX_VALUE);
      }
      answers.add(
          switch (submission) {
            case Submission.Arrival arrival -> arrive(arrival, receipts.next());
            case Submission.Unfit unfit ->
                new Acknowledgement.Kept(transaction.refuse(unfit.letter()));
            case Submission.Intervention intervention -> intervene(intervention);
            case Submission.ActionEnd end -> settle(end);
          });
    }
    return answers;
  }

  private List<SignalIdentity> identities(List<? extends Submission> part) {
    List<SignalIdentity> identities = new ArrayList<>(part.size());
    for (Submission submission : part) {
      if (submission instanceof Submission.Arrival arrival) {
        identities.add(SignalDigest.of(arrival.incoming()));
      }
    }
    return identities;
  }

  private Acknowledgement arrive(Submission.Arrival arrival, Receipt receipt) {
    return switch (receipt) {
      case FRESH -> {
        trace = arrival.origin().trace();
        Acknowledgement answer = route.arrive(arrival);
        trace = null;
        if (!(answer instanceof Acknowledgement.Refused)) {
          settle(arrival);
        }
        yield answer;
      }
      case DUPLICATE -> {
        settle(arrival);
        yield new Acknowledgement.Duplicate();
      }
      case CONFLICT -> conflict(arrival);
    };
  }

  /** A dead letter that was sent again, and is known now, needs nobody any more. */
  private void settle(Submission.Arrival arrival) {
    Long letter = arrival.origin().resent();
    if (letter != null) {
      String sender = arrival.origin().sender();
      transaction.settle(
          letter, new Settlement(arrival.at(), sender == null ? "" : sender, Way.SENT));
    }
  }

  private Acknowledgement conflict(Submission.Arrival arrival) {
    Outcome.Incoming incoming = arrival.incoming();
    String place = incoming.signal().source() + ", id " + incoming.signal().id();
    String reason = "another signal was received under this source and id before";
    Long before = arrival.origin().resent();
    long letter =
        before == null
            ? transaction.refuse(
                new DeadLetter(
                    arrival.at(), place, List.of(reason), CloudEventText.write(incoming)))
            : before;
    return new Acknowledgement.Conflict(reason, letter);
  }

  private Acknowledgement intervene(Submission.Intervention intervention) {
    Moved subject = subjects.find(intervention.subject());
    if (subject == null) {
      return new Acknowledgement.Refused(
          "there is no "
              + intervention.subject().type()
              + " '"
              + intervention.subject().key()
              + "'");
    }
    Instant at = clock(subject, intervention.at());
    long number = transaction.nextInput();
    Input input =
        switch (intervention.act()) {
          case Submission.Answer act ->
              new Input.AnswerGiven(number, at, act.execution(), act.answer(), act.actor());
          case Submission.Correction act ->
              new Input.FactCorrected(
                  number, at, act.field(), act.recordId(), act.value(), act.actor(), act.reason());
          case Submission.Control act ->
              new Input.ExecutionControlled(
                  number, at, act.execution(), act.control(), act.actor(), act.reason());
          case Submission.Override act ->
              new Input.StageForced(
                  number, at, act.execution(), act.stage(), act.actor(), act.reason());
          case Submission.Migration act ->
              new Input.ExecutionMigrated(
                  number, at, act.execution(), act.plan(), act.stage(), act.actor());
          case Submission.Start act ->
              new Input.StartRequested(number, at, act.journey(), act.actor());
        };
    transaction.log(new LogEntry.Operated(subject.now().number(), input));
    return acknowledge(step(subject, input), number);
  }

  private Acknowledgement settle(Submission.ActionEnd end) {
    OutboxItem item = transaction.outbox().find(end.action()).orElse(null);
    Moved subject = item == null ? null : subjects.find(item.subject());
    if (item == null || subject == null) {
      return new Acknowledgement.Refused("there is no such action");
    }
    String hindrance = ActionEnds.hindrance(item, end.settlement());
    if (hindrance != null) {
      return new Acknowledgement.Refused(hindrance);
    }
    Instant at = clock(subject, end.at());
    long number = transaction.nextInput();
    Input input =
        new Input.ActionSettled(
            number,
            at,
            item.stored().action().name(),
            item.stored().action().what(),
            end.settlement());
    transaction.log(new LogEntry.Operated(subject.now().number(), input));
    StepResult result = step(subject, input);
    ActionEnds.write(transaction.outbox(), item, end.settlement(), at);
    return acknowledge(result, number);
  }

  /** When an input of the subject takes effect, after its timers that are due before. */
  Instant clock(Moved subject, Instant at) {
    if (options.clock() == ClockMode.OF_EACH_SUBJECT) {
      Instant due = subject.now().state().nextDue();
      while (due != null && due.isBefore(at)) {
        tick(subject, due);
        due = subject.now().state().nextDue();
      }
    }
    return at.isBefore(subject.now().clock()) ? subject.now().clock() : at;
  }

  /** Takes an input that is logged already. */
  StepResult step(Moved subject, Input input) {
    StoredSubject before = subject.now();
    StepResult result = Step.step(program, before.state(), input);
    options.observer().stepped(result, input.at());
    StoredSubject after =
        new StoredSubject(before.number(), result.state(), input.at(), before.happenings());
    subject.become(after);
    if (!result.timeline().isEmpty()) {
      steps.add(new Committed(after.number(), result.state(), input, result.timeline()));
    }
    transaction.report(after, input.number(), result, options.sandboxed(), trace);
    dueTimes.set(after.number(), result.state().nextDue());
    return result;
  }

  /** What a step's report means to the sender. */
  static Acknowledgement acknowledge(StepResult result, long input) {
    boolean stale = false;
    for (TimelineEntry entry : result.timeline()) {
      switch (entry) {
        case TimelineEntry.Refused refused -> {
          return new Acknowledgement.Refused(refused.reason());
        }
        case TimelineEntry.StaleFact _, TimelineEntry.StaleGone _ -> stale = true;
        default -> {}
      }
    }
    return new Acknowledgement.Accepted(input, stale);
  }

  /**
   * Works off timers in the order of their times.
   *
   * @param included whether those that are due at the very end are worked off too
   * @param most how many at most
   * @return how many there were
   */
  int tickUntil(Instant end, boolean included, int most) {
    int ticks = 0;
    Due due = dueTimes.first(this::stored);
    while (ticks < most && due != null && isUntil(due.at(), end, included)) {
      tick(subjects.get(due.subject()), due.at());
      ticks++;
      due = dueTimes.first(this::stored);
    }
    return ticks;
  }

  private static boolean isUntil(Instant due, Instant end, boolean included) {
    return included ? !due.isAfter(end) : due.isBefore(end);
  }

  private void tick(Moved subject, Instant due) {
    Instant clock = subject.now().clock();
    Instant at = due.isBefore(clock) ? clock : due;
    Instant shown = options.caughtUp().apply(at);
    Input input = new Input.Tick(transaction.nextInput(), at, shown.isBefore(at) ? at : shown);
    transaction.log(new LogEntry.Operated(subject.now().number(), input));
    step(subject, input);
    Instant next = subject.now().state().nextDue();
    if (next != null && !next.isAfter(at)) {
      throw new IllegalStateException(
          "a timer of "
              + subject.now().state().name()
              + " that was due at "
              + due
              + " is due again at "
              + next);
    }
  }

  /** The instant of the timer before which that many others run out, or null. */
  @Nullable Instant dueAfter(int others) {
    return dueTimes.after(others, this::stored);
  }

  private List<Due> stored(Due from, int most) {
    subjects.save();
    return transaction.due(from, most);
  }

  /** The steps that reported something. */
  List<Committed> steps() {
    return steps;
  }

  /** Writes the subjects that were moved. */
  void save() {
    subjects.save();
  }

  /** Remembers what was committed. */
  void keep() {
    subjects.keep();
  }
}
