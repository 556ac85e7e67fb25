package dev.milepost.server.operate;

import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.explain.Why;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Timer;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.value.ValueJson;
import dev.milepost.server.store.LoggedInput;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.store.PastInput.StoredAction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Explanations of executions as JSON. */
public final class WhyJson {

  private final Map<Long, LoggedInput> said;

  private WhyJson(Map<Long, LoggedInput> said) {
    this.said = said;
  }

  /** The whole explanation. */
  public static JsonObject write(WhyReport report) {
    return new WhyJson(report.said()).report(report);
  }

  private JsonObject report(WhyReport report) {
    Why why = report.why();
    Timer timer = why.nextTimer();
    return JsonObject.builder()
        .put("id", report.id().toString())
        .put("subject", SubjectJson.write(report.subject()))
        .put("journey", report.execution().name().journey())
        .put("number", report.execution().name().number())
        .put("about", about(report.execution()))
        .put("status", status(report.execution().status()))
        .put("stage", why.stage())
        .put("since", why.since().toString())
        .put("at", report.at().toString())
        .put("stalledSince", time(why.stalledSince()))
        .put("told", list(report.told(), WhyJson::told))
        .put("undelivered", list(report.undelivered(), WhyJson::undelivered))
        .put("ways", list(why.ways(), this::way))
        .put("unknown", JsonArray.ofTexts(report.unknown().stream().map(Object::toString).toList()))
        .put("changes", list(report.changes(), WhyJson::change))
        .put("nextTimer", timer == null ? JsonNull.NULL : timer(timer))
        .build();
  }

  private static JsonValue about(Execution execution) {
    Execution.RecordNumber about = execution.name().about();
    return about == null ? JsonNull.NULL : new JsonText(about.id());
  }

  /** The word for a status. */
  static String status(Execution.Status status) {
    return switch (status) {
      case Execution.Status.Running _ -> "running";
      case Execution.Status.Ended _ -> "ended";
      case Execution.Status.Paused _ -> "paused";
      case Execution.Status.Parked _ -> "parked";
    };
  }

  private static JsonObject told(StoredAction action) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("at", action.changedAt().toString())
            .put("delivery", action.delivery().name().toLowerCase(Locale.ROOT));
    return switch (action.action().request()) {
      case OutgoingAction.Notice notice ->
          json.put("to", text(notice.address() == null ? notice.role() : notice.address()))
              .put("text", notice.text())
              .build();
      case OutgoingAction.Question question ->
          json.put("to", text(question.address() == null ? question.role() : question.address()))
              .put("text", question.text())
              .build();
      case OutgoingAction.AppAction app -> json.put("to", app.action().toString()).build();
    };
  }

  private static JsonObject undelivered(WhyReport.Undelivered undelivered) {
    OutboxItem item = undelivered.item();
    String hindrance = undelivered.hindrance();
    boolean isTriedAgain = item.stored().delivery() == Delivery.WAITING && hindrance == null;
    return JsonObject.builder()
        .put("action", item.number())
        .put("what", item.stored().action().what())
        .put("state", item.stored().delivery().name().toLowerCase(Locale.ROOT))
        .put("askedAt", item.askedAt().toString())
        .put("attempts", item.attempts())
        .put("nextAttempt", time(isTriedAgain ? item.due() : null))
        .put("because", text(hindrance == null ? item.note() : hindrance))
        .build();
  }

  private JsonObject way(Why.Way way) {
    return JsonObject.builder()
        .put("target", way.target())
        .put("ending", way.isEnding())
        .put("else", way.isElse())
        .put("file", way.clause().file())
        .put("line", way.clause().line())
        .put("condition", explanation(way.explanation()))
        .build();
  }

  private JsonObject explanation(Explanation explanation) {
    return JsonObject.builder()
        .put("text", explanation.text())
        .put("truth", explanation.truth().name().toLowerCase(Locale.ROOT))
        .put("changesAt", time(explanation.changesAt()))
        .put("values", list(explanation.evidence(), this::evidence))
        .put("parts", list(explanation.parts(), this::explanation))
        .build();
  }

  private JsonObject evidence(Explanation.Evidence evidence) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("field", evidence.field().toString())
            .put("record", text(evidence.recordId()))
            .put("value", ValueJson.write(evidence.value()))
            .put("since", time(evidence.since()));
    Long input = evidence.input();
    LoggedInput line = input == null ? null : said.get(input);
    if (line != null) {
      json.put("input", line.input())
          .put("source", text(line.source()))
          .put("signal", text(line.id()))
          .put("actor", text(line.actor()));
    }
    return json.build();
  }

  private static JsonObject change(SmallestChange change) {
    return JsonObject.builder()
        .put("target", change.target())
        .put(
            "facts",
            list(
                change.facts(),
                fact ->
                    JsonObject.builder()
                        .put("field", fact.field().toString())
                        .put("record", text(fact.recordId()))
                        .put("from", ValueJson.write(fact.from()))
                        .put("to", ValueJson.write(fact.to()))
                        .build()))
        .build();
  }

  private static JsonObject timer(Timer timer) {
    return JsonObject.builder()
        .put("due", timer.due().toString())
        .put("purpose", timer.purpose().name().toLowerCase(Locale.ROOT))
        .build();
  }

  private static <T> JsonArray list(List<T> items, Function<T, ? extends JsonValue> write) {
    return new JsonArray(items.stream().map(item -> (JsonValue) write.apply(item)).toList());
  }

  private static JsonValue time(@Nullable Instant instant) {
    return instant == null ? JsonNull.NULL : new JsonText(instant.toString());
  }

  private static JsonValue text(@Nullable String text) {
    return text == null ? JsonNull.NULL : new JsonText(text);
  }
}
