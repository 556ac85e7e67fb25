package dev.milepost.server.store.sql;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.step.ActionName;
import dev.milepost.engine.step.Input;
import dev.milepost.server.intake.SignalData;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.LogEntry;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.StoreException.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The log of inputs. */
final class LogTable {

  private static final int SIGNAL = 1;
  private static final int DELIVERY = 2;
  private static final int TICK = 3;
  private static final int ANSWER = 4;
  private static final int CORRECTION = 5;
  private static final int FORCED = 6;
  private static final int CONTROLLED = 20;
  private static final int FORGOTTEN = 21;
  private static final int MIGRATED = 30;
  private static final int START_REQUESTED = 31;
  private static final int RECORD_ABSORBED = 40;
  private static final int TRAVELS_ABSORBED = 41;
  private static final int YIELDED = 42;

  /** So many deployments back, signals are read as they were declared then. */
  private static final int MOST_FORMER = 100;

  private static final int ACTION_SETTLED = 50;

  private static final String INSERT =
      "INSERT INTO inputs (number, kind, at, subject, source, id, type, source_time, delivers,"
          + " body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** That a subject was forgotten; the line belongs to nobody. */
  static final String INSERT_FORGOTTEN =
      "INSERT INTO inputs (number, kind, at, body) VALUES (?, " + FORGOTTEN + ", ?, ?)";

  /** A delivery says what the signal says that it delivers. */
  private static final String OF_SUBJECT =
      "SELECT i.number, i.kind, i.at, i.subject,"
          + " coalesce(s.source, i.source) AS source, coalesce(s.id, i.id) AS id,"
          + " coalesce(s.type, i.type) AS type, coalesce(s.source_time, i.source_time)"
          + " AS source_time, coalesce(s.body, i.body) AS body"
          + " FROM inputs i LEFT JOIN inputs s ON s.number = i.delivers"
          + " WHERE i.subject = ? AND i.number > ? AND i.number <= ? ORDER BY i.number";

  private static final String SIGNAL_LINE =
      "SELECT number, kind, at, subject, source, id, type, source_time, body FROM inputs"
          + " WHERE number = ?";

  private final Session session;
  private final Rows rows;
  private final RhythmTable rhythms;
  private final Lookup signalLines;
  private final Set<Long> unwritten = new HashSet<>();
  private @Nullable List<SignalData> former;

  LogTable(Session session) {
    this.session = session;
    this.rhythms = new RhythmTable(session);
    this.rows = new Rows(session.handle(), INSERT);
    this.signalLines = new Lookup(session.handle(), SIGNAL_LINE);
  }

  void write() {
    writeLines();
    rhythms.write();
  }

  /** Writes the lines that were collected, so that they can be read. */
  void writeLines() {
    rows.write();
    unwritten.clear();
  }

  /** Forgets what is remembered; it may be another in the database now. */
  void forget() {
    rhythms.forget();
    former = null;
  }

  /** Writes what was collected if any of it is about a subject. */
  void writeIfAbout(long subject) {
    if (unwritten.contains(subject)) {
      writeLines();
    }
  }

  void discard() {
    rows.discard();
    rhythms.discard();
    unwritten.clear();
  }

  void add(LogEntry entry) {
    Long subject = entry.subject();
    if (subject != null) {
      unwritten.add(subject);
    }
    Rows row =
        rows.row().bind(0, entry.number()).bind(2, Micros.of(entry.at())).bind(3, entry.subject());
    switch (entry) {
      case LogEntry.Received received -> {
        Signal signal = received.signal();
        rhythms.heard(signal.content().type().app(), received.at());
        row.bind(1, SIGNAL)
            .bind(4, session.name(signal.source()))
            .bind(5, signal.id())
            .bind(6, session.name(SignalData.type(signal.content())))
            .bind(7, Micros.ofNullable(signal.time()))
            .bind(8, (Long) null)
            .bind(9, received.body())
            .add();
      }
      case LogEntry.Delivered delivered ->
          withoutSignal(row.bind(1, DELIVERY))
              .bind(8, delivered.signal())
              .bind(9, (String) null)
              .add();
      case LogEntry.Operated operated -> operated(row, operated.input());
    }
  }

