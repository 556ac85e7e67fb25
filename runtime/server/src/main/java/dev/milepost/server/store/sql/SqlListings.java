package dev.milepost.server.store.sql;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.AccessControl;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.KeptDeadLetter;
import dev.milepost.server.store.ListedExecution;
import dev.milepost.server.store.ListedSubject;
import dev.milepost.server.store.Listings;
import dev.milepost.server.store.ParkedSignal;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.Pressure;
import dev.milepost.server.store.RefusedLink;
import dev.milepost.server.store.SubjectKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Long lists, page by page. */
final class SqlListings implements Listings {

  private static final String LETTERS =
      "SELECT number, at, place, reasons, body, settled_at, settled_by, settled_how"
          + " FROM dead_letters WHERE ";

  private static final String EXECUTIONS =
      "SELECT e.subject, e.place, s.type, s.key, e.journey, e.number, r.id AS about_id, e.plan,"
          + " e.status, e.stage, e.started_at, e.entered_at, e.stalled_since, e.outcome"
          + " FROM executions e JOIN subjects s ON s.number = e.subject"
          + " LEFT JOIN records r ON r.subject = e.subject AND r.number = e.about WHERE ";

  private final Session session;
  private final AccessTables access;

  SqlListings(Session session) {
    this.session = session;
    this.access = new AccessTables(session);
  }

  @Override
  public List<KeptDeadLetter> deadLetters(boolean settled, long after, int limit) {
    return session
        .handle()
        .createQuery(
            LETTERS
                + (settled ? "settled_at IS NOT NULL" : "settled_at IS NULL")
                + " AND number > ? ORDER BY number LIMIT ?")
        .bind(0, after)
        .bind(1, limit)
        .map((row, _) -> letter(row))
        .list();
  }

  @Override
  public Optional<KeptDeadLetter> deadLetter(long number) {
    return session
        .handle()
        .createQuery(LETTERS + "number = ?")
        .bind(0, number)
        .map((row, _) -> letter(row))
        .findOne();
  }

  @Override
  public List<ListedExecution> executions(
      ListedExecution.Filter filter, ExecutionId after, int limit) {
    StringBuilder where = new StringBuilder("(e.subject, e.place) > (:subject, :place)");
    Map<String, Object> values = new HashMap<>();
    values.put("subject", after.subject());
    values.put("place", after.equals(ExecutionId.FIRST) ? -1 : after.place());
    if (!isKnown(filter.journey(), "journey", where, values)
        || !isKnown(filter.stage(), "stage", where, values)) {
      return List.of();
    }
    if (filter.standing() != null) {
      where.append(" AND e.status = :status");
      values.put("status", status(filter.standing()));
    }
    return session
        .handle()
        .createQuery(EXECUTIONS + where + " ORDER BY e.subject, e.place LIMIT :limit")
        .bindMap(values)
        .bind("limit", limit)
        .map((row, _) -> execution(row))
        .list();
  }

  /** Whether the name that a filter asks for was ever used. */
  private boolean isKnown(
      @Nullable String name, String column, StringBuilder where, Map<String, Object> values) {
    if (name == null) {
      return true;
    }
    Long number = session.find(name);
    if (number != null) {
      where.append(" AND e.").append(column).append(" = :").append(column);
      values.put(column, number);
    }
    return number != null;
  }

  @Override
  public Optional<ListedExecution> execution(ExecutionId id) {
    return here(id).or(() -> moved(id).flatMap(this::here));
  }

  /** The id that an execution has since its subject was absorbed. */
  private Optional<ExecutionId> moved(ExecutionId id) {
    return session
        .handle()
        .createQuery(
            "SELECT m.absorber, v.new_place FROM moved_executions v"
                + " JOIN merges m ON m.subject = v.subject WHERE v.subject = ? AND v.place = ?")
        .bind(0, id.subject())
        .bind(1, id.place())
        .map((row, _) -> new ExecutionId(row.getLong("absorber"), row.getInt("new_place")))
        .findOne();
  }

  private Optional<ListedExecution> here(ExecutionId id) {
    return session
        .handle()
        .createQuery(EXECUTIONS + "e.subject = :subject AND e.place = :place")
        .bind("subject", id.subject())
        .bind("place", id.place())
        .map((row, _) -> execution(row))
        .findOne();
  }

  private ListedExecution execution(ResultSet row) throws SQLException {
    return new ListedExecution(
        new ExecutionId(row.getLong("subject"), row.getInt("place")),
        new SubjectName(session.text(row.getLong("type")), row.getString("key")),
        session.text(row.getLong("journey")),
        row.getInt("number"),
        row.getString("about_id"),
        session.text(row.getLong("plan")),
        standing(row.getInt("status")),
        session.text(row.getLong("stage")),
        Micros.instant(row.getLong("started_at")),
        Micros.instant(row.getLong("entered_at")),
        Micros.instant(Columns.number(row, "stalled_since")),
        row.getString("outcome"));
  }

  private static int status(ListedExecution.Standing standing) {
    return switch (standing) {
      case RUNNING -> SubjectRows.RUNNING;
      case ENDED -> SubjectRows.ENDED;
      case PARKED -> SubjectRows.PARKED;
      case PAUSED -> SubjectRows.PAUSED;
    };
  }

