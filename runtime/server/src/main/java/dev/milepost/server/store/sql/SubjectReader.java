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
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueJson;
import dev.milepost.engine.value.ValueText;
import dev.milepost.server.store.StoredSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts stored subjects together again. */
final class SubjectReader {

  private final Session session;
  private final Lookup lastInputs;
  private final Lookup snapshots;
  private final Lookup records;
  private final Lookup facts;
  private final Lookup happenings;
  private final Lookup clocks;
  private final Lookup journeys;
  private final Lookup executions;

  SubjectReader(Session session) {
    this.session = session;
    this.lastInputs =
        lookup("SELECT at FROM inputs WHERE subject = ? ORDER BY number DESC LIMIT 1");
    this.snapshots = lookup("SELECT at FROM snapshots WHERE subject = ?");
    this.records =
        lookup("SELECT number, type, id, gone_at FROM records WHERE subject = ? ORDER BY number");
    this.facts =
        lookup(
            "SELECT record, field, value, source_time, received_at, since, input FROM facts"
                + " WHERE subject = ? ORDER BY record");
    this.happenings =
        lookup(
            "SELECT number, event, payload, received_at FROM happenings WHERE subject = ?"
                + " ORDER BY number");
    this.clocks =
        lookup(
            "SELECT condition, about, records, since FROM clocks WHERE subject = ? ORDER BY place");
    this.journeys =
        lookup(
            "SELECT journey, about, memory, matched, recheck_at FROM journey_states"
                + " WHERE subject = ? ORDER BY place");
    this.executions =
        lookup(
            "SELECT journey, number, about, plan, started_at, memory, stage, visit, entered_at,"
                + " visit_memory, reminders, stalled_since, answer, status, outcome, ended_at,"
                + " broken_promises, timers, migrations FROM executions WHERE subject = ? ORDER BY"
                + " place");
  }

  private Lookup lookup(String sql) {
    return new Lookup(session.handle(), sql);
  }

  StoredSubject load(long subject, SubjectName name, Layout layout) {
    Map<Integer, String> ids = new HashMap<>();
    List<RecordState> records = records(subject, layout, ids);
    List<Long> happeningNumbers = new ArrayList<>();
    List<PastHappening> happenings = happenings(subject, layout, happeningNumbers);
    SubjectState state =
        SubjectState.of(
            layout,
            name,
            records,
            ids.size(),
            happenings,
            clocks(subject),
            journeys(subject),
            executions(subject, ids));
    return new StoredSubject(subject, state, clock(subject), happeningNumbers);
  }

  private Instant clock(long subject) {
    return lastInputs
        .first(row -> Micros.instant(row.getLong("at")), subject)
        .or(() -> snapshots.first(row -> Micros.instant(row.getLong("at")), subject))
        .orElse(Instant.MIN);
  }

  /** What is not declared any more, or does not fit its new type, counts as never received. */
  private List<RecordState> records(long subject, Layout layout, Map<Integer, String> ids) {
    Map<Integer, RecordState> found = new LinkedHashMap<>();
    records.all(
        row -> {
          RecordShape shape = layout.record(session.type(row.getLong("type")));
          int number = row.getInt("number");
          ids.put(number, row.getString("id"));
          if (shape != null) {
            found.put(
                number,
                RecordState.unseen(shape, row.getString("id"), number)
                    .withGoneAt(Micros.instant(Columns.number(row, "gone_at"))));
          }
          return number;
        },
        subject);
    facts.all(
        row -> {
          int number = row.getInt("record");
          RecordState record = found.get(number);
          if (record != null) {
            found.put(number, withFact(record, row));
          }
          return number;
        },
        subject);
    return new ArrayList<>(found.values());
  }

  private RecordState withFact(RecordState record, ResultSet row) throws SQLException {
    Integer field = record.shape().fieldPlace(session.text(row.getLong("field")));
    if (field == null) {
      return record;
    }
    String text = row.getString("value");
    Reading reading = text == null ? null : ValueText.read(record.shape().fieldType(field), text);
    if (reading instanceof Reading.Misfit) {
      return record;
    }
    return record.with(
        field,
        new Fact(
            reading instanceof Reading.Known known ? known.value() : null,
            Micros.instant(row.getLong("source_time")),
            Micros.instant(row.getLong("received_at")),
            Micros.instant(row.getLong("since")),
            row.getLong("input")));
  }

  private List<PastHappening> happenings(long subject, Layout layout, List<Long> numbers) {
    List<PastHappening> found = new ArrayList<>();
    happenings.all(
        row -> {
          EventShape event = layout.event(session.type(row.getLong("event")));
          if (event != null) {
            numbers.add(row.getLong("number"));
            found.add(
                new PastHappening(
                    event,
                    payload(event, JsonFields.of(row.getString("payload")).object()),
                    Micros.instant(row.getLong("received_at"))));
          }
          return row.getLong("number");
        },
        subject);
    return found;
  }

  private static Payload payload(EventShape event, JsonObject stored) {
    @Nullable Value[] values = new @Nullable Value[event.size()];
    for (int field = 0; field < values.length; field++) {
      JsonValue value = stored.get(event.fieldName(field));
      if (value != null
          && ValueJson.read(event.fieldType(field), value) instanceof Reading.Known known) {
        values[field] = known.value();
      }
    }
    return new Payload(values);
  }

  private List<HeldClock> clocks(long subject) {
    return clocks.all(
        row -> {
          String numbers = row.getString("records");
          return new HeldClock(
              session.text(row.getLong("condition")),
              Columns.whole(row, "about"),
              Packed.whole(numbers.equals("[]") ? null : numbers),
              Micros.instant(Columns.number(row, "since")));
        },
        subject);
  }

  private List<JourneyState> journeys(long subject) {
    return journeys.all(
        row ->
            new JourneyState(
                session.text(row.getLong("journey")),
                Columns.whole(row, "about"),
                Packed.memory(session, row.getString("memory")),
                row.getInt("matched") != 0,
                Micros.instant(Columns.number(row, "recheck_at"))),
        subject);
  }

  private List<Execution> executions(long subject, Map<Integer, String> ids) {
    return executions.all(
        row -> {
          Integer about = Columns.whole(row, "about");
          return new Execution(
              new ExecutionName(
                  session.text(row.getLong("journey")),
                  row.getInt("number"),
                  about == null ? null : new RecordNumber(about, ids.getOrDefault(about, ""))),
              session.text(row.getLong("plan")),
              Micros.instant(row.getLong("started_at")),
              Packed.memory(session, row.getString("memory")),
              visit(row),
              status(row),
              Packed.whole(row.getString("broken_promises")),
              Packed.timers(row.getString("timers")));
        },
        subject);
  }

  private Visit visit(ResultSet row) throws SQLException {
    return new Visit(
        session.text(row.getLong("stage")),
        row.getInt("visit"),
        Micros.instant(row.getLong("entered_at")),
        Packed.memory(session, row.getString("visit_memory")),
        Packed.reminders(row.getString("reminders")),
        Micros.instant(Columns.number(row, "stalled_since")),
        row.getString("answer"),
        row.getInt("migrations"));
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
}
