package dev.milepost.server.store.sql;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Removes lines of a subject's log. A signal that another subject's log, or the parking, still
 * points at stays, as a line of nobody.
 */
final class LogPruning {

  private static final String IS_NEEDED =
      "(EXISTS (SELECT 1 FROM inputs o WHERE o.delivers = inputs.number)"
          + " OR EXISTS (SELECT 1 FROM parked p WHERE p.input = inputs.number))";

  private final Session session;

  LogPruning(Session session) {
    this.session = session;
  }

  /** How many lines were removed, and how many stay because they are needed elsewhere. */
  record Removed(long lines, long shared) {

    Removed and(Removed more) {
      return new Removed(lines + more.lines, shared + more.shared);
    }
  }

  /** Removes what a subject took, up to a line. */
  Removed remove(long subject, long upTo) {
    Handle handle = session.handle();
    List<Long> delivered =
        handle
            .createQuery(
                "SELECT delivers FROM inputs WHERE subject = ? AND number <= ?"
                    + " AND delivers IS NOT NULL")
            .bind(0, subject)
            .bind(1, upTo)
            .mapTo(Long.class)
            .list();
    long lines =
        handle.execute(
            "DELETE FROM inputs WHERE subject = ? AND number <= ? AND delivers IS NOT NULL",
            subject,
            upTo);
    long shared =
        handle.execute(
            "UPDATE inputs SET subject = NULL, entries = NULL WHERE subject = ? AND number <= ? AND"
                + " "
                + IS_NEEDED,
            subject,
            upTo);
    lines += handle.execute("DELETE FROM inputs WHERE subject = ? AND number <= ?", subject, upTo);
    for (long signal : delivered) {
      long gone =
          handle.execute(
              "DELETE FROM inputs WHERE number = ? AND subject IS NULL AND NOT " + IS_NEEDED,
              signal);
      lines += gone;
      shared += 1 - gone;
    }
    return new Removed(lines, shared);
  }
}
