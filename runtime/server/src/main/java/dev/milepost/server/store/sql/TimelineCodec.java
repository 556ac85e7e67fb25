package dev.milepost.server.store.sql;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.step.TimelineEntry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries of timelines as columns. Stages and clauses are names, for they come again with every
 * execution; what remains is JSON.
 */
final class TimelineCodec {

  static final int STARTED = 1;
  static final int ADVANCED = 2;
  private static final int ENDED = 3;
  private static final int ENDED_AS_GONE = 4;
  private static final int START_PREVENTED = 5;
  static final int AMBIGUITY = 6;
  static final int STALLED = 7;
  private static final int REMINDER_SKIPPED = 8;
  private static final int PARKED = 9;
  private static final int PROMISE_BROKEN = 10;
  private static final int OWNER_UNKNOWN = 11;
  private static final int ANSWERED = 12;
  static final int FORCED = 13;
  private static final int CORRECTED = 14;
  private static final int STALE_FACT = 15;
  private static final int STALE_GONE = 16;
  private static final int REFUSED = 17;
  private static final int CONTROLLED = 20;
  private static final int MIGRATED = 30;
  private static final int ABSORBED = 40;
  private static final int YIELDED = 41;
  private static final int ENDED_AS_MERGED = 42;
  private static final int ACTION_SETTLED = 50;

  private final Session session;

  TimelineCodec(Session session) {
    this.session = session;
  }

  /**
   * The columns of an entry.
   *
   * @param execution the place of the execution that it speaks of, or null
   */
  TimelineColumns write(TimelineEntry entry, @Nullable Integer execution) {
    return write(entry).of(execution);
  }

  /** All columns but the execution. */
  private TimelineColumns write(TimelineEntry entry) {
    return switch (entry) {
      case TimelineEntry.Started e ->
          columns(STARTED, null, e.stage(), e.clause(), json().put("plan", session.name(e.plan())));
      case TimelineEntry.Advanced e -> columns(ADVANCED, e.from(), e.to(), e.clause(), null);
      case TimelineEntry.Ended e -> columns(ENDED, e.stage(), e.outcome(), null, null);
      case TimelineEntry.EndedAsGone e -> columns(ENDED_AS_GONE, e.stage(), null, null, null);
      case TimelineEntry.EndedAsMerged e -> columns(ENDED_AS_MERGED, e.stage(), null, null, null);
      case TimelineEntry.Absorbed e ->
          columns(ABSORBED, null, null, null, Executions.put(json(), e.other()));
      case TimelineEntry.Yielded e ->
          columns(YIELDED, null, null, null, Executions.put(json(), e.into()));
      case TimelineEntry.StartPrevented e ->
          columns(
              START_PREVENTED,
              null,
              e.journey(),
              null,
              optional(json().put("reason", e.reason()), "about", e.about()));
      case TimelineEntry.Ambiguity e ->
          columns(AMBIGUITY, e.stage(), null, e.taken(), json().put("others", clauses(e.others())));
      case TimelineEntry.Stalled e ->
          columns(
              STALLED,
              e.stage(),
              null,
              null,
              json().put("expectedUntil", Micros.of(e.expectedUntil())));
      case TimelineEntry.ReminderSkipped e ->
          columns(
              REMINDER_SKIPPED, e.stage(), null, e.clause(), json().put("due", Micros.of(e.due())));
      case TimelineEntry.Parked e ->
          columns(PARKED, e.stage(), null, null, json().put("reason", e.reason()));
      case TimelineEntry.PromiseBroken e ->
          columns(PROMISE_BROKEN, e.stage(), null, e.promise(), null);
      case TimelineEntry.OwnerUnknown e ->
          columns(
              OWNER_UNKNOWN, null, null, null, optional(json(), "toldInstead", e.toldInstead()));
      case TimelineEntry.Answered e ->
          columns(
              ANSWERED,
              e.stage(),
              null,
              null,
              json().put("answer", e.answer()).put("actor", e.actor()));
      case TimelineEntry.Forced e ->
          columns(
              FORCED,
              e.from(),
              e.to(),
              null,
              json().put("actor", e.actor()).put("reason", e.reason()));
      case TimelineEntry.Controlled e ->
          columns(
              CONTROLLED,
              e.stage(),
              null,
              null,
              json()
                  .put("control", ControlWord.of(e.control()))
                  .put("actor", e.actor())
                  .put("reason", e.reason()));
      case TimelineEntry.Migrated e ->
          columns(
              MIGRATED,
              e.from(),
              e.to(),
              null,
              json()
                  .put("fromPlan", session.name(e.fromPlan()))
                  .put("toPlan", session.name(e.toPlan()))
                  .put("actor", e.actor()));
      case TimelineEntry.ActionSettled e ->
          columns(
              ACTION_SETTLED,
              null,
              null,
              null,
              SettlementCodec.put(json().put("what", e.what()), e.settlement()));
      case TimelineEntry.Corrected e ->
          columns(
              CORRECTED,
              null,
              null,
              null,
              json()
                  .put("field", e.field().toString())
                  .put("record", e.recordId())
                  .put("from", StoredValue.tagged(e.from()))
                  .put("to", StoredValue.tagged(e.to()))
                  .put("actor", e.actor())
                  .put("reason", e.reason()));
      case TimelineEntry.StaleFact e ->
          columns(
              STALE_FACT,
              null,
              null,
              null,
              json()
                  .put("field", e.field().toString())
                  .put("record", e.recordId())
                  .put("held", StoredValue.tagged(e.held()))
                  .put("heldFrom", Micros.of(e.heldFrom()))
                  .put("refused", StoredValue.tagged(e.refused()))
                  .put("refusedFrom", Micros.of(e.refusedFrom())));
      case TimelineEntry.StaleGone e ->
          columns(
              STALE_GONE,
              null,
              null,
              null,
              json().put("type", e.record().toString()).put("record", e.recordId()));
      case TimelineEntry.Refused e ->
          columns(REFUSED, null, null, null, json().put("reason", e.reason()));
    };
  }

