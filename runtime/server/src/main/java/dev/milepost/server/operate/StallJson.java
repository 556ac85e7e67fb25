package dev.milepost.server.operate;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What needs people, as JSON. Durations are whole seconds. */
public final class StallJson {

  private StallJson() {}

  /** The whole report. */
  public static JsonObject write(StallReport report) {
    return JsonObject.builder()
        .put("at", report.at().toString())
        .put("stalled", report.stalled())
        .put("parked", report.parked())
        .put("paused", report.paused())
        .put("executions", list(report.executions(), StallJson::item))
        .put("silent", list(report.silent(), StallJson::silence))
        .put("exceeded", list(report.exceeded(), StallJson::exceeded))
        .build();
  }

  private static JsonObject item(StallReport.Item item) {
    return JsonObject.builder()
        .put("id", item.id().toString())
        .put("trouble", item.trouble().name().toLowerCase(Locale.ROOT))
        .put("subject", SubjectJson.write(item.subject()))
        .put("journey", item.journey())
        .put("stage", item.stage())
        .put("entered", item.entered().toString())
        .put("since", item.since().toString())
        .put("overdue", item.overdue().toSeconds())
        .put("explanation", item.explanation())
        .build();
  }

  private static JsonObject silence(Silence silence) {
    return JsonObject.builder()
        .put("app", silence.app())
        .put("lastAt", silence.lastAt().toString())
        .put("silent", silence.silent().toSeconds())
        .put("usual", silence.usual().toSeconds())
        .put("waiting", silence.waiting())
        .build();
  }

  /** A limit that was exceeded. */
  static JsonObject exceeded(UsageReport.Exceeded exceeded) {
    return JsonObject.builder()
        .put(
            "day", exceeded.day() == null ? JsonNull.NULL : new JsonText(exceeded.day().toString()))
        .put("journey", exceeded.journey())
        .put("what", exceeded.what())
        .put("limit", exceeded.limit())
        .put("used", exceeded.used())
        .build();
  }

  static <T> JsonArray list(List<T> items, Function<T, ? extends JsonValue> write) {
    return new JsonArray(items.stream().map(item -> (JsonValue) write.apply(item)).toList());
  }
}