  private static void operated(Rows row, Input input) {
    withoutSignal(row).bind(8, (Long) null);
    switch (input) {
      case Input.Tick tick ->
          row.bind(1, TICK)
              .bind(
                  9,
                  tick.caughtUpTo().equals(tick.at())
                      ? null
                      : body(json().put("caughtUpTo", Micros.of(tick.caughtUpTo()))))
              .add();
      case Input.AnswerGiven given ->
          row.bind(1, ANSWER)
              .bind(
                  9,
                  body(
                      Executions.put(json(), given.execution())
                          .put("answer", given.answer())
                          .put("actor", given.actor())))
              .add();
      case Input.FactCorrected corrected ->
          row.bind(1, CORRECTION)
              .bind(
                  9,
                  body(
                      json()
                          .put("field", corrected.field().toString())
                          .put("record", corrected.recordId())
                          .put("value", StoredValue.tagged(corrected.value()))
                          .put("actor", corrected.actor())
                          .put("reason", corrected.reason())))
              .add();
      case Input.StageForced forced ->
          row.bind(1, FORCED)
              .bind(
                  9,
                  body(
                      Executions.put(json(), forced.execution())
                          .put("stage", forced.stage())
                          .put("actor", forced.actor())
                          .put("reason", forced.reason())))
              .add();
      case Input.ExecutionControlled controlled ->
          row.bind(1, CONTROLLED)
              .bind(
                  9,
                  body(
                      Executions.put(json(), controlled.execution())
                          .put("control", ControlWord.of(controlled.control()))
                          .put("actor", controlled.actor())
                          .put("reason", controlled.reason())))
              .add();
      case Input.ExecutionMigrated migrated ->
          row.bind(1, MIGRATED)
              .bind(
                  9,
                  body(
                      Executions.put(json(), migrated.execution())
                          .put("plan", migrated.plan())
                          .put("stage", migrated.stage())
                          .put("actor", migrated.actor())))
              .add();
      case Input.StartRequested requested ->
          row.bind(1, START_REQUESTED)
              .bind(
                  9,
                  body(json().put("journey", requested.journey()).put("actor", requested.actor())))
              .add();
      case Input.RecordAbsorbed absorbed ->
          row.bind(1, RECORD_ABSORBED)
              .bind(
                  9,
                  body(
                      Executions.put(json(), absorbed.from())
                          .put("record", SubjectStateJson.write(absorbed.record()))))
              .add();
      case Input.TravelsAbsorbed absorbed ->
          row.bind(1, TRAVELS_ABSORBED)
              .bind(9, body(json().put("state", SubjectStateJson.write(absorbed.from()))))
              .add();
      case Input.SubjectYielded yielded ->
          row.bind(1, YIELDED).bind(9, body(Executions.put(json(), yielded.into()))).add();
      case Input.ActionSettled settled ->
          row.bind(1, ACTION_SETTLED)
              .bind(
                  9,
                  body(
                      SettlementCodec.put(
                          Executions.put(json(), settled.action().execution())
                              .put("visit", settled.action().visit())
                              .put("clause", settled.action().clause())
                              .put("repeat", settled.action().repeat())
                              .put("what", settled.what()),
                          settled.settlement())))
              .add();
      case Input.SignalReceived _ -> throw new IllegalArgumentException("not an operation");
    }
  }

  private static Rows withoutSignal(Rows row) {
    return row.bind(4, (Long) null)
        .bind(5, (String) null)
        .bind(6, (Long) null)
        .bind(7, (Long) null);
  }

  /** The inputs that moved a subject behind one line and up to another, in order. */
  List<Input> ofSubject(long subject, long after, long upTo, Declarations declarations) {
    return session
        .handle()
        .createQuery(OF_SUBJECT)
        .bind(0, subject)
        .bind(1, after)
        .bind(2, upTo)
        .map((row, _) -> input(row, declarations))
        .list();
  }

  /** The line of a signal. */
  LogEntry.Received signal(long number, Declarations declarations) {
    return signalLines
        .first(
            row ->
                new LogEntry.Received(
                    number,
                    Micros.instant(row.getLong("at")),
                    Columns.number(row, "subject"),
                    signalOf(row, declarations),
                    row.getString("body")),
            number)
        .orElseThrow(() -> StoredValue.damaged("signal " + number));
  }

