package dev.milepost.server.store.sql;

import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.LoggedInput;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.store.PastInput.StoredAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what happened to a subject. */
final class HistoryReader {

  private final Session session;
  private final LogTable log;
  private final TimelineCodec timeline;

  HistoryReader(Session session, LogTable log) {
    this.session = session;
    this.log = log;
    this.timeline = new TimelineCodec(session);
  }

  List<PastInput> of(long subject, Declarations declarations) {
    return of(subject, 0, Long.MAX_VALUE, declarations);
  }

  /** What happened at the lines behind one, up to another. */
  List<PastInput> of(long subject, long after, long upTo, Declarations declarations) {
    List<ExecutionName> executions = executions(subject);
    Map<Long, List<TimelineEntry>> entries = entries(subject, executions);
    Map<Long, List<StoredAction>> actions = actions(subject, executions);
    List<PastInput> history = new ArrayList<>();
    for (Input input : log.ofSubject(subject, after, upTo, declarations)) {
      history.add(
          new PastInput(
              input,
              entries.getOrDefault(input.number(), List.of()),
              actions.getOrDefault(input.number(), List.of())));
    }
    return history;
  }

  private List<ExecutionName> executions(long subject) {
    return session
        .handle()
        .createQuery(
            "SELECT e.journey, e.number, e.about, r.id FROM executions e LEFT JOIN records r"
                + " ON r.subject = e.subject AND r.number = e.about"
                + " WHERE e.subject = ? ORDER BY e.place")
        .bind(0, subject)
        .map((row, _) -> {
          Integer about = Columns.whole(row, "about");
          return new ExecutionName(
              session.text(row.getLong("journey")),
              row.getInt("number"),
              about == null ? null : new RecordNumber(about, row.getString("id")));
        })
        .list();
  }

  private Map<Long, List<TimelineEntry>> entries(long subject, List<ExecutionName> executions) {
    Map<Long, List<TimelineEntry>> entries = new HashMap<>();
    session
        .handle()
        .createQuery(
            "SELECT input, kind, execution, stage, target, clause, detail FROM timeline"
                + " WHERE subject = ? ORDER BY input, place")
        .bind(0, subject)
        .map((row, _) -> {
          int execution = row.getInt("execution");
          TimelineCodec.Columns columns =
              new TimelineCodec.Columns(
                  row.getInt("kind"),
                  Columns.number(row, "stage"),
                  Columns.number(row, "target"),
                  Columns.number(row, "clause"),
                  row.getString("detail"));
          entries
              .computeIfAbsent(row.getLong("input"), _ -> new ArrayList<>())
              .add(timeline.read(columns, () -> executions.get(execution)));
          return execution;
        })
        .list();
    return entries;
  }

  private Map<Long, List<StoredAction>> actions(long subject, List<ExecutionName> executions) {
    Map<Long, List<StoredAction>> actions = new HashMap<>();
    session
        .handle()
        .createQuery(
            "SELECT key, execution, visit, clause, repeat, withdrawable, input, place, request,"
                + " state, changed_at FROM outbox WHERE subject = ? ORDER BY input, place")
        .bind(0, subject)
        .map((row, _) -> {
          long input = row.getLong("input");
          actions
              .computeIfAbsent(input, _ -> new ArrayList<>())
              .add(action(row, executions.get(row.getInt("execution"))));
          return input;
        })
        .list();
    return actions;
  }

  /** What a clause of a visit asked for. */
  List<StoredAction> actions(ExecutionId execution, int visit, String clause) {
    List<ExecutionName> executions = executions(execution.subject());
    return session
        .handle()
        .createQuery(
            "SELECT key, execution, visit, clause, repeat, withdrawable, input, place, request,"
                + " state, changed_at FROM outbox WHERE subject = ? AND execution = ? AND visit = ?"
                + " AND clause = ? ORDER BY input, place")
        .bind(0, execution.subject())
        .bind(1, execution.place())
        .bind(2, visit)
        .bind(3, clause)
        .map((row, _) -> action(row, executions.get(row.getInt("execution"))))
        .list();
  }

  /** Who said what a line says. */
  Optional<LoggedInput> logged(long input) {
    return session
        .handle()
        .createQuery(
            "SELECT i.at, coalesce(s.source, i.source) AS source, coalesce(s.id, i.id) AS id,"
                + " coalesce(s.body, i.body) AS body FROM inputs i"
                + " LEFT JOIN inputs s ON s.number = i.delivers WHERE i.number = ?")
        .bind(0, input)
        .map((row, _) -> {
          Long source = Columns.number(row, "source");
          return new LoggedInput(
              input,
              Micros.instant(row.getLong("at")),
              session.textOf(source),
              row.getString("id"),
              source == null ? JsonFields.of(row.getString("body")).optionalText("actor") : null);
        })
        .findOne();
  }

  private static StoredAction action(ResultSet row, ExecutionName execution) throws SQLException {
    return new StoredAction(
        row.getString("key"),
        new OutgoingAction(
            execution,
            row.getInt("visit"),
            row.getString("clause"),
            row.getInt("repeat"),
            row.getInt("withdrawable") != 0,
            row.getInt("place"),
            RequestCodec.read(row.getString("request"))),
        delivery(row.getInt("state")),
        Micros.instant(row.getLong("changed_at")));
  }

  private static Delivery delivery(int state) {
    return switch (state) {
      case Reports.WAITING -> Delivery.WAITING;
      case Reports.WITHDRAWN -> Delivery.WITHDRAWN;
      case Reports.SANDBOXED -> Delivery.SANDBOXED;
      default -> throw StoredValue.damaged("state " + state);
    };
  }
}
