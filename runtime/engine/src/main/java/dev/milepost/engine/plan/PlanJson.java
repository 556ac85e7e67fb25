package dev.milepost.engine.plan;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/**
 * Plans as files: canonical JSON that a person can review and that bears its hash. The form is
 * described by {@code plan.schema.json} beside this class.
 *
 * <p>First stands what the plan means, then what follows from it ({@code index}), then where it was
 * written ({@code sources}).
 */
public final class PlanJson {

  private PlanJson() {}

  /** The text of a plan's file. */
  public static String write(Plan plan) {
    return JsonWriter.pretty(toJson(plan));
  }

  /** The plan as JSON. */
  public static JsonObject toJson(Plan plan) {
    JsonObject.Builder json =
        JsonObject.builder().put("format", Plan.FORMAT).put("hash", PlanHash.of(plan));
    MeaningJson.write(plan, json);
    return json.put("index", PlanIndex.of(plan).toJson())
        .put("sources", SourcesJson.write(plan))
        .build();
  }

  /**
   * Reads the text of a plan's file.
   *
   * @throws PlanFormatException where it is no plan of this format, or was changed by hand
   */
  public static Plan read(String text) throws PlanFormatException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a plan's file.
   *
   * @throws PlanFormatException where it is no plan of this format, or was changed by hand
   */
  public static Plan read(byte[] file) throws PlanFormatException {
    JsonValue json;
    try {
      json = JsonReader.FILE.read(file);
    } catch (JsonSyntaxException e) {
      throw new PlanFormatException("this is no plan: " + e.describe());
    }
    return read(json);
  }

  /**
   * Reads a plan from JSON.
   *
   * @throws PlanFormatException where it is no plan of this format, or was changed by hand
   */
  public static Plan read(JsonValue json) throws PlanFormatException {
    JsonPart part = JsonPart.root(json);
    try {
      requireFormat(part);
      Plan plan = PlanReader.read(part);
      requireHash(part, plan);
      requireIndex(part, plan);
      PlanCheck.check(plan);
      return plan;
    } catch (JsonFormException e) {
      throw new PlanFormatException("this is no plan: " + e.getMessage());
    }
  }

  private static void requireFormat(JsonPart json) throws JsonFormException, PlanFormatException {
    JsonValue format = json.member("format").value();
    if (!format.equals(JsonNumber.of(Plan.FORMAT))) {
      throw new PlanFormatException(
          "this plan has format "
              + JsonWriter.compact(format)
              + ", and this version of Milepost reads format "
              + Plan.FORMAT
              + "; compile the journey again with this version");
    }
  }

  private static void requireHash(JsonPart json, Plan plan)
      throws JsonFormException, PlanFormatException {
    String said = json.text("hash");
    String actual = PlanHash.of(plan);
    if (!said.equals(actual)) {
      throw new PlanFormatException(
          "this plan bears the hash "
              + JsonWriter.escape(said.substring(0, Math.min(said.length(), 64)))
              + ", but what it says has the hash "
              + actual
              + ": it was changed by hand; change the journey and compile it again");
    }
  }

  private static void requireIndex(JsonPart json, Plan plan)
      throws JsonFormException, PlanFormatException {
    if (!json.member("index").value().equals(PlanIndex.of(plan).toJson())) {
      throw new PlanFormatException(
          "the index of this plan does not follow from what it says: it was changed by hand;"
              + " compile the journey again");
    }
  }
}
