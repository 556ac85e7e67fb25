package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.Status;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.HeldClock;
import dev.milepost.engine.state.JourneyState;
import dev.milepost.engine.state.PastHappening;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.Visit;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueJson;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.SubjectDifference;
import dev.milepost.server.store.SubjectDifference.HappeningsDifference;
import dev.milepost.server.store.SubjectDifference.ListDifference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what changed in the state of subjects. */
final class SubjectRows {

  static final int RUNNING = 0;
  static final int ENDED = 1;
  static final int PARKED = 2;
  static final int PAUSED = 3;

  private final Session session;
  private final Rows records;
  private final Rows facts;
  private final Rows addedHappenings;
  private final Rows removedHappenings;
  private final Rows clocks;
  private final Rows removedClocks;
  private final Rows journeys;
  private final Rows removedJourneys;
  private final Rows executions;
  private final Rows removedExecutions;
  private final Rows timers;
  private final Rows removedTimers;
  private final List<Rows> all;

  SubjectRows(Session session) {
    this.session = session;
    this.records =
        rows(
            "INSERT INTO records (subject, number, type, id, gone_at) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (subject, number) DO UPDATE SET gone_at = excluded.gone_at");
    this.facts =
        rows(
            "INSERT INTO facts"
                + " (subject, record, field, value, source_time, received_at, since, input)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (subject, record, field) DO UPDATE SET value = excluded.value,"
                + " source_time = excluded.source_time, received_at = excluded.received_at,"
                + " since = excluded.since, input = excluded.input");
    this.addedHappenings =
        rows(
            "INSERT INTO happenings (subject, number, event, payload, received_at)"
                + " VALUES (?, ?, ?, ?, ?)");
    this.removedHappenings = rows("DELETE FROM happenings WHERE subject = ? AND number = ?");
    this.clocks =
        rows(
            "INSERT INTO clocks (subject, place, condition, about, records, since)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject, place) DO UPDATE SET"
                + " condition = excluded.condition, about = excluded.about,"
                + " records = excluded.records, since = excluded.since");
    this.removedClocks = rows("DELETE FROM clocks WHERE subject = ? AND place = ?");
    this.journeys =
        rows(
            "INSERT INTO journey_states"
                + " (subject, place, journey, about, memory, matched, recheck_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (subject, place) DO UPDATE SET"
                + " journey = excluded.journey, about = excluded.about, memory = excluded.memory,"
                + " matched = excluded.matched, recheck_at = excluded.recheck_at");
    this.removedJourneys = rows("DELETE FROM journey_states WHERE subject = ? AND place = ?");
    this.executions =
        rows(
            "INSERT INTO executions (subject, place, journey, number, about, plan, started_at,"
                + " memory, stage, visit, entered_at, visit_memory, reminders, stalled_since,"
                + " answer, status, outcome, ended_at, broken_promises, timers, migrations)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (subject, place) DO UPDATE SET journey = excluded.journey,"
                + " number = excluded.number, about = excluded.about, plan = excluded.plan,"
                + " started_at = excluded.started_at, memory = excluded.memory,"
                + " stage = excluded.stage, visit = excluded.visit,"
                + " entered_at = excluded.entered_at, visit_memory = excluded.visit_memory,"
                + " reminders = excluded.reminders, stalled_since = excluded.stalled_since,"
                + " answer = excluded.answer, status = excluded.status,"
                + " outcome = excluded.outcome, ended_at = excluded.ended_at,"
                + " broken_promises = excluded.broken_promises, timers = excluded.timers,"
                + " migrations = excluded.migrations");
    this.removedExecutions = rows("DELETE FROM executions WHERE subject = ? AND place = ?");
    this.timers =
        rows(
            "INSERT INTO timers (subject, due) VALUES (?, ?)"
                + " ON CONFLICT (subject) DO UPDATE SET due = excluded.due");
    this.removedTimers = rows("DELETE FROM timers WHERE subject = ?");
    this.all =
        List.of(
            records,
            facts,
            removedHappenings,
            addedHappenings,
            clocks,
            removedClocks,
            journeys,
            removedJourneys,
            executions,
            removedExecutions,
            timers,
            removedTimers);
  }

  private Rows rows(String sql) {
    return new Rows(session.handle(), sql);
  }

  void write() {
    all.forEach(Rows::write);
  }

  void discard() {
    all.forEach(Rows::discard);
  }

  StoredSubject save(StoredSubject before, StoredSubject after) {
    long subject = after.number();
    SubjectState was = before.state();
    SubjectState is = after.state();
    for (RecordState record : SubjectDifference.records(was, is)) {
      add(subject, record);
    }
    for (SubjectDifference.ChangedFact changed : SubjectDifference.facts(was, is)) {
      add(subject, changed);
    }
    HappeningsDifference happenings = SubjectDifference.happenings(before, is);
    for (long removed : happenings.removed()) {
      removedHappenings.row().bind(0, subject).bind(1, removed).add();
    }
    for (SubjectDifference.NumberedHappening added : happenings.added()) {
      add(subject, added.number(), added.happening());
    }
    ListDifference<HeldClock> held = SubjectDifference.list(was.clocks(), is.clocks());
    held.written().forEach(placed -> add(subject, placed.place(), placed.element()));
    remove(removedClocks, subject, held);
    ListDifference<JourneyState> starts = SubjectDifference.list(was.journeys(), is.journeys());
    starts.written().forEach(placed -> add(subject, placed.place(), placed.element()));
    remove(removedJourneys, subject, starts);
    ListDifference<Execution> travels = SubjectDifference.list(was.executions(), is.executions());
    travels.written().forEach(placed -> add(subject, placed.place(), placed.element()));
    remove(removedExecutions, subject, travels);
    Instant due = is.nextDue();
    if (!Objects.equals(was.nextDue(), due)) {
      if (due == null) {
        removedTimers.row().bind(0, subject).add();
      } else {
        timers.row().bind(0, subject).bind(1, Micros.of(due)).add();
      }
    }
    return new StoredSubject(subject, is, after.clock(), happenings.numbers());
  }

