package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.server.store.AppRhythm;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.JourneyLimit;
import dev.milepost.server.store.LogSize;
import dev.milepost.server.store.LoggedInput;
import dev.milepost.server.store.OperationsReading;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.Snapshot;
import dev.milepost.server.store.StandingExecution;
import dev.milepost.server.store.StandingExecution.Trouble;
import dev.milepost.server.store.Tombstone;
import dev.milepost.server.store.UsageCount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What operators ask of the database. */
final class OperationsTables implements OperationsReading {

  private final Session session;
  private final HistoryReader history;

  OperationsTables(Session session, HistoryReader history) {
    this.session = session;
    this.history = history;
  }

  @Override
  public List<DeploymentPeriod> periods() {
    return new DeploymentTables(session).periods();
  }

  @Override
  public List<Long> subjects(long after, int limit) {
    return session
        .handle()
        .createQuery("SELECT number FROM subjects WHERE number > ? ORDER BY number LIMIT ?")
        .bind(0, after)
        .bind(1, limit)
        .mapTo(Long.class)
        .list();
  }

  @Override
  public List<StandingExecution> standing(Trouble trouble, int limit) {
    String since = since(trouble);
    return session
        .handle()
        .createQuery(
            "SELECT subject, place, "
                + since
                + " AS since FROM executions WHERE "
                + condition(trouble)
                + " ORDER BY "
                + since
                + ", subject, place LIMIT ?")
        .bind(0, limit)
        .map((row, _) ->
            new StandingExecution(
                new ExecutionId(row.getLong("subject"), row.getInt("place")),
                trouble,
                Micros.instant(row.getLong("since"))))
        .list();
  }

  @Override
  public long count(Trouble trouble) {
    return number("SELECT count(*) FROM executions WHERE " + condition(trouble));
  }

  private static String since(Trouble trouble) {
    return trouble == Trouble.STALLED ? "stalled_since" : "ended_at";
  }

  /** In the words of the partial indexes, which a database takes only then. */
  private static String condition(Trouble trouble) {
    return switch (trouble) {
      case STALLED -> "stalled_since IS NOT NULL AND status = " + SubjectRows.RUNNING;
      case PARKED -> "status > 1 AND status = " + SubjectRows.PARKED;
      case PAUSED -> "status > 1 AND status = " + SubjectRows.PAUSED;
    };
  }

  @Override
  public List<UsageCount> usage(LocalDate from, LocalDate to) {
    return new UsageTable(session).read(from, to);
  }

  @Override
  public List<JourneyLimit> limits() {
    return session
        .handle()
        .createQuery(
            "SELECT journey, transitions, actions, executions FROM limits ORDER BY journey")
        .map((row, _) ->
            new JourneyLimit(
                row.getString("journey"),
                Columns.number(row, "transitions"),
                Columns.number(row, "actions"),
                Columns.number(row, "executions")))
        .list();
  }

  @Override
  public List<AppRhythm> rhythms() {
    return new RhythmTable(session).read();
  }

  @Override
  public List<PastInput> history(long subject, long after, long upTo, Declarations declarations) {
    return history.of(subject, after, upTo, declarations);
  }

  @Override
  public Optional<LoggedInput> logged(long input) {
    return history.logged(input);
  }

  @Override
  public List<PastInput.StoredAction> actions(ExecutionId execution, int visit, String clause) {
    return history.actions(execution, visit, clause);
  }

  @Override
  public boolean isSandbox() {
    return session
        .handle()
        .createQuery("SELECT state FROM outbox ORDER BY number DESC LIMIT 1")
        .mapTo(Integer.class)
        .findOne()
        .map(state -> state == Reports.SANDBOXED)
        .orElse(false);
  }

  @Override
  public Optional<Snapshot> snapshot(long subject) {
    return session
        .handle()
        .createQuery("SELECT input, at, inputs, hash, state FROM snapshots WHERE subject = ?")
        .bind(0, subject)
        .map((row, _) -> snapshot(subject, row))
        .findOne();
  }

  private static Snapshot snapshot(long subject, ResultSet row) throws SQLException {
    String state = row.getString("state");
    if (!(StoredValue.json(state) instanceof JsonObject object)) {
      throw StoredValue.damaged(state);
    }
    return new Snapshot(
        subject,
        row.getLong("input"),
        Micros.instant(row.getLong("at")),
        row.getLong("inputs"),
        row.getString("hash"),
        object);
  }

  @Override
  public List<Tombstone> tombstones() {
    return session
        .handle()
        .createQuery("SELECT type, input, at, inputs, executions FROM tombstones ORDER BY input")
        .map((row, _) ->
            new Tombstone(
                session.text(row.getLong("type")),
                row.getLong("input"),
                Micros.instant(row.getLong("at")),
                row.getLong("inputs"),
                row.getLong("executions")))
        .list();
  }

  @Override
  public LogSize logSize() {
    return new LogSize(
        number(
            "SELECT coalesce(max(number), 0) FROM (SELECT max(number) AS number FROM inputs"
                + " UNION ALL SELECT number FROM high_numbers WHERE name = 'inputs') AS given"),
        number("SELECT count(*) FROM inputs"),
        number("SELECT coalesce(sum(inputs), 0) FROM snapshots"),
        number("SELECT coalesce(sum(inputs), 0) FROM tombstones"));
  }

  private long number(String sql) {
    return session.handle().createQuery(sql).mapTo(Long.class).one();
  }
}
