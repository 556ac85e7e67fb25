package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.layout.EventShape;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.Execution.Status;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.HeldClock;
import dev.milepost.engine.state.JourneyState;
import dev.milepost.engine.state.PastHappening;
import dev.milepost.engine.state.PastHappening.Payload;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.Visit;
import dev.milepost.engine.value.Value;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import dev.milepost.server.store.StoredSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Puts stored subjects together again. */
final class SubjectReader {

  private final Session session;

  SubjectReader(Session session) {
    this.session = session;
  }

  StoredSubject load(long subject, SubjectName name, Layout layout) {
    List<RecordState> records = records(subject, layout);
    List<Long> happeningNumbers = new ArrayList<>();
    List<PastHappening> happenings = happenings(subject, layout, happeningNumbers);
    SubjectState state =
        SubjectState.of(
            layout,
            name,
            records,
            happenings,
            clocks(subject),
            journeys(subject),
            executions(subject, records));
    return new StoredSubject(subject, state, clock(subject), happeningNumbers);
  }

  private <T> List<T> rows(String sql, long subject, RowMapper<T> mapper) {
    return session.handle().createQuery(sql).bind(0, subject).map(mapper).list();
  }

  private Instant clock(long subject) {
    return session
        .handle()
        .createQuery("SELECT at FROM inputs WHERE subject = ? ORDER BY number DESC LIMIT 1")
        .bind(0, subject)
        .map((row, _) -> Micros.instant(row.getLong("at")))
        .findOne()
        .orElse(Instant.MIN);
  }

  private List<RecordState> records(long subject, Layout layout) {
    List<RecordState> records =
        new ArrayList<>(
            rows(
                "SELECT number, type, id, gone_at FROM records WHERE subject = ? ORDER BY number",
                subject,
                (row, _) ->
                    RecordState.unseen(
                            shape(row, layout), row.getString("id"), row.getInt("number"))
                        .withGoneAt(Micros.instant(Columns.number(row, "gone_at")))));
    rows(
        "SELECT record, field, value, source_time, received_at, since, input FROM facts"
            + " WHERE subject = ? ORDER BY record",
        subject,
        (row, _) -> {
          int number = row.getInt("record");
          records.set(number, withFact(records.get(number), row));
          return number;
        });
    return records;
  }

  private RecordShape shape(ResultSet row, Layout layout) throws SQLException {
    RecordShape shape = layout.record(session.type(row.getLong("type")));
    if (shape == null) {
      throw undeclared("records of the type " + session.type(row.getLong("type")));
    }
    return shape;
  }

  private RecordState withFact(RecordState record, ResultSet row) throws SQLException {
    String name = session.text(row.getLong("field"));
    Integer field = record.shape().fieldPlace(name);
    if (field == null) {
      throw undeclared("facts of " + record.shape() + "." + name);
    }
    Value value =
        StoredValue.read(
            record.shape().fieldType(field), record.shape() + "." + name, row.getString("value"));
    return record.with(
        field,
        new Fact(
            value,
            Micros.instant(row.getLong("source_time")),
            Micros.instant(row.getLong("received_at")),
            Micros.instant(row.getLong("since")),
            row.getLong("input")));
  }

  private List<PastHappening> happenings(long subject, Layout layout, List<Long> numbers) {
    return rows(
        "SELECT number, event, payload, received_at FROM happenings WHERE subject = ?"
            + " ORDER BY number",
        subject,
        (row, _) -> {
          EventShape event = layout.event(session.type(row.getLong("event")));
          if (event == null) {
            throw undeclared("happenings of the type " + session.type(row.getLong("event")));
          }
          numbers.add(row.getLong("number"));
          return new PastHappening(
              event,
              payload(event, JsonFields.of(row.getString("payload")).object()),
              Micros.instant(row.getLong("received_at")));
        });
  }

  private static Payload payload(EventShape event, JsonObject stored) {
    @Nullable Value[] values = new @Nullable Value[event.size()];
    for (int field = 0; field < values.length; field++) {
      JsonValue value = stored.get(event.fieldName(field));
      if (value != null) {
        values[field] =
            StoredValue.read(
                event.fieldType(field), event.name() + "." + event.fieldName(field), value);
      }
    }
    return new Payload(values);
  }

  private List<HeldClock> clocks(long subject) {
    return rows(
        "SELECT condition, about, records, since FROM clocks WHERE subject = ? ORDER BY place",
        subject,
        (row, _) -> {
          String records = row.getString("records");
          return new HeldClock(
              session.text(row.getLong("condition")),
              Columns.whole(row, "about"),
              Packed.whole(records.equals("[]") ? null : records),
              Micros.instant(Columns.number(row, "since")));
        });
  }

  private List<JourneyState> journeys(long subject) {
    return rows(
        "SELECT journey, about, memory, matched, recheck_at FROM journey_states"
            + " WHERE subject = ? ORDER BY place",
        subject,
        (row, _) ->
            new JourneyState(
                session.text(row.getLong("journey")),
                Columns.whole(row, "about"),
                Packed.memory(session, row.getString("memory")),
                row.getInt("matched") != 0,
                Micros.instant(Columns.number(row, "recheck_at"))));
  }

  private List<Execution> executions(long subject, List<RecordState> records) {
    return rows(
        "SELECT journey, number, about, plan, started_at, memory, stage, visit, entered_at,"
            + " visit_memory, reminders, stalled_since, answer, status, outcome, ended_at,"
            + " broken_promises, timers FROM executions WHERE subject = ? ORDER BY place",
        subject,
        (row, _) -> {
          Integer about = Columns.whole(row, "about");
          return new Execution(
              new ExecutionName(
                  session.text(row.getLong("journey")),
                  row.getInt("number"),
                  about == null ? null : new RecordNumber(about, records.get(about).id())),
              session.text(row.getLong("plan")),
              Micros.instant(row.getLong("started_at")),
              Packed.memory(session, row.getString("memory")),
              visit(row),
              status(row),
              Packed.whole(row.getString("broken_promises")),
              Packed.timers(row.getString("timers")));
        });
  }

  private Visit visit(ResultSet row) throws SQLException {
    return new Visit(
        session.text(row.getLong("stage")),
        row.getInt("visit"),
        Micros.instant(row.getLong("entered_at")),
        Packed.memory(session, row.getString("visit_memory")),
        Packed.reminders(row.getString("reminders")),
        Micros.instant(Columns.number(row, "stalled_since")),
        row.getString("answer"));
  }

  private static Status status(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    return switch (status) {
      case SubjectRows.RUNNING -> Execution.RUNNING;
      case SubjectRows.ENDED ->
          new Status.Ended(row.getString("outcome"), Micros.instant(row.getLong("ended_at")));
      case SubjectRows.PAUSED ->
          new Status.Paused(row.getString("outcome"), Micros.instant(row.getLong("ended_at")));
      case SubjectRows.PARKED ->
          new Status.Parked(row.getString("outcome"), Micros.instant(row.getLong("ended_at")));
      default -> throw StoredValue.damaged("status " + status);
    };
  }

  private static StoreException undeclared(String what) {
    return new StoreException(
        Reason.DOES_NOT_CONTINUE,
        "the database holds " + what + ", which is not declared any more");
  }
}
