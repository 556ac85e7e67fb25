package dev.milepost.server.store.sql;

import dev.milepost.server.store.Due;
import java.time.Instant;
import java.util.List;

/** When time alone may change subjects. */
final class DueTable {

  private static final String IN_ORDER =
      "SELECT due, subject FROM timers WHERE due > ? OR (due = ? AND subject >= ?)"
          + " ORDER BY due, subject LIMIT ?";

  private final Session session;

  DueTable(Session session) {
    this.session = session;
  }

  List<Due> from(Due from, int limit) {
    long at = from.at().equals(Instant.MIN) ? Long.MIN_VALUE : Micros.of(from.at());
    return session
        .handle()
        .createQuery(IN_ORDER)
        .bind(0, at)
        .bind(1, at)
        .bind(2, from.subject())
        .bind(3, limit)
        .map((row, _) -> new Due(Micros.instant(row.getLong("due")), row.getLong("subject")))
        .list();
  }
}
