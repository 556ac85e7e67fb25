package dev.milepost.compiler.scenario;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.SubjectType;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.engine.step.Watcher;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subjects of one run with a clock of their own. Nothing leaves it: what the journeys send is
 * kept in the history, and counts as handed over at once.
 */
final class World {

  /** More than any scenario needs; a reminder every second for a day has fewer. */
  private static final int MOST_TICKS = 100_000;

  private final Program program;
  private final Plan plan;
  private final KeyIndex keys;
  private final Watcher watcher;
  private final Map<String, SubjectState> subjects = new LinkedHashMap<>();
  private final List<HistoryEntry> history = new ArrayList<>();
  private @Nullable String firstSubject;
  private Instant now;
  private long inputs;
  private int ticks;

  /**
   * A world in which nothing has happened.
   *
   * @param plan the journey that is looked at; it is one of the program
   * @param now what the clock shows
   */
  World(Program program, Plan plan, Instant now, Watcher watcher) {
    this.program = program;
    this.plan = plan;
    this.keys = new KeyIndex(program.catalog(), subjectType(program.catalog(), plan));
    this.watcher = watcher;
    this.now = now;
  }

  private static SubjectType subjectType(Catalog catalog, Plan plan) {
    return catalog
        .subject(plan.subject())
        .orElseThrow(() -> new IllegalArgumentException("no subject " + plan.subject()));
  }

  Program program() {
    return program;
  }

  Plan plan() {
    return plan;
  }

  JourneyCalendar calendar() {
    return plan.calendar();
  }

  Instant now() {
    return now;
  }

  List<HistoryEntry> history() {
    return history;
  }

  /** Whether anything was received yet. */
  boolean hasBegun() {
    return inputs > 0;
  }

  /** Sets the clock of a world in which nothing has happened yet. */
  void startAt(Instant start) {
    now = start;
  }

  /** The state of the first subject, or null where there is none yet. */
  @Nullable SubjectState first() {
    return firstSubject == null ? null : subjects.get(firstSubject);
  }

  /** The last execution of the journey by the first subject, or null. */
  @Nullable Execution lastExecution() {
    SubjectState state = first();
    Execution last = null;
    for (Execution execution : state == null ? List.<Execution>of() : state.executions()) {
      if (execution.name().journey().equals(plan.journey())) {
        last = execution;
      }
    }
    return last;
  }

  /** What the journey sent for the first subject, in order. */
  List<OutgoingAction> sent() {
    List<OutgoingAction> sent = new ArrayList<>();
    for (HistoryEntry entry : history) {
      if (entry instanceof HistoryEntry.Sent one
          && one.subject().equals(firstSubject)
          && one.action().execution().journey().equals(plan.journey())) {
        sent.add(one.action());
      }
    }
    return sent;
  }

  /** Makes a subject known. */
  void meet(String subject) {
    if (firstSubject == null) {
      firstSubject = subject;
    }
    subjects.computeIfAbsent(
        subject, key -> SubjectState.empty(program.layout(), new SubjectName(plan.subject(), key)));
  }

  /** Links a further key to a subject. */
  void link(String key, String value, String subject) {
    keys.link(key, value, subject).ifPresent(refused -> note(refused, subject));
  }

  /**
   * Receives a signal.
   *
   * @param named the subject that the text names, or null: the one that a key field names, else the
   *     first
   * @throws StepProblem where it cannot be told whose it is
   */
  void receive(@Nullable String named, Signal.Content content) {
    String carried = named == null ? keys.subjectOf(content) : named;
    String subject = carried == null ? firstSubject : carried;
    if (subject == null) {
      throw new StepProblem(
          "it cannot be told whose it is: begin the scenario with `given "
              + plan.subject()
              + " \"...\"`");
    }
    meet(subject);
    history.add(new HistoryEntry.Received(now, subject, content));
    keys.linkAll(content, subject).forEach(refused -> note(refused, subject));
    inputs++;
    Signal signal = new Signal("scenario", Long.toString(inputs), null, content);
    step(subject, new Input.SignalReceived(inputs, now, signal));
  }

  /** Answers the question that the journey's last execution of the first subject asks. */
  void answer(@Nullable String role, String answer) {
    String person = role == null ? "owner" : '"' + role + '"';
    history.add(new HistoryEntry.AnswerGiven(now, person, answer));
    Execution execution = lastExecution();
    if (execution == null || firstSubject == null) {
      history.add(new HistoryEntry.Noted(now, "nobody is asked: nothing has started"));
      return;
    }
    Plan.Question question =
        plan.stage(execution.visit().stage()).map(Plan.Stage::question).orElse(null);
    if (execution.isRunning()
        && question != null
        && !java.util.Objects.equals(question.role(), role)) {
      String asked = question.role() == null ? "the owner" : '"' + question.role() + '"';
      history.add(new HistoryEntry.Noted(now, "the answer does not count: " + asked + " is asked"));
      return;
    }
    inputs++;
    step(firstSubject, new Input.AnswerGiven(inputs, now, execution.name(), answer, "scenario"));
  }

  /**
   * Moves the clock and works off what is due on the way.
   *
   * @throws StepProblem where far too much is due
   */
  void pass(TimeSpan span) {
    workOffDue(now);
    history.add(new HistoryEntry.Passed(now, span));
    Instant target = calendar().plus(now, span);
    workOffDue(target);
    now = target;
  }

  /** Works off what is due at this very moment. */
  void settle() {
    workOffDue(now);
  }

  private void workOffDue(Instant until) {
    while (true) {
      String next = null;
      Instant due = until;
      for (Map.Entry<String, SubjectState> subject : subjects.entrySet()) {
        Instant nextDue = subject.getValue().nextDue();
        if (nextDue != null && (next == null ? !nextDue.isAfter(due) : nextDue.isBefore(due))) {
          next = subject.getKey();
          due = nextDue;
        }
      }
      if (next == null) {
        return;
      }
      if (++ticks > MOST_TICKS) {
        throw new StepProblem(
            "more than " + MOST_TICKS + " timers were due so far: let less time pass");
      }
      now = due.isAfter(now) ? due : now;
      inputs++;
      step(next, new Input.Tick(inputs, now, now));
    }
  }

  private void step(String subject, Input input) {
    SubjectState state = subjects.get(subject);
    if (state == null) {
      throw new IllegalStateException("no subject " + subject);
    }
    StepResult result = Step.step(program, state, input, watcher);
    subjects.put(subject, result.state());
    for (TimelineEntry entry : result.timeline()) {
      history.add(new HistoryEntry.Reported(now, subject, entry));
    }
    for (OutgoingAction action : result.actions()) {
      history.add(new HistoryEntry.Sent(now, subject, action));
    }
  }

  private void note(KeyIndex.Refused refused, String subject) {
    history.add(
        new HistoryEntry.Noted(
            now,
            "%s \"%s\" is not linked to \"%s\": it belongs to \"%s\""
                .formatted(
                    refused.link().key(), refused.link().value(), subject, refused.owner())));
  }
}
