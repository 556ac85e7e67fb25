package dev.milepost.server.store.sql;

import dev.milepost.server.store.Tally;
import dev.milepost.server.store.Tally.MoveTally;
import dev.milepost.server.store.Tally.StageTally;
import dev.milepost.server.store.UsageCount.Kind;
import java.util.List;

/** Adds up what executions did. */
final class TallyReader {

  private static final String MOVES =
      "SELECT journey, stage, target, sum(times) AS times FROM usage WHERE kind IN ("
          + UsageTable.number(Kind.STARTED)
          + ", "
          + UsageTable.number(Kind.ADVANCED)
          + ", "
          + UsageTable.number(Kind.CORRECTED)
          + ", "
          + UsageTable.number(Kind.FORCED)
          + ") GROUP BY journey, stage, target";

  private final Session session;

  TallyReader(Session session) {
    this.session = session;
  }

  Tally read() {
    return new Tally(
        count("SELECT count(*) FROM inputs"),
        stages(),
        moves(),
        times(Kind.AMBIGUOUS),
        times(Kind.STALLED),
        count("SELECT count(DISTINCT input) FROM parked"));
  }

  private long times(Kind kind) {
    return count(
        "SELECT coalesce(sum(times), 0) FROM usage WHERE kind = " + UsageTable.number(kind));
  }

  private long count(String sql) {
    return session.handle().createQuery(sql).mapTo(Long.class).one();
  }

  private List<StageTally> stages() {
    return session
        .handle()
        .createQuery(
            "SELECT journey, stage, CASE WHEN status = "
                + SubjectRows.RUNNING
                + " THEN 1 ELSE 0 END AS running, count(*) AS executions FROM executions"
                + " GROUP BY journey, stage, running")
        .map((row, _) ->
            new StageTally(
                session.text(row.getLong("journey")),
                session.text(row.getLong("stage")),
                row.getInt("running") != 0,
                row.getLong("executions")))
        .list();
  }

  private List<MoveTally> moves() {
    return session
        .handle()
        .createQuery(MOVES)
        .map((row, _) ->
            new MoveTally(
                session.text(row.getLong("journey")),
                row.getLong("stage") == 0 ? null : session.text(row.getLong("stage")),
                session.text(row.getLong("target")),
                row.getLong("times")))
        .list();
  }
}
