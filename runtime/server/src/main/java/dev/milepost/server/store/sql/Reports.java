package dev.milepost.server.store.sql;

import dev.milepost.engine.state.Execution;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.store.IdempotencyKey;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.UsageCount.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what steps reported and asked for. */
final class Reports {

  private static final int WAITING = DeliveryCode.of(Delivery.WAITING);
  private static final int WITHDRAWN = DeliveryCode.of(Delivery.WITHDRAWN);
  static final int SANDBOXED = DeliveryCode.of(Delivery.SANDBOXED);

  /** The states in which nothing is to be done with an action any more. */
  static final String SETTLED =
      WITHDRAWN
          + ", "
          + SANDBOXED
          + ", "
          + DeliveryCode.of(Delivery.DELIVERED)
          + ", "
          + DeliveryCode.of(Delivery.SKIPPED);

  private final LogTable log;
  private final TimelineCodec timeline;
  private final Rows outbox;
  private final Rows withdrawals;
  private final UsageTable usage;
  private final Rows questions;
  private final Rows overQuestions;
  private final Session session;

  /**
   * @param log whose lines tell what they led to
   */
  Reports(Session session, LogTable log) {
    this.session = session;
    this.log = log;
    this.usage = new UsageTable(session);
    this.timeline = new TimelineCodec(session);
    this.outbox =
        new Rows(
            session.handle(),
            "INSERT INTO outbox (number, key, subject, execution, visit, clause, repeat,"
                + " withdrawable, input, place, request, state, changed_at, trace, app, asked_at,"
                + " due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    this.questions =
        new Rows(
            session.handle(),
            "INSERT INTO questions (subject, execution, visit, action) VALUES (?, ?, ?, ?)");
    this.overQuestions =
        new Rows(
            session.handle(),
            "DELETE FROM questions WHERE subject = ? AND execution = ? AND visit = ?");
    this.withdrawals =
        new Rows(
            session.handle(),
            "UPDATE outbox SET state = "
                + WITHDRAWN
                + ", changed_at = ? WHERE subject = ? AND execution = ? AND visit = ?"
                + " AND state = "
                + WAITING
                + " AND withdrawable = 1 AND input < ?");
  }

  void write() {
    outbox.write();
    withdrawals.write();
    usage.write();
    questions.write();
    overQuestions.write();
  }

  void discard() {
    outbox.discard();
    withdrawals.discard();
    usage.discard();
    questions.discard();
    overQuestions.discard();
  }

  /**
   * Adds what a step gave.
   *
   * @param trace the traceparent of the signal that they follow from, or null
   * @param firstAction the number for the first of its actions
   */
  void add(
      StoredSubject after,
      long input,
      StepResult result,
      boolean sandboxed,
      @Nullable String trace,
      long firstAction) {
    List<Execution> executions = after.state().executions();
    long at = Micros.of(after.clock());
    boolean isCorrection =
        result.timeline().stream().anyMatch(TimelineEntry.Corrected.class::isInstance);
    List<TimelineColumns> entries = new ArrayList<>(result.timeline().size());
    for (TimelineEntry entry : result.timeline()) {
      Integer execution =
          entry instanceof TimelineEntry.OfExecution one
              ? (Integer) Executions.place(executions, one.execution())
              : null;
      TimelineColumns columns = timeline.write(entry, execution);
      Kind kind = kind(entry, isCorrection);
      if (kind != null && entry instanceof TimelineEntry.OfExecution one) {
        usage.count(
            after.clock(),
            one.execution().journey(),
            kind,
            columns.stage(),
            columns.target(),
            columns.clause());
      }
      entries.add(columns);
    }
    String packed = TimelineColumns.pack(entries);
    if (packed != null) {
      log.tell(input, packed);
    }
    for (StepResult.VisitLeft left : result.visitsLeft()) {
      withdrawals
          .row()
          .bind(0, at)
          .bind(1, after.number())
          .bind(2, Executions.place(executions, left.execution()))
          .bind(3, left.visit())
          .bind(4, input)
          .add();
      overQuestions
          .row()
          .bind(0, after.number())
          .bind(1, Executions.place(executions, left.execution()))
          .bind(2, left.visit())
          .add();
    }
    long number = firstAction;
    for (OutgoingAction action : result.actions()) {
      usage.count(after.clock(), action.execution().journey(), Kind.ACTION, null, null, null);
      if (action.request() instanceof OutgoingAction.Question) {
        questions
            .row()
            .bind(0, after.number())
            .bind(1, Executions.place(executions, action.execution()))
            .bind(2, action.visit())
            .bind(3, number)
            .add();
      }
      outbox
          .row()
          .bind(0, number++)
          .bind(1, IdempotencyKey.of(after.state().name(), action))
          .bind(2, after.number())
          .bind(3, Executions.place(executions, action.execution()))
          .bind(4, action.visit())
          .bind(5, action.clause())
          .bind(6, action.repeat())
          .bind(7, action.withdrawable() ? 1 : 0)
          .bind(8, input)
          .bind(9, action.order())
          .bind(10, RequestCodec.write(action.request()))
          .bind(11, sandboxed ? SANDBOXED : WAITING)
          .bind(12, at)
          .bind(13, trace)
          .bind(14, app(action))
          .bind(15, at)
          .bind(16, at)
          .add();
    }
  }

  /** What an entry counts as, or null: nothing. */
  private static @Nullable Kind kind(TimelineEntry entry, boolean isCorrection) {
    return switch (entry) {
      case TimelineEntry.Started _ -> Kind.STARTED;
      case TimelineEntry.Advanced _ -> isCorrection ? Kind.CORRECTED : Kind.ADVANCED;
      case TimelineEntry.Forced _ -> Kind.FORCED;
      case TimelineEntry.Stalled _ -> Kind.STALLED;
      case TimelineEntry.Ambiguity _ -> Kind.AMBIGUOUS;
      default -> null;
    };
  }

  private @Nullable Long app(OutgoingAction action) {
    return action.request() instanceof OutgoingAction.AppAction asked
        ? (Long) session.name(asked.action().app())
        : null;
  }
}
