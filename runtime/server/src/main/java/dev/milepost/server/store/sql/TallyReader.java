package dev.milepost.server.store.sql;

import dev.milepost.server.store.Tally;
import dev.milepost.server.store.Tally.MoveTally;
import dev.milepost.server.store.Tally.StageTally;
import java.util.List;

/** Adds up what executions did. */
final class TallyReader {

  private static final String MOVES =
      "SELECT e.journey, t.stage, t.target, count(*) AS times FROM timeline t"
          + " JOIN executions e ON e.subject = t.subject AND e.place = t.execution"
          + " WHERE t.kind IN ("
          + TimelineCodec.STARTED
          + ", "
          + TimelineCodec.ADVANCED
          + ", "
          + TimelineCodec.FORCED
          + ") GROUP BY e.journey, t.stage, t.target";

  private final Session session;

  TallyReader(Session session) {
    this.session = session;
  }

  Tally read() {
    return new Tally(
        count("SELECT count(*) FROM inputs"),
        stages(),
        moves(),
        count("SELECT count(*) FROM timeline WHERE kind = " + TimelineCodec.AMBIGUITY),
        count("SELECT count(*) FROM timeline WHERE kind = " + TimelineCodec.STALLED),
        count("SELECT count(DISTINCT input) FROM parked"));
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
                session.textOf(Columns.number(row, "stage")),
                session.text(row.getLong("target")),
                row.getLong("times")))
        .list();
  }
}
