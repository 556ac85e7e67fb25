package dev.milepost.server.store.sql;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonValue;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log of inputs. */
final class LogReader {

  /** So many deployments back, signals are read as they were declared then. */
  private static final int MOST_FORMER = 100;

  /** A delivery says what the signal says that it delivers. */
  private static final String OF_SUBJECT =
      "SELECT i.number, i.kind, i.at, i.subject,"
          + " coalesce(s.source, i.source) AS source, coalesce(s.id, i.id) AS id,"
          + " coalesce(s.type, i.type) AS type, coalesce(s.source_time, i.source_time)"
          + " AS source_time, coalesce(s.body, i.body) AS body, i.entries"
          + " FROM inputs i LEFT JOIN inputs s ON s.number = i.delivers"
          + " WHERE i.subject = ? AND i.number > ? AND i.number <= ? ORDER BY i.number";

  private static final String SIGNAL_LINE =
      "SELECT number, kind, at, subject, source, id, type, source_time, body FROM inputs"
          + " WHERE number = ?";

  private final Session session;
  private final Lookup signalLines;
  private @Nullable List<SignalData> former;

  LogReader(Session session) {
    this.session = session;
    this.signalLines = new Lookup(session.handle(), SIGNAL_LINE);
  }

  /** Forgets what is remembered; it may be another in the database now. */
  void forget() {
    former = null;
  }

  /** An input, and what its line says of what it led to. */
  record Line(Input input, List<TimelineColumns> entries) {}

  /** The lines of a subject behind one and up to another, in order. */
  List<Line> ofSubject(long subject, long after, long upTo, Declarations declarations) {
    return session
        .handle()
        .createQuery(OF_SUBJECT)
        .bind(0, subject)
        .bind(1, after)
        .bind(2, upTo)
        .map((row, _) ->
            new Line(input(row, declarations), TimelineColumns.unpack(row.getString("entries"))))
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
    if (kind == InputCodec.SIGNAL || kind == InputCodec.DELIVERY) {
      return new Input.SignalReceived(number, at, signalOf(row, declarations));
    }
    JsonFields body = JsonFields.of(row.getString("body"));
    return switch (kind) {
      case InputCodec.TICK -> {
        Instant caughtUpTo = Micros.instant(body.optionalNumber("caughtUpTo"));
        yield new Input.Tick(number, at, caughtUpTo == null ? at : caughtUpTo);
      }
      case InputCodec.ANSWER ->
          new Input.AnswerGiven(
              number, at, Executions.name(body), body.text("answer"), body.text("actor"));
      case InputCodec.CORRECTION ->
          new Input.FactCorrected(
              number,
              at,
              FieldName.parse(body.text("field")),
              body.text("record"),
              body.value("value"),
              body.text("actor"),
              body.text("reason"));
      case InputCodec.FORCED ->
          new Input.StageForced(
              number,
              at,
              Executions.name(body),
              body.text("stage"),
              body.text("actor"),
              body.text("reason"));
      case InputCodec.CONTROLLED ->
          new Input.ExecutionControlled(
              number,
              at,
              Executions.name(body),
              ControlWord.read(body.text("control")),
              body.text("actor"),
              body.text("reason"));
      case InputCodec.MIGRATED ->
          new Input.ExecutionMigrated(
              number,
              at,
              Executions.name(body),
              body.text("plan"),
              body.text("stage"),
              body.text("actor"));
      case InputCodec.START_REQUESTED ->
          new Input.StartRequested(number, at, body.text("journey"), body.text("actor"));
      case InputCodec.RECORD_ABSORBED ->
          new Input.RecordAbsorbed(
              number,
              at,
              Executions.subject(body),
              absorbed(body, "record", declarations, SubjectStateJson::readRecord));
      case InputCodec.TRAVELS_ABSORBED ->
          new Input.TravelsAbsorbed(
              number, at, absorbed(body, "state", declarations, SubjectStateJson::read));
      case InputCodec.YIELDED -> new Input.SubjectYielded(number, at, Executions.subject(body));
      case InputCodec.ACTION_SETTLED ->
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
}
