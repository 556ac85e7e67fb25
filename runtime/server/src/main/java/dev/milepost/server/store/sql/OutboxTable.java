package dev.milepost.server.store.sql;

import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.OpenQuestion;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.OutboxWriting;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.store.PastInput.StoredAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The way of actions out of the database. */
final class OutboxTable implements OutboxWriting {

  private static final String ITEM =
      "SELECT o.number, o.key, o.subject, o.execution, o.visit, o.clause, o.repeat, o.withdrawable,"
          + " o.input, o.place, o.request, o.state, o.changed_at, o.asked_at, o.due, o.attempts,"
          + " o.trace, o.note, s.type AS subject_type, s.key AS subject_key, e.journey, e.number AS"
          + " execution_number, e.about, r.id AS about_id, e.stage, e.entered_at, e.answer FROM"
          + " outbox o JOIN subjects s ON s.number = o.subject JOIN executions e ON e.subject ="
          + " o.subject AND e.place = o.execution LEFT JOIN records r ON r.subject = e.subject AND"
          + " r.number = e.about";

  /** The condition on the state of the inner table repeats that of its index. */
  private static final String READY =
      " WHERE o.state = 0 AND o.due <= :now%s AND NOT EXISTS (SELECT 1 FROM outbox b"
          + " WHERE b.subject = o.subject AND b.execution = o.execution AND b.number < o.number"
          + " AND b.state IN (0, 3, 4)%s) ORDER BY o.due, o.number LIMIT :limit";

  /** Due never: set aside. */
  private static final long NEVER = Long.MAX_VALUE;

  private final Session session;
  private final Runnable beforeUse;

  /**
   * @param beforeUse writes what was collected and could be asked for
   */
  OutboxTable(Session session, Runnable beforeUse) {
    this.session = session;
    this.beforeUse = beforeUse;
  }

  @Override
  public List<OutboxItem> ready(Instant now, Set<String> except, boolean isStrict, int limit) {
    beforeUse.run();
    List<Long> apps = new ArrayList<>();
    for (String app : except) {
      Long name = app.equals(PEOPLE) ? null : session.find(app);
      if (name != null) {
        apps.add(name);
      }
    }
    String only =
        (except.contains(PEOPLE) ? " AND o.app IS NOT NULL" : "")
            + (apps.isEmpty()
                ? ""
                : " AND (o.app IS NULL OR o.app NOT IN ("
                    + apps.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + "))");
    return session
        .handle()
        .createQuery(
            ITEM + READY.formatted(only, isStrict ? "" : " AND b.state <> 4 AND b.due < " + NEVER))
        .bind("now", Micros.of(now))
        .bind("limit", limit)
        .map((row, _) -> item(row))
        .list();
  }

  @Override
  public Optional<OutboxItem> find(long number) {
    beforeUse.run();
    return session
        .handle()
        .createQuery(ITEM + " WHERE o.number = ?")
        .bind(0, number)
        .map((row, _) -> item(row))
        .findOne();
  }

  @Override
  public List<OutboxItem> list(@Nullable Delivery state, long after, int limit) {
    beforeUse.run();
    String only =
        switch (state) {
          case null -> "";
          // What an index of its own serves says so in its words.
          case WAITING, CLAIMED, DEAD ->
              " AND o.state IN (0, 3, 4) AND o.state = " + DeliveryCode.of(state);
          case WITHDRAWN, SANDBOXED, DELIVERED, SKIPPED ->
              " AND o.state = " + DeliveryCode.of(state);
        };
    Query query =
        session
            .handle()
            .createQuery(ITEM + " WHERE o.number > ?" + only + " ORDER BY o.number LIMIT ?");
    return query.bind(0, after).bind(1, limit).map((row, _) -> item(row)).list();
  }

  @Override
  public List<OutboxItem> open(ExecutionId execution, int limit) {
    beforeUse.run();
    return session
        .handle()
        .createQuery(
            ITEM
                + " WHERE o.subject = ? AND o.execution = ? AND o.state IN (0, 3, 4)"
                + " ORDER BY o.number LIMIT ?")
        .bind(0, execution.subject())
        .bind(1, execution.place())
        .bind(2, limit)
        .map((row, _) -> item(row))
        .list();
  }

  @Override
  public Optional<Instant> nextDue(Instant after) {
    beforeUse.run();
    return session
        .handle()
        .createQuery(
            "SELECT min(at) AS at FROM (SELECT min(due) AS at FROM outbox"
                + " WHERE state = 0 AND due > ? AND due < "
                + NEVER
                + " UNION ALL SELECT min(claimed_until) FROM outbox WHERE state = 3) AS dues")
        .bind(0, Micros.of(after))
        .map((row, _) -> Optional.ofNullable(Micros.instant(Columns.number(row, "at"))))
        .one();
  }

  @Override
  public Totals totals() {
    beforeUse.run();
    return session
        .handle()
        .createQuery(
            "SELECT count(*) AS open, min(CASE WHEN state <> 4 THEN asked_at END) AS oldest,"
                + " coalesce(sum(CASE WHEN state = 0 AND due = "
                + NEVER
                + " THEN 1 ELSE 0 END), 0) AS aside,"
                + " coalesce(sum(CASE WHEN state = 4 THEN 1 ELSE 0 END), 0) AS dead"
                + " FROM outbox WHERE state IN (0, 3, 4)")
        .map((row, _) ->
            new Totals(
                row.getLong("open") - row.getLong("dead"),
                Micros.instant(Columns.number(row, "oldest")),
                row.getLong("aside"),
                row.getLong("dead")))
        .one();
  }

