package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.step.Input;
import org.jspecify.annotations.Nullable;

/** The kinds of lines of the log, and what those say that are no signals. */
final class InputCodec {

  static final int SIGNAL = 1;
  static final int DELIVERY = 2;
  static final int TICK = 3;
  static final int ANSWER = 4;
  static final int CORRECTION = 5;
  static final int FORCED = 6;
  static final int CONTROLLED = 20;
  static final int FORGOTTEN = 21;
  static final int MIGRATED = 30;
  static final int START_REQUESTED = 31;
  static final int RECORD_ABSORBED = 40;
  static final int TRAVELS_ABSORBED = 41;
  static final int YIELDED = 42;
  static final int ACTION_SETTLED = 50;

  private InputCodec() {}

  /** An input as columns. */
  record Coded(int kind, @Nullable String body) {}

  /** The kind of an input that is no signal, and what it says. */
  static Coded write(Input input) {
    return switch (input) {
      case Input.Tick tick ->
          new Coded(
              TICK,
              tick.caughtUpTo().equals(tick.at())
                  ? null
                  : body(json().put("caughtUpTo", Micros.of(tick.caughtUpTo()))));
      case Input.AnswerGiven given ->
          new Coded(
              ANSWER,
              body(
                  Executions.put(json(), given.execution())
                      .put("answer", given.answer())
                      .put("actor", given.actor())));
      case Input.FactCorrected corrected ->
          new Coded(
              CORRECTION,
              body(
                  json()
                      .put("field", corrected.field().toString())
                      .put("record", corrected.recordId())
                      .put("value", StoredValue.tagged(corrected.value()))
                      .put("actor", corrected.actor())
                      .put("reason", corrected.reason())));
      case Input.StageForced forced ->
          new Coded(
              FORCED,
              body(
                  Executions.put(json(), forced.execution())
                      .put("stage", forced.stage())
                      .put("actor", forced.actor())
                      .put("reason", forced.reason())));
      case Input.ExecutionControlled controlled ->
          new Coded(
              CONTROLLED,
              body(
                  Executions.put(json(), controlled.execution())
                      .put("control", ControlWord.of(controlled.control()))
                      .put("actor", controlled.actor())
                      .put("reason", controlled.reason())));
      case Input.ExecutionMigrated migrated ->
          new Coded(
              MIGRATED,
              body(
                  Executions.put(json(), migrated.execution())
                      .put("plan", migrated.plan())
                      .put("stage", migrated.stage())
                      .put("actor", migrated.actor())));
      case Input.StartRequested requested ->
          new Coded(
              START_REQUESTED,
              body(json().put("journey", requested.journey()).put("actor", requested.actor())));
      case Input.RecordAbsorbed absorbed ->
          new Coded(
              RECORD_ABSORBED,
              body(
                  Executions.put(json(), absorbed.from())
                      .put("record", SubjectStateJson.write(absorbed.record()))));
      case Input.TravelsAbsorbed absorbed ->
          new Coded(
              TRAVELS_ABSORBED, body(json().put("state", SubjectStateJson.write(absorbed.from()))));
      case Input.SubjectYielded yielded ->
          new Coded(YIELDED, body(Executions.put(json(), yielded.into())));
      case Input.ActionSettled settled ->
          new Coded(
              ACTION_SETTLED,
              body(
                  SettlementCodec.put(
                      Executions.put(json(), settled.action().execution())
                          .put("visit", settled.action().visit())
                          .put("clause", settled.action().clause())
                          .put("repeat", settled.action().repeat())
                          .put("what", settled.what()),
                      settled.settlement())));
      case Input.SignalReceived _ -> throw new IllegalArgumentException("not an operation");
    };
  }

  private static JsonObject.Builder json() {
    return JsonObject.builder();
  }

  private static String body(JsonObject.Builder members) {
    return JsonWriter.compact(members.build());
  }
}
