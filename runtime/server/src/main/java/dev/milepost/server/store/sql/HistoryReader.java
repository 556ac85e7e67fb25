package dev.milepost.server.store.sql;

import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.LoggedInput;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.StoredAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what happened to a subject. */
final class HistoryReader {

  /**
   * The actions that followed from a subject's own lines of the log. Where it was absorbed, they
   * are the absorber's now, and their executions have other places; where it absorbed others,
   * theirs are not among them.
   */
  private static final String OF_SUBJECT =
      "SELECT o.key, coalesce(v.place, o.execution) AS execution, o.visit, o.clause, o.repeat,"
          + " o.withdrawable, o.input, o.place, o.request, o.state, o.changed_at"
          + " FROM outbox o JOIN inputs i ON i.number = o.input AND i.subject = ?"
          + " LEFT JOIN moved_executions v ON v.subject = ? AND v.new_place = o.execution"
          + " WHERE o.subject = coalesce((SELECT m.absorber FROM merges m WHERE m.subject = ?), ?)"
          + " ORDER BY o.input, o.place";

  private final Session session;
  private final LogReader log;
  private final TimelineCodec timeline;
  private final MergeTables merges;

  HistoryReader(Session session, LogReader log, MergeTables merges) {
    this.session = session;
    this.log = log;
    this.merges = merges;
    this.timeline = new TimelineCodec(session);
  }

  /** What happened to a subject and to those that it absorbed; executions are called as now. */
  List<PastInput> of(long subject, Declarations declarations) {
    List<PastInput> all =
        new ArrayList<>(of(subject, 0, Long.MAX_VALUE, declarations, executions(subject)));
    List<Long> absorbed = merges.absorbed(subject);
    for (long other : absorbed) {
      all.addAll(of(other, 0, Long.MAX_VALUE, declarations, presentNames(other)));
    }
    if (!absorbed.isEmpty()) {
      all.sort(Comparator.comparingLong(past -> past.input().number()));
    }
    return all;
  }

  /** What happened at the lines behind one, up to another; executions are called as then. */
  List<PastInput> of(long subject, long after, long upTo, Declarations declarations) {
    List<ExecutionName> names =
        merges.absorber(subject) == null ? executions(subject) : formerNames(subject);
    return of(subject, after, upTo, declarations, names);
  }

  private List<PastInput> of(
      long subject,
      long after,
      long upTo,
      Declarations declarations,
      List<ExecutionName> executions) {
    Map<Long, List<StoredAction>> actions = actions(subject, executions);
    List<PastInput> history = new ArrayList<>();
    for (LogReader.Line line : log.ofSubject(subject, after, upTo, declarations)) {
      history.add(
          new PastInput(
              line.input(),
              entries(line, executions),
              actions.getOrDefault(line.input().number(), List.of())));
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
        .map((row, _) -> name(row))
        .list();
  }

  /** What the executions of an absorbed subject were called before. */
  private List<ExecutionName> formerNames(long subject) {
    return session
        .handle()
        .createQuery(
            "SELECT journey, number, about, about_id AS id FROM moved_executions"
                + " WHERE subject = ? ORDER BY place")
        .bind(0, subject)
        .map((row, _) -> name(row))
        .list();
  }

  /** What the executions of an absorbed subject are called now. */
  private List<ExecutionName> presentNames(long subject) {
    return session
        .handle()
        .createQuery(
            "SELECT e.journey, e.number, e.about, r.id FROM moved_executions v"
                + " JOIN merges m ON m.subject = v.subject"
                + " JOIN executions e ON e.subject = m.absorber AND e.place = v.new_place"
                + " LEFT JOIN records r ON r.subject = e.subject AND r.number = e.about"
                + " WHERE v.subject = ? ORDER BY v.place")
        .bind(0, subject)
        .map((row, _) -> name(row))
        .list();
  }

  private ExecutionName name(ResultSet row) throws SQLException {
    Integer about = Columns.whole(row, "about");
    return new ExecutionName(
        session.text(row.getLong("journey")),
        row.getInt("number"),
        about == null ? null : new RecordNumber(about, idOf(row.getString("id"))));
  }

  /** A record that is not declared any more has left no id where its subject was absorbed. */
  private static String idOf(@Nullable String id) {
    return id == null ? "" : id;
  }

  private List<TimelineEntry> entries(LogReader.Line line, List<ExecutionName> executions) {
    List<TimelineEntry> entries = new ArrayList<>(line.entries().size());
    for (TimelineColumns columns : line.entries()) {
      entries.add(timeline.read(columns, () -> execution(executions, columns.execution())));
    }
    return entries;
  }

  private static ExecutionName execution(List<ExecutionName> executions, @Nullable Integer place) {
    if (place == null || place < 0 || place >= executions.size()) {
      throw StoredValue.damaged("execution " + place);
    }
    return executions.get(place);
  }

  private Map<Long, List<StoredAction>> actions(long subject, List<ExecutionName> executions) {
    Map<Long, List<StoredAction>> actions = new HashMap<>();
    session
        .handle()
        .createQuery(OF_SUBJECT)
        .bind(0, subject)
        .bind(1, subject)
        .bind(2, subject)
        .bind(3, subject)
        .map((row, _) -> {
          long input = row.getLong("input");
          actions
              .computeIfAbsent(input, _ -> new ArrayList<>())
              .add(OutboxTable.action(row, executions.get(row.getInt("execution"))));
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
        .map((row, _) -> OutboxTable.action(row, executions.get(row.getInt("execution"))))
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
}