  /**
   * Reads an entry.
   *
   * @param execution gives the execution of the row; asked only for entries that speak of one
   */
  TimelineEntry read(TimelineColumns row, Supplier<ExecutionName> execution) {
    JsonFields detail = new JsonFields(row.detail() == null ? JsonObject.EMPTY : row.detail());
    return switch (row.kind()) {
      case STARTED ->
          new TimelineEntry.Started(
              execution.get(),
              session.text(detail.number("plan")),
              name(row.target()),
              clause(row.clause()));
      case ADVANCED ->
          new TimelineEntry.Advanced(
              execution.get(), name(row.stage()), name(row.target()), clause(row.clause()));
      case ENDED -> new TimelineEntry.Ended(execution.get(), name(row.stage()), name(row.target()));
      case ENDED_AS_GONE -> new TimelineEntry.EndedAsGone(execution.get(), name(row.stage()));
      case ENDED_AS_MERGED -> new TimelineEntry.EndedAsMerged(execution.get(), name(row.stage()));
      case ABSORBED -> new TimelineEntry.Absorbed(Executions.subject(detail));
      case YIELDED -> new TimelineEntry.Yielded(Executions.subject(detail));
      case START_PREVENTED ->
          new TimelineEntry.StartPrevented(
              name(row.target()), detail.optionalText("about"), detail.text("reason"));
      case AMBIGUITY ->
          new TimelineEntry.Ambiguity(
              execution.get(), name(row.stage()), clause(row.clause()), clauses(detail));
      case STALLED ->
          new TimelineEntry.Stalled(
              execution.get(), name(row.stage()), Micros.instant(detail.number("expectedUntil")));
      case REMINDER_SKIPPED ->
          new TimelineEntry.ReminderSkipped(
              execution.get(),
              name(row.stage()),
              clause(row.clause()),
              Micros.instant(detail.number("due")));
      case PARKED ->
          new TimelineEntry.Parked(execution.get(), name(row.stage()), detail.text("reason"));
      case PROMISE_BROKEN ->
          new TimelineEntry.PromiseBroken(execution.get(), name(row.stage()), clause(row.clause()));
      case OWNER_UNKNOWN ->
          new TimelineEntry.OwnerUnknown(execution.get(), detail.optionalText("toldInstead"));
      case ANSWERED ->
          new TimelineEntry.Answered(
              execution.get(), name(row.stage()), detail.text("answer"), detail.text("actor"));
      case FORCED ->
          new TimelineEntry.Forced(
              execution.get(),
              name(row.stage()),
              name(row.target()),
              detail.text("actor"),
              detail.text("reason"));
      case ACTION_SETTLED ->
          new TimelineEntry.ActionSettled(
              execution.get(), detail.text("what"), SettlementCodec.read(detail));
      case CONTROLLED ->
          new TimelineEntry.Controlled(
              execution.get(),
              name(row.stage()),
              ControlWord.read(detail.text("control")),
              detail.text("actor"),
              detail.text("reason"));
      case MIGRATED ->
          new TimelineEntry.Migrated(
              execution.get(),
              session.text(detail.number("fromPlan")),
              session.text(detail.number("toPlan")),
              name(row.stage()),
              name(row.target()),
              detail.text("actor"));
      case CORRECTED ->
          new TimelineEntry.Corrected(
              FieldName.parse(detail.text("field")),
              detail.text("record"),
              detail.value("from"),
              detail.value("to"),
              detail.text("actor"),
              detail.text("reason"));
      case STALE_FACT ->
          new TimelineEntry.StaleFact(
              FieldName.parse(detail.text("field")),
              detail.text("record"),
              detail.value("held"),
              Micros.instant(detail.number("heldFrom")),
              detail.value("refused"),
              Micros.instant(detail.number("refusedFrom")));
      case STALE_GONE ->
          new TimelineEntry.StaleGone(TypeName.parse(detail.text("type")), detail.text("record"));
      case REFUSED -> new TimelineEntry.Refused(detail.text("reason"));
      default -> throw StoredValue.damaged("entry of kind " + row.kind());
    };
  }