  private Input input(ResultSet row, Declarations declarations) throws SQLException {
    long number = row.getLong("number");
    Instant at = Micros.instant(row.getLong("at"));
    int kind = row.getInt("kind");
    if (kind == SIGNAL || kind == DELIVERY) {
      return new Input.SignalReceived(number, at, signalOf(row, declarations));
    }
    JsonFields body = JsonFields.of(row.getString("body"));
    return switch (kind) {
      case TICK -> {
        Instant caughtUpTo = Micros.instant(body.optionalNumber("caughtUpTo"));
        yield new Input.Tick(number, at, caughtUpTo == null ? at : caughtUpTo);
      }
      case ANSWER ->
          new Input.AnswerGiven(
              number, at, Executions.name(body), body.text("answer"), body.text("actor"));
      case CORRECTION ->
          new Input.FactCorrected(
              number,
              at,
              FieldName.parse(body.text("field")),
              body.text("record"),
              body.value("value"),
              body.text("actor"),
              body.text("reason"));
      case FORCED ->
          new Input.StageForced(
              number,
              at,
              Executions.name(body),
              body.text("stage"),
              body.text("actor"),
              body.text("reason"));
      case CONTROLLED ->
          new Input.ExecutionControlled(
              number,
              at,
              Executions.name(body),
              ControlWord.read(body.text("control")),
              body.text("actor"),
              body.text("reason"));
      case MIGRATED ->
          new Input.ExecutionMigrated(
              number,
              at,
              Executions.name(body),
              body.text("plan"),
              body.text("stage"),
              body.text("actor"));
      case START_REQUESTED ->
          new Input.StartRequested(number, at, body.text("journey"), body.text("actor"));
      case RECORD_ABSORBED ->
          new Input.RecordAbsorbed(
              number,
              at,
              Executions.subject(body),
              absorbed(body, "record", declarations, SubjectStateJson::readRecord));
      case TRAVELS_ABSORBED ->
          new Input.TravelsAbsorbed(
              number, at, absorbed(body, "state", declarations, SubjectStateJson::read));
      case YIELDED -> new Input.SubjectYielded(number, at, Executions.subject(body));
      case ACTION_SETTLED ->
          new Input.ActionSettled(
              number,
              at,
              new ActionName(
                  Executions.name(body),
                  Math.toIntExact(body.number("visit")),
                  body.text("clause"),
                  Math.toIntExact(body.number("repeat"))),
              body.text("what"),
              SettlementCodec.read(body));
      default -> throw StoredValue.damaged("input of kind " + kind);
    };
  }

  /** Reads a part of a state by a layout. */
  private interface StateReader<T> {
    T read(Layout layout, JsonValue json) throws JsonFormException;
  }

  /** What came over is read as it was declared then, where it does not fit any more. */
  private <T> T absorbed(
      JsonFields body, String member, Declarations declarations, StateReader<T> reader) {
    JsonValue json = body.object().get(member);
    if (json == null) {
      throw StoredValue.damaged("a merge without its " + member);
    }
    List<Layout> layouts = new ArrayList<>(List.of(declarations.layout()));
    JsonFormException misfit = null;
    for (int i = 0; i < layouts.size(); i++) {
      try {
        return reader.read(layouts.get(i), json);
      } catch (JsonFormException e) {
        if (misfit == null) {
          misfit = e;
          formerCatalogs().forEach(catalog -> layouts.add(new Layout(catalog, List.of())));
        }
      }
    }
    throw new StoreException(
        Reason.DOES_NOT_CONTINUE,
        "what a merge brought over does not fit its declaration any more: "
            + (misfit == null ? member : misfit.getMessage()));
  }

  /** A signal is read as it was declared when it came, where it does not fit any more. */
  private Signal signalOf(ResultSet row, Declarations declarations) throws SQLException {
    String type = session.text(row.getLong("type"));
    JsonValue body = StoredValue.json(row.getString("body"));
    SignalData.Result read = declarations.signals().read(type, body);
    if (read instanceof SignalData.Misfits) {
      read = asDeclaredOnce(type, body, read);
    }
    return switch (read) {
      case SignalData.Fits fits ->
          new Signal(
              session.text(row.getLong("source")),
              row.getString("id"),
              Micros.instant(Columns.number(row, "source_time")),
              fits.content());
      case SignalData.Misfits misfits ->
          throw new StoreException(
              Reason.DOES_NOT_CONTINUE,
              "a logged signal of type "
                  + type
                  + " does not fit its declaration any more: "
                  + misfits.faults().getFirst().detail());
    };
  }

  private SignalData.Result asDeclaredOnce(
      String type, JsonValue body, SignalData.Result otherwise) {
    for (SignalData older : former()) {
      SignalData.Result read = older.read(type, body);
      if (read instanceof SignalData.Fits) {
        return read;
      }
    }
    return otherwise;
  }

  private List<SignalData> former() {
    if (former == null) {
      former = formerCatalogs().stream().map(SignalData::new).toList();
    }
    return former;
  }

  private List<Catalog> formerCatalogs() {
    return new DeploymentTables(session).catalogs(MOST_FORMER);
  }

  private static JsonObject.Builder json() {
    return JsonObject.builder();
  }

  private static @Nullable String body(JsonObject.Builder members) {
    return JsonWriter.compact(members.build());
  }
}