  private static void remove(Rows rows, long subject, ListDifference<?> list) {
    for (int place = list.firstRemoved(); place < list.removedBefore(); place++) {
      rows.row().bind(0, subject).bind(1, place).add();
    }
  }

  private void add(long subject, RecordState record) {
    records
        .row()
        .bind(0, subject)
        .bind(1, record.number())
        .bind(2, session.name(record.shape().name()))
        .bind(3, record.id())
        .bind(4, Micros.ofNullable(record.goneAt()))
        .add();
  }

  private void add(long subject, SubjectDifference.ChangedFact changed) {
    Fact fact = changed.fact();
    facts
        .row()
        .bind(0, subject)
        .bind(1, changed.record().number())
        .bind(2, session.name(changed.record().shape().fieldName(changed.field())))
        .bind(3, StoredValue.text(fact.value()))
        .bind(4, Micros.of(fact.sourceTime()))
        .bind(5, Micros.of(fact.receivedAt()))
        .bind(6, Micros.of(fact.since()))
        .bind(7, fact.input())
        .add();
  }

  private void add(long subject, long number, PastHappening happening) {
    JsonObject.Builder payload = JsonObject.builder();
    for (int field = 0; field < happening.payload().size(); field++) {
      Value value = happening.payload().value(field);
      if (value != null) {
        payload.put(happening.event().fieldName(field), ValueJson.write(value));
      }
    }
    addedHappenings
        .row()
        .bind(0, subject)
        .bind(1, number)
        .bind(2, session.name(happening.event().name()))
        .bind(3, JsonWriter.compact(payload.build()))
        .bind(4, Micros.of(happening.receivedAt()))
        .add();
  }

  private void add(long subject, int place, HeldClock clock) {
    String about = Packed.whole(clock.records());
    clocks
        .row()
        .bind(0, subject)
        .bind(1, place)
        .bind(2, session.name(clock.condition()))
        .bind(3, clock.about())
        .bind(4, about == null ? "[]" : about)
        .bind(5, Micros.ofNullable(clock.since()))
        .add();
  }

  private void add(long subject, int place, JourneyState journey) {
    journeys
        .row()
        .bind(0, subject)
        .bind(1, place)
        .bind(2, session.name(journey.journey()))
        .bind(3, journey.about())
        .bind(4, Packed.memory(session, journey.memory()))
        .bind(5, journey.matched() ? 1 : 0)
        .bind(6, Micros.ofNullable(journey.recheckAt()))
        .add();
  }

  private void add(long subject, int place, Execution execution) {
    Visit visit = execution.visit();
    Execution.RecordNumber about = execution.name().about();
    executions
        .row()
        .bind(0, subject)
        .bind(1, place)
        .bind(2, session.name(execution.name().journey()))
        .bind(3, execution.name().number())
        .bind(4, about == null ? null : (Integer) about.number())
        .bind(5, session.name(execution.plan()))
        .bind(6, Micros.of(execution.startedAt()))
        .bind(7, Packed.memory(session, execution.memory()))
        .bind(8, session.name(visit.stage()))
        .bind(9, visit.number())
        .bind(10, Micros.of(visit.enteredAt()))
        .bind(11, Packed.memory(session, visit.memory()))
        .bind(12, Packed.reminders(visit.reminders()))
        .bind(13, Micros.ofNullable(visit.stalledSince()))
        .bind(14, visit.answer())
        .bind(15, status(execution.status()))
        .bind(16, outcome(execution.status()))
        .bind(17, Micros.ofNullable(endedAt(execution.status())))
        .bind(18, Packed.whole(execution.brokenPromises()))
        .bind(19, Packed.timers(execution.timers()))
        .bind(20, visit.migrations())
        .add();
  }

  private static int status(Status status) {
    return switch (status) {
      case Status.Running _ -> RUNNING;
      case Status.Ended _ -> ENDED;
      case Status.Paused _ -> PAUSED;
      case Status.Parked _ -> PARKED;
    };
  }

  private static @Nullable String outcome(Status status) {
    return switch (status) {
      case Status.Running _ -> null;
      case Status.Ended ended -> ended.outcome();
      case Status.Paused paused -> paused.reason();
      case Status.Parked parked -> parked.reason();
    };
  }

  private static @Nullable Instant endedAt(Status status) {
    return switch (status) {
      case Status.Running _ -> null;
      case Status.Ended ended -> ended.at();
      case Status.Paused paused -> paused.at();
      case Status.Parked parked -> parked.at();
    };
  }
}
