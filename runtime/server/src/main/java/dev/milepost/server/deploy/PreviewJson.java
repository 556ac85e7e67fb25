package dev.milepost.server.deploy;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.server.deploy.Preview.JourneyPreview;
import dev.milepost.server.deploy.Preview.StagePreview;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Previews and what came of rollouts as JSON. */
public final class PreviewJson {

  private PreviewJson() {}

  /** A preview. */
  public static JsonObject write(Preview preview) {
    return JsonObject.builder()
        .put("refusals", array(preview.refusals(), PreviewJson::write))
        .put("journeys", array(preview.journeys(), PreviewJson::write))
        .build();
  }

  /** Why a deploy is refused. */
  public static JsonObject write(Refusal refusal) {
    return JsonObject.builder()
        .put("journey", refusal.journey())
        .put("plan", refusal.plan())
        .put("declaration", refusal.misfit().name())
        .put("change", refusal.misfit().change())
        .put("readers", array(refusal.misfit().readers(), clause -> new JsonText(clause.print())))
        .put("executions", refusal.executions())
        .put(
            "some",
            array(
                refusal.some(),
                traveller ->
                    JsonObject.builder()
                        .put("subject", traveller.subject().key())
                        .put("execution", traveller.execution().number())
                        .put("stage", traveller.stage())
                        .build()))
        .put("sentence", refusal.print())
        .build();
  }

  private static JsonObject write(JourneyPreview journey) {
    return JsonObject.builder()
        .put("journey", journey.journey())
        .put("change", word(journey.change()))
        .put("plan", text(journey.plan()))
        .put("stages", array(journey.stages(), PreviewJson::write))
        .put("matching", number(journey.matching()))
        .build();
  }

  private static JsonObject write(StagePreview stage) {
    return JsonObject.builder()
        .put("plan", stage.plan())
        .put("stage", stage.stage())
        .put("carriage", word(stage.carriage()))
        .put("target", text(stage.target()))
        .put("executions", stage.executions())
        .put("stranded", stage.stranded())
        .put("advancing", stage.advancing())
        .put("actions", stage.actions())
        .put("refused", stage.refused())
        .put("remarks", JsonArray.ofTexts(stage.remarks()))
        .build();
  }

  /** What came of moving executions. */
  public static JsonObject write(Rollout.Moved moved) {
    return JsonObject.builder()
        .put("moved", moved.moved())
        .put("refused", counted(moved.refused()))
        .put("needMapping", counted(moved.unmapped()))
        .build();
  }

  /** What came of starting a journey. */
  public static JsonObject write(Rollout.Started started) {
    return JsonObject.builder()
        .put("started", started.started())
        .put("refused", counted(started.refused()))
        .build();
  }

  private static JsonObject counted(Map<String, Long> counts) {
    JsonObject.Builder json = JsonObject.builder();
    counts.forEach((what, count) -> json.put(what, count));
    return json.build();
  }

  /** The word for a constant, as in JSON and texts: lower case, with hyphens. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> JsonArray array(List<T> list, Function<T, ? extends JsonValue> write) {
    return new JsonArray(list.stream().map(item -> (JsonValue) write.apply(item)).toList());
  }

  private static JsonValue text(@Nullable String text) {
    return text == null ? JsonNull.NULL : new JsonText(text);
  }

  private static JsonValue number(@Nullable Long number) {
    return number == null ? JsonNull.NULL : JsonValue.JsonNumber.of(number);
  }
}