  @Override
  public List<OpenQuestion> questions(long after, int limit) {
    beforeUse.run();
    return session
        .handle()
        .createQuery(
            ITEM
                + " JOIN questions q ON q.action = o.number WHERE q.action > ?"
                + " ORDER BY q.action LIMIT ?")
        .bind(0, after)
        .bind(1, limit)
        .map((row, _) -> question(row))
        .list();
  }

  @Override
  public Optional<OpenQuestion> question(ExecutionId execution) {
    beforeUse.run();
    return session
        .handle()
        .createQuery(
            ITEM
                + " JOIN questions q ON q.action = o.number"
                + " WHERE q.subject = ? AND q.execution = ? ORDER BY q.visit DESC LIMIT 1")
        .bind(0, execution.subject())
        .bind(1, execution.place())
        .map((row, _) -> question(row))
        .findOne();
  }

  private OpenQuestion question(ResultSet row) throws SQLException {
    return new OpenQuestion(
        item(row),
        session.text(row.getLong("stage")),
        Micros.instant(row.getLong("entered_at")),
        row.getString("answer"));
  }

  @Override
  public void claim(long number, String by, Instant at, Instant until) {
    beforeUse.run();
    session
        .handle()
        .execute(
            "UPDATE outbox SET state = 3, attempts = attempts + 1, claimed_by = ?,"
                + " claimed_until = ?, changed_at = ? WHERE number = ? AND state = 0",
            by,
            Micros.of(until),
            Micros.of(at),
            number);
  }

  @Override
  public void postpone(long number, Instant at, Instant due, String note) {
    beforeUse.run();
    session
        .handle()
        .execute(
            "UPDATE outbox SET state = CASE WHEN withdrawable = 1 AND NOT EXISTS (SELECT 1"
                + " FROM executions e WHERE e.subject = outbox.subject"
                + " AND e.place = outbox.execution AND e.visit = outbox.visit AND e.status <> "
                + SubjectRows.ENDED
                + ") THEN 1 ELSE 0 END, due = ?, note = ?, changed_at = ?, claimed_by = NULL,"
                + " claimed_until = NULL WHERE number = ? AND state = 3",
            Micros.of(due),
            note,
            Micros.of(at),
            number);
    // What has to wait for it anyway is not looked at in vain.
    session
        .handle()
        .execute(
            "UPDATE outbox SET due = ? WHERE state IN (0, 3, 4) AND state = 0 AND due < ?"
                + " AND (subject, execution) = (SELECT subject, execution FROM outbox"
                + " WHERE number = ? AND state = 0) AND number > ?",
            Micros.of(due),
            Micros.of(due),
            number,
            number);
  }

  @Override
  public void free(Instant at, String by) {
    beforeUse.run();
    session
        .handle()
        .execute(
            "UPDATE outbox SET state = 0, claimed_by = NULL, claimed_until = NULL, changed_at = ?"
                + " WHERE state = 3 AND (claimed_until <= ? OR claimed_by = ?)",
            Micros.of(at),
            Micros.of(at),
            by);
  }

  @Override
  public void setAside(long number) {
    beforeUse.run();
    session
        .handle()
        .execute("UPDATE outbox SET due = ? WHERE number = ? AND state = 0", NEVER, number);
  }

  @Override
  public void takeUp(Instant at) {
    beforeUse.run();
    session
        .handle()
        .execute(
            "UPDATE outbox SET asked_at = ?, due = ? WHERE state = 0 AND due = ?",
            Micros.of(at),
            Micros.of(at),
            NEVER);
  }

  @Override
  public void settle(long number, Delivery delivery, Instant at, String note) {
    beforeUse.run();
    session
        .handle()
        .execute(
            "UPDATE outbox SET state = ?, changed_at = ?, note = ?, claimed_by = NULL,"
                + " claimed_until = NULL WHERE number = ?",
            DeliveryCode.of(delivery),
            Micros.of(at),
            note,
            number);
  }

  @Override
  public void revive(long number, Instant at) {
    beforeUse.run();
    session
        .handle()
        .execute(
            "UPDATE outbox SET state = 0, changed_at = ?, asked_at = ?, due = ?, attempts = 0"
                + " WHERE number = ? AND state = 4",
            Micros.of(at),
            Micros.of(at),
            Micros.of(at),
            number);
  }

  /** The action of a row of the outbox, which an execution asked for. */
  static StoredAction action(ResultSet row, ExecutionName execution) throws SQLException {
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
        DeliveryCode.read(row.getInt("state")),
        Micros.instant(row.getLong("changed_at")));
  }

  private OutboxItem item(ResultSet row) throws SQLException {
    Integer about = Columns.whole(row, "about");
    ExecutionName execution =
        new ExecutionName(
            session.text(row.getLong("journey")),
            row.getInt("execution_number"),
            about == null ? null : new RecordNumber(about, row.getString("about_id")));
    return new OutboxItem(
        row.getLong("number"),
        new SubjectName(session.text(row.getLong("subject_type")), row.getString("subject_key")),
        new ExecutionId(row.getLong("subject"), row.getInt("execution")),
        action(row, execution),
        row.getLong("input"),
        Micros.instant(row.getLong("asked_at")),
        due(row.getLong("due")),
        row.getInt("attempts"),
        row.getString("trace"),
        row.getString("note"));
  }

  private static @Nullable Instant due(long micros) {
    return micros == NEVER ? null : Micros.instant(micros);
  }
}
