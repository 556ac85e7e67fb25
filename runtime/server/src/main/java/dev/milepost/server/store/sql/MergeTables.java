package dev.milepost.server.store.sql;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects turned out to be others. Who absorbed one that was absorbed since is forgotten.
 */
final class MergeTables {

  /** That the subject {@code s} was not absorbed. */
  static final String IS_ITSELF = "NOT EXISTS (SELECT 1 FROM merges m WHERE m.subject = s.number)";

  /** Every table that holds a part of the state of a subject. */
  private static final List<String> STATE =
      List.of("records", "facts", "happenings", "clocks", "journey_states", "executions", "timers");

  private final Session session;
  private final Lookup absorbers;

  MergeTables(Session session) {
    this.session = session;
    this.absorbers = new Lookup(session.handle(), "SELECT absorber FROM merges WHERE subject = ?");
  }

  /** The subject that absorbed one, or null. */
  @Nullable Long absorber(long subject) {
    return absorbers.number(subject);
  }

  /** The subjects that one absorbed, rising. */
  List<Long> absorbed(long absorber) {
    return session
        .handle()
        .createQuery("SELECT subject FROM merges WHERE absorber = ? ORDER BY subject")
        .bind(0, absorber)
        .mapTo(Long.class)
        .list();
  }

  /**
   * Notes that a subject was absorbed, and gives what it had to the absorber. Its state is removed:
   * it comes over by the log.
   *
   * @param firstPlace the place that its first execution gets
   * @param input the line of the log that says so
   */
  void absorb(long absorber, long subject, int firstPlace, long input) {
    Handle handle = session.handle();
    handle.execute(
        "INSERT INTO moved_executions"
            + " (subject, place, journey, number, about, about_id, new_place)"
            + " SELECT e.subject, e.place, e.journey, e.number, e.about, r.id, e.place + ?"
            + " FROM executions e LEFT JOIN records r"
            + " ON r.subject = e.subject AND r.number = e.about WHERE e.subject = ?",
        firstPlace,
        subject);
    handle.execute(
        "UPDATE moved_executions SET new_place = new_place + ?"
            + " WHERE subject IN (SELECT m.subject FROM merges m WHERE m.absorber = ?)",
        firstPlace,
        subject);
    handle.execute("UPDATE merges SET absorber = ? WHERE absorber = ?", absorber, subject);
    handle.execute(
        "INSERT INTO merges (subject, absorber, input) VALUES (?, ?, ?)", subject, absorber, input);
    handle.execute(
        "UPDATE outbox SET subject = ?, execution = execution + ? WHERE subject = ?",
        absorber,
        firstPlace,
        subject);
    handle.execute(
        "UPDATE questions SET subject = ?, execution = execution + ? WHERE subject = ?",
        absorber,
        firstPlace,
        subject);
    handle.execute("UPDATE subject_keys SET subject = ? WHERE subject = ?", absorber, subject);
    handle.execute("UPDATE refused_links SET subject = ? WHERE subject = ?", absorber, subject);
    for (String table : STATE) {
      handle.execute("DELETE FROM " + table + " WHERE subject = ?", subject);
    }
  }
}
