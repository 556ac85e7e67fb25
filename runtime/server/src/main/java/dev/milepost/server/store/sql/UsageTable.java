package dev.milepost.server.store.sql;

import dev.milepost.server.store.UsageCount;
import dev.milepost.server.store.UsageCount.Clause;
import dev.milepost.server.store.UsageCount.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often what happened, a day. A transaction adds to each count once. */
final class UsageTable {

  private static final int STARTED = TimelineCodec.STARTED;
  private static final int ADVANCED = TimelineCodec.ADVANCED;
  private static final int STALLED = TimelineCodec.STALLED;
  private static final int FORCED = TimelineCodec.FORCED;
  private static final int AMBIGUOUS = TimelineCodec.AMBIGUITY;
  private static final int CORRECTED = 100;
  private static final int ACTION = 101;
  private static final long NONE = 0;

  private final Session session;
  private final Rows rows;
  private final Map<Key, Integer> counted = new HashMap<>();

  private record Key(long day, long journey, int kind, long stage, long target, long clause) {}

  UsageTable(Session session) {
    this.session = session;
    this.rows =
        new Rows(
            session.handle(),
            "INSERT INTO usage (day, journey, kind, stage, target, clause, times)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (day, journey, kind, stage, target, clause)"
                + " DO UPDATE SET times = usage.times + excluded.times");
  }

  /** Counts what one step gave. The names are numbers. */
  void count(
      Instant at,
      String journey,
      Kind kind,
      @Nullable Long stage,
      @Nullable Long target,
      @Nullable Long clause) {
    Key key =
        new Key(
            day(at).toEpochDay(),
            session.name(journey),
            number(kind),
            stage == null ? NONE : stage,
            target == null ? NONE : target,
            clause == null ? NONE : clause);
    counted.merge(key, 1, Integer::sum);
  }

  void write() {
    counted.forEach((key, times) ->
        rows.row()
            .bind(0, key.day)
            .bind(1, key.journey)
            .bind(2, key.kind)
            .bind(3, key.stage)
            .bind(4, key.target)
            .bind(5, key.clause)
            .bind(6, times.longValue())
            .add());
    counted.clear();
    rows.write();
  }

  void discard() {
    counted.clear();
    rows.discard();
  }

  List<UsageCount> read(LocalDate from, LocalDate to) {
    return session
        .handle()
        .createQuery(
            "SELECT u.day, j.text AS journey, u.kind, u.stage, u.target, u.clause, u.times"
                + " FROM usage u JOIN names j ON j.number = u.journey"
                + " WHERE u.day BETWEEN ? AND ?"
                + " ORDER BY u.day, j.text, u.kind, u.stage, u.target, u.clause")
        .bind(0, from.toEpochDay())
        .bind(1, to.toEpochDay())
        .map((row, _) -> count(row))
        .list();
  }

  private UsageCount count(ResultSet row) throws SQLException {
    return new UsageCount(
        LocalDate.ofEpochDay(row.getLong("day")),
        row.getString("journey"),
        kind(row.getInt("kind")),
        name(row.getLong("stage")),
        name(row.getLong("target")),
        clause(row.getLong("clause")),
        row.getLong("times"));
  }

  private @Nullable String name(long number) {
    return number == NONE ? null : session.text(number);
  }

  private @Nullable Clause clause(long number) {
    if (number == NONE) {
      return null;
    }
    JsonFields fields = JsonFields.of(session.text(number));
    return new Clause(
        fields.text("file"), Math.toIntExact(fields.number("line")), fields.text("text"));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  static int number(Kind kind) {
    return switch (kind) {
      case STARTED -> STARTED;
      case ADVANCED -> ADVANCED;
      case CORRECTED -> CORRECTED;
      case FORCED -> FORCED;
      case STALLED -> STALLED;
      case AMBIGUOUS -> AMBIGUOUS;
      case ACTION -> ACTION;
    };
  }

  private static Kind kind(int number) {
    for (Kind kind : Kind.values()) {
      if (number(kind) == number) {
        return kind;
      }
    }
    throw StoredValue.damaged("usage of kind " + number);
  }
}
