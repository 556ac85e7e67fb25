package dev.milepost.server.operate;

import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.server.store.UsageCount.Clause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What journeys used, and how executions left their stages, as JSON. */
public final class UsageJson {

  private static final int DIGITS = 4;

  private UsageJson() {}

  /** The usage of each day. */
  public static JsonObject write(UsageReport report) {
    JsonObject.Builder active = JsonObject.builder();
    report.active().forEach(active::put);
    return JsonObject.builder()
        .put(
            "days",
            StallJson.list(
                report.days(),
                day ->
                    JsonObject.builder()
                        .put("day", day.day().toString())
                        .put("journey", day.journey())
                        .put("transitions", day.transitions())
                        .put("actions", day.actions())
                        .build()))
        .put("active", active.build())
        .put("exceeded", StallJson.list(report.exceeded(), StallJson::exceeded))
        .build();
  }

  /** The ways out of each stage. */
  public static JsonObject write(OverrideReport report) {
    return JsonObject.builder()
        .put("stages", StallJson.list(report.stages(), UsageJson::stage))
        .build();
  }

  private static JsonObject stage(OverrideReport.StageReport stage) {
    return JsonObject.builder()
        .put("journey", stage.journey())
        .put("stage", stage.stage())
        .put("left", stage.left())
        .put("helped", stage.helped())
        .put(
            "rate",
            new JsonNumber(BigDecimal.valueOf(stage.rate()).setScale(DIGITS, RoundingMode.HALF_UP)))
        .put("ways", StallJson.list(stage.ways(), UsageJson::way))
        .build();
  }

  private static JsonObject way(OverrideReport.Way way) {
    Clause clause = way.clause();
    return JsonObject.builder()
        .put("means", way.means().name().toLowerCase(Locale.ROOT))
        .put("target", way.target())
        .put("times", way.times())
        .put("clause", clause == null ? JsonNull.NULL : new JsonText(clause.text()))
        .put("file", clause == null ? JsonNull.NULL : new JsonText(clause.file()))
        .put("line", clause == null ? JsonNull.NULL : JsonNumber.of(clause.line()))
        .build();
  }
}
