package dev.milepost.engine.state;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.state.Execution.RecordNumber;
import dev.milepost.engine.state.Execution.Status;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a subject as canonical JSON. Two states with the same text are the same; so
 * hosts, machines and versions can be compared by a hash.
 */
public final class SubjectStateJson {

  private SubjectStateJson() {}

  /** The SHA-256 of the canonical text, 64 hexadecimal digits. */
  public static String hash(SubjectState state) {
    try {
      byte[] text = JsonWriter.compact(write(state)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param layout that of the program which the state is to be run by
   * @throws JsonFormException where it is something else, or holds what is not declared any more
   */
  public static SubjectState read(Layout layout, JsonValue state) throws JsonFormException {
    return new SubjectStateReader(layout).read(JsonPart.root(state));
  }

  /**
   * Reads what {@link #write(RecordState)} wrote.
   *
   * @throws JsonFormException where it is something else, or holds what is not declared any more
   */
  public static RecordState readRecord(Layout layout, JsonValue record) throws JsonFormException {
    return new SubjectStateReader(layout).record(JsonPart.root(record));
  }

  /** The state as JSON; nothing is left out. */
  public static JsonObject write(SubjectState state) {
    return JsonObject.builder()
        .put("type", state.name().type())
        .put("key", state.name().key())
        .put("recordCount", state.recordCount())
        .put("records", array(state.allRecords(), SubjectStateJson::write))
        .put("happenings", array(state.happenings(), SubjectStateJson::write))
        .put("clocks", array(state.clocks(), SubjectStateJson::write))
        .put("journeys", array(state.journeys(), SubjectStateJson::write))
        .put("executions", array(state.executions(), SubjectStateJson::write))
        .build();
  }

  /** One record as JSON, as it stands in that of its subject. */
  public static JsonObject write(RecordState record) {
    JsonObject.Builder facts = JsonObject.builder();
    for (int field = 0; field < record.shape().size(); field++) {
      Fact fact = record.fact(field);
      if (fact != null) {
        facts.put(record.shape().fieldName(field), write(fact));
      }
    }
    return JsonObject.builder()
        .put("type", record.shape().name().toString())
        .put("id", record.id())
        .put("number", record.number())
        .put("goneAt", time(record.goneAt()))
        .put("facts", facts.build())
        .build();
  }

  private static JsonObject write(Fact fact) {
    return JsonObject.builder()
        .put("value", ValueJson.write(fact.value()))
        .put("sourceTime", time(fact.sourceTime()))
        .put("receivedAt", time(fact.receivedAt()))
        .put("since", time(fact.since()))
        .put("input", fact.input())
        .build();
  }

  private static JsonObject write(PastHappening happening) {
    JsonObject.Builder payload = JsonObject.builder();
    for (int field = 0; field < happening.payload().size(); field++) {
      Value value = happening.payload().value(field);
      if (value != null) {
        payload.put(happening.event().fieldName(field), ValueJson.write(value));
      }
    }
    return JsonObject.builder()
        .put("event", happening.event().name().toString())
        .put("payload", payload.build())
        .put("receivedAt", time(happening.receivedAt()))
        .build();
  }

  private static JsonObject write(HeldClock clock) {
    return JsonObject.builder()
        .put("condition", clock.condition())
        .put("about", number(clock.about()))
        .put("records", array(clock.records(), SubjectStateJson::number))
        .put("since", time(clock.since()))
        .build();
  }

  private static JsonObject write(JourneyState journey) {
    return JsonObject.builder()
        .put("journey", journey.journey())
        .put("about", number(journey.about()))
        .put("memory", write(journey.memory()))
        .put("matched", journey.matched())
        .put("recheckAt", time(journey.recheckAt()))
        .build();
  }

  private static JsonObject write(Execution execution) {
    RecordNumber about = execution.name().about();
    return JsonObject.builder()
        .put("journey", execution.name().journey())
        .put("number", execution.name().number())
        .put("about", number(about == null ? null : (Integer) about.number()))
        .put("aboutId", text(about == null ? null : about.id()))
        .put("plan", execution.plan())
        .put("startedAt", time(execution.startedAt()))
        .put("memory", write(execution.memory()))
        .put("visit", write(execution.visit()))
        .put("status", write(execution.status()))
        .put("brokenPromises", array(execution.brokenPromises(), SubjectStateJson::number))
        .put("timers", array(execution.timers(), SubjectStateJson::write))
        .build();
  }

  private static JsonObject write(Visit visit) {
    return JsonObject.builder()
        .put("stage", visit.stage())
        .put("number", visit.number())
        .put("enteredAt", time(visit.enteredAt()))
        .put("memory", write(visit.memory()))
        .put("reminders", array(visit.reminders(), SubjectStateJson::write))
        .put("stalledSince", time(visit.stalledSince()))
        .put("answer", text(visit.answer()))
        .put("migrations", visit.migrations())
        .build();
  }

  private static JsonObject write(Visit.ReminderProgress reminder) {
    return JsonObject.builder()
        .put("times", reminder.times())
        .put("nextDue", time(reminder.nextDue()))
        .build();
  }

  private static JsonObject write(Status status) {
    return switch (status) {
      case Status.Running _ -> JsonObject.builder().put("is", "running").build();
      case Status.Ended ended ->
          JsonObject.builder()
              .put("is", "ended")
              .put("outcome", ended.outcome())
              .put("at", time(ended.at()))
              .build();
      case Status.Paused paused ->
          JsonObject.builder()
              .put("is", "paused")
              .put("reason", paused.reason())
              .put("at", time(paused.at()))
              .build();
      case Status.Parked parked ->
          JsonObject.builder()
              .put("is", "parked")
              .put("reason", parked.reason())
              .put("at", time(parked.at()))
              .build();
    };
  }

  private static JsonObject write(Timer timer) {
    return JsonObject.builder()
        .put("purpose", timer.purpose().name())
        .put("clause", timer.clause())
        .put("due", time(timer.due()))
        .build();
  }

  private static JsonArray write(Memory memory) {
    return array(
        memory.entries(),
        entry ->
            switch (entry) {
              case Memory.Turned turned ->
                  JsonObject.builder()
                      .put("turned", turned.condition())
                      .put("record", turned.record())
                      .build();
              case Memory.Counted counted ->
                  JsonObject.builder()
                      .put("counted", counted.condition())
                      .put("times", counted.times())
                      .build();
            });
  }

  private static <T> JsonArray array(List<T> list, Function<T, ? extends JsonValue> write) {
    return new JsonArray(list.stream().map(element -> (JsonValue) write.apply(element)).toList());
  }

  private static JsonValue time(@Nullable Instant instant) {
    return instant == null ? JsonNull.NULL : new JsonText(instant.toString());
  }

  private static JsonValue text(@Nullable String text) {
    return text == null ? JsonNull.NULL : new JsonText(text);
  }

  private static JsonValue number(@Nullable Integer number) {
    return number == null ? JsonNull.NULL : JsonNumber.of(number);
  }
}