  private TimelineColumns columns(
      int kind,
      @Nullable String stage,
      @Nullable String target,
      @Nullable SourceText clause,
      JsonObject.@Nullable Builder detail) {
    return new TimelineColumns(
        kind,
        null,
        session.nameOf(stage),
        session.nameOf(target),
        clause == null ? null : (Long) name(clause),
        detail == null ? null : detail.build());
  }

  private String name(@Nullable Long number) {
    if (number == null) {
      throw StoredValue.damaged("NULL");
    }
    return session.text(number);
  }

  private long name(SourceText clause) {
    return session.names().number(session.handle(), clause, TimelineCodec::text);
  }

  private static String text(SourceText clause) {
    return JsonWriter.compact(
        json()
            .put("file", clause.file())
            .put("line", clause.line())
            .put("column", clause.column())
            .put("text", clause.text())
            .build());
  }

  private SourceText clause(@Nullable Long number) {
    JsonFields fields = JsonFields.of(name(number));
    return new SourceText(
        fields.text("file"),
        Math.toIntExact(fields.number("line")),
        Math.toIntExact(fields.number("column")),
        fields.text("text"));
  }

  private JsonArray clauses(List<SourceText> clauses) {
    return new JsonArray(
        clauses.stream().map(clause -> (JsonValue) JsonNumber.of(name(clause))).toList());
  }

  private List<SourceText> clauses(JsonFields detail) {
    return detail.list("others").stream()
        .map(item ->
            switch (item) {
              case JsonNumber number -> clause(number.value().longValue());
              default -> throw StoredValue.damaged(item.toString());
            })
        .toList();
  }

  private static JsonObject.Builder json() {
    return JsonObject.builder();
  }

  private static JsonObject.Builder optional(
      JsonObject.Builder members, String name, @Nullable String text) {
    return text == null ? members : members.put(name, new JsonText(text));
  }
}
