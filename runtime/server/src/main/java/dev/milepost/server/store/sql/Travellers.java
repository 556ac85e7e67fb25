package dev.milepost.server.store.sql;

import dev.milepost.server.store.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who is under way, and where. */
final class Travellers {

  private final Session session;

  Travellers(Session session) {
    this.session = session;
  }

  List<Standing> standings() {
    List<Standing> standings =
        new ArrayList<>(
            session
                .handle()
                .createQuery(
                    "SELECT journey, plan, stage, count(*) AS executions FROM executions"
                        + " WHERE status <> "
                        + SubjectRows.ENDED
                        + " GROUP BY journey, plan, stage")
                .map((row, _) ->
                    new Standing(
                        session.text(row.getLong("journey")),
                        session.text(row.getLong("plan")),
                        session.text(row.getLong("stage")),
                        row.getLong("executions")))
                .list());
    standings.sort(
        Comparator.comparing(Standing::journey)
            .thenComparing(Standing::plan)
            .thenComparing(Standing::stage));
    return standings;
  }

  List<Long> on(String plan, long after, int limit) {
    Long number = session.find(plan);
    if (number == null) {
      return List.of();
    }
    return session
        .handle()
        .createQuery(
            "SELECT DISTINCT subject FROM executions WHERE plan = ? AND subject > ?"
                + " AND status <> "
                + SubjectRows.ENDED
                + " ORDER BY subject LIMIT ?")
        .bind(0, number)
        .bind(1, after)
        .bind(2, limit)
        .mapTo(Long.class)
        .list();
  }

  List<Long> ofType(String type, long after, int limit) {
    Long number = session.find(type);
    if (number == null) {
      return List.of();
    }
    return session
        .handle()
        .createQuery(
            "SELECT number FROM subjects s WHERE type = ? AND number > ? AND "
                + MergeTables.IS_ITSELF
                + " ORDER BY number LIMIT ?")
        .bind(0, number)
        .bind(1, after)
        .bind(2, limit)
        .mapTo(Long.class)
        .list();
  }
}
