package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.JourneyLimit;
import dev.milepost.server.store.Snapshot;
import dev.milepost.server.store.SubjectKey;
import dev.milepost.server.store.Tombstone;
import dev.milepost.server.store.Upkeep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What operators change in the database. Everything that was collected is written before. */
final class UpkeepTables implements Upkeep {

  /** Every table that holds something of a subject under its number. */
  private static final List<String> OF_SUBJECT =
      List.of(
          "records",
          "facts",
          "happenings",
          "clocks",
          "journey_states",
          "executions",
          "timers",
          "outbox",
          "questions",
          "snapshots",
          "subject_keys",
          "refused_links",
          "moved_executions",
          "merges");

  private final Session session;
  private final Numbering numbering;
  private final SubjectTables subjects;
  private final DeadLetterTable deadLetters;
  private final Suppression suppression;
  private final LogPruning pruning;

  UpkeepTables(
      Session session,
      Numbering numbering,
      SubjectTables subjects,
      DeadLetterTable deadLetters,
      Suppression suppression) {
    this.session = session;
    this.numbering = numbering;
    this.subjects = subjects;
    this.deadLetters = deadLetters;
    this.suppression = suppression;
    this.pruning = new LogPruning(session);
  }

  @Override
  public Forgotten forget(
      long subject, SubjectName name, Instant at, String actor, boolean suppressed) {
    Handle handle = session.handle();
    List<SubjectKey> values = new ArrayList<>(subjects.keys(subject));
    values.add(SubjectKey.first(name.type(), name.key()));
    long executions = number("SELECT count(*) FROM executions WHERE subject = ?", subject);
    long input = numbering.nextInput();
    List<Long> absorbed = subjects.merges().absorbed(subject);
    AuditedPaths audited = new AuditedPaths(handle);
    audited.forget(name.type(), name.key());
    LogPruning.Removed removed = remove(subject, input);
    for (long other : absorbed) {
      audited.forget(name.type(), subjects.name(other).key());
      values.add(SubjectKey.first(name.type(), subjects.name(other).key()));
      removed = removed.and(remove(other, input));
    }
    long letters = deadLetters.removeNaming(values.stream().map(SubjectKey::value).toList());
    if (suppressed) {
      values.forEach(suppression::add);
    }
    long inputs = removed.lines();
    handle.execute(
        LogTable.INSERT_FORGOTTEN,
        input,
        Micros.of(at),
        JsonWriter.compact(
            JsonObject.builder()
                .put("type", name.type())
                .put("actor", actor)
                .put("suppressed", suppressed)
                .build()));
    handle.execute(
        "INSERT INTO tombstones (subject, type, input, at, inputs, executions)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        subject,
        session.name(name.type()),
        input,
        Micros.of(at),
        inputs,
        executions);
    numbering.keep();
    return new Forgotten(
        new Tombstone(name.type(), input, at, inputs, executions), removed.shared(), letters);
  }

  /** Removes one subject; the lines that were pruned before are counted with its own. */
  private LogPruning.Removed remove(long subject, long upTo) {
    Handle handle = session.handle();
    long pruned =
        number("SELECT coalesce(sum(inputs), 0) FROM snapshots WHERE subject = ?", subject);
    LogPruning.Removed removed = pruning.remove(subject, upTo);
    for (String table : OF_SUBJECT) {
      handle.execute("DELETE FROM " + table + " WHERE subject = ?", subject);
    }
    handle.execute("DELETE FROM subjects WHERE number = ?", subject);
    return removed.and(new LogPruning.Removed(pruned, 0));
  }

  @Override
  public long prune(Snapshot snapshot) {
    Handle handle = session.handle();
    long subject = snapshot.subject();
    long removed = pruning.remove(subject, snapshot.input()).lines();
    Long absorber = subjects.merges().absorber(subject);
    // Actions of absorbed subjects go with their own lines.
    handle.execute(
        "DELETE FROM outbox WHERE subject = ? AND input <= ? AND state IN ("
            + Reports.SETTLED
            + ") AND number NOT IN (SELECT action FROM questions)"
            + " AND NOT EXISTS (SELECT 1 FROM inputs i"
            + " WHERE i.number = outbox.input AND i.subject <> ?)",
        absorber == null ? subject : absorber,
        snapshot.input(),
        subject);
    handle.execute(
        "INSERT INTO snapshots (subject, input, at, inputs, hash, state) VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (subject) DO UPDATE SET input = excluded.input, at = excluded.at,"
            + " inputs = excluded.inputs, hash = excluded.hash, state = excluded.state",
        subject,
        snapshot.input(),
        Micros.of(snapshot.at()),
        snapshot.inputs() + removed,
        snapshot.hash(),
        JsonWriter.compact(snapshot.state()));
    numbering.keep();
    return removed;
  }

  @Override
  public void limit(JourneyLimit limit) {
    Handle handle = session.handle();
    handle.execute("DELETE FROM limits WHERE journey = ?", limit.journey());
    if (limit.transitions() != null || limit.actions() != null || limit.executions() != null) {
      handle.execute(
          "INSERT INTO limits (journey, transitions, actions, executions) VALUES (?, ?, ?, ?)",
          limit.journey(),
          limit.transitions(),
          limit.actions(),
          limit.executions());
    }
  }

  private long number(String sql, long subject) {
    return session.handle().createQuery(sql).bind(0, subject).mapTo(Long.class).one();
  }
}