  private static ListedExecution.Standing standing(int status) {
    for (ListedExecution.Standing standing : ListedExecution.Standing.values()) {
      if (status(standing) == status) {
        return standing;
      }
    }
    throw StoredValue.damaged("status " + status);
  }

  @Override
  public List<ListedSubject> subjects(@Nullable String type, long after, int limit) {
    Long number = type == null ? null : session.find(type);
    if (type != null && number == null) {
      return List.of();
    }
    return session
        .handle()
        .createQuery(
            "SELECT number, type, key FROM subjects s WHERE number > :after AND "
                + MergeTables.IS_ITSELF
                + (number == null ? "" : " AND type = :type")
                + " ORDER BY number LIMIT :limit")
        .bindMap(number == null ? Map.of() : Map.of("type", number))
        .bind("after", after)
        .bind("limit", limit)
        .map((row, _) ->
            new ListedSubject(
                row.getLong("number"),
                new SubjectName(session.text(row.getLong("type")), row.getString("key"))))
        .list();
  }

  @Override
  public List<ParkedSignal> parked(long after, int limit) {
    return session
        .handle()
        .createQuery(
            "SELECT i.number, i.at, i.source, i.id, i.type, p.type AS subject_type, p.key, p.value"
                + " FROM parked p JOIN inputs i ON i.number = p.input WHERE p.input > ?"
                + " AND NOT EXISTS (SELECT 1 FROM parked q WHERE q.input = p.input"
                + " AND (q.type, q.key, q.value) < (p.type, p.key, p.value))"
                + " ORDER BY i.number LIMIT ?")
        .bind(0, after)
        .bind(1, limit)
        .map((row, _) ->
            new ParkedSignal(
                row.getLong("number"),
                Micros.instant(row.getLong("at")),
                session.text(row.getLong("source")),
                row.getString("id"),
                session.type(row.getLong("type")).toString(),
                new SubjectKey(
                    name(row.getLong("subject_type")),
                    name(row.getLong("key")),
                    row.getString("value"))))
        .list();
  }

  @Override
  public List<RefusedLink> refusedLinks(long after, int limit) {
    Map<Long, RefusedLink> links = new LinkedHashMap<>();
    session
        .handle()
        .createQuery(
            "SELECT l.input, i.at, s.type AS subject_type, s.key AS subject_key, l.type, l.key,"
                + " l.value FROM refused_links l JOIN subjects s ON s.number = l.subject"
                + " LEFT JOIN inputs i ON i.number = l.input WHERE l.input IN (SELECT DISTINCT"
                + " r.input FROM refused_links r WHERE r.input > ? ORDER BY r.input LIMIT ?)"
                + " ORDER BY l.input, l.type, l.key, l.value")
        .bind(0, after)
        .bind(1, limit)
        .map((row, _) -> links.merge(row.getLong("input"), refusedLink(row), SqlListings::both))
        .list();
    return List.copyOf(links.values());
  }

  private RefusedLink refusedLink(ResultSet row) throws SQLException {
    return new RefusedLink(
        row.getLong("input"),
        Micros.instant(Columns.number(row, "at")),
        new SubjectName(session.text(row.getLong("subject_type")), row.getString("subject_key")),
        List.of(
            new SubjectKey(
                session.text(row.getLong("type")),
                session.text(row.getLong("key")),
                row.getString("value"))));
  }

  private static RefusedLink both(RefusedLink one, RefusedLink more) {
    List<SubjectKey> values = new ArrayList<>(one.values());
    values.addAll(more.values());
    return new RefusedLink(one.input(), one.at(), one.subject(), values);
  }

  /** Number 0 stands for no name. */
  private String name(long number) {
    return number == 0 ? "" : session.text(number);
  }

  @Override
  public AccessControl access() {
    return access;
  }

  @Override
  public Pressure pressure(Instant now) {
    return new Pressure(
        count("SELECT count(*) FROM timers WHERE due < " + Micros.of(now)),
        session
            .handle()
            .createQuery(
                "SELECT min(changed_at) AS oldest FROM outbox WHERE state = "
                    + DeliveryCode.of(PastInput.Delivery.WAITING))
            .map((row, _) -> Optional.ofNullable(Micros.instant(Columns.number(row, "oldest"))))
            .one()
            .orElse(null),
        count(
            "SELECT count(*) FROM executions WHERE stalled_since IS NOT NULL AND status = "
                + SubjectRows.RUNNING),
        count("SELECT count(*) FROM dead_letters WHERE settled_at IS NULL"));
  }

  private long count(String sql) {
    return session.handle().createQuery(sql).mapTo(Long.class).one();
  }

  private static KeptDeadLetter letter(ResultSet row) throws SQLException {
    return new KeptDeadLetter(
        row.getLong("number"),
        new DeadLetter(
            Micros.instant(row.getLong("at")),
            row.getString("place"),
            DeadLetterTable.reasons(row.getString("reasons")),
            row.getString("body")),
        settlement(row));
  }

  private static KeptDeadLetter.@Nullable Settlement settlement(ResultSet row) throws SQLException {
    long at = row.getLong("settled_at");
    return row.wasNull()
        ? null
        : new KeptDeadLetter.Settlement(
            Micros.instant(at),
            row.getString("settled_by"),
            KeptDeadLetter.Way.valueOf(row.getString("settled_how")));
  }
}
