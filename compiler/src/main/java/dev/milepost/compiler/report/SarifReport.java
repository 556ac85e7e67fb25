package dev.milepost.compiler.report;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.RulePage;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SARIF 2.1.0, the OASIS standard for results of analyses: one run with all rules, also those that
 * found nothing, and a result for each finding.
 */
public final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifReport() {}

  /**
   * Writes a report.
   *
   * @param version of this tool
   */
  public static String write(CheckReport report, String version) {
    JsonObject run =
        JsonObject.builder()
            .put("tool", JsonObject.builder().put("driver", driver(version)).build())
            .put(
                "invocations", array(JsonObject.builder().put("executionSuccessful", true).build()))
            .put("columnKind", "unicodeCodePoints")
            .put("results", results(report))
            .build();
    return JsonWriter.pretty(
        JsonObject.builder()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .put("runs", array(run))
            .build());
  }

  private static JsonObject driver(String version) {
    List<JsonValue> rules = Arrays.stream(Rule.values()).map(SarifReport::rule).toList();
    return JsonObject.builder()
        .put("name", "Milepost")
        .put("version", version)
        .put("rules", new JsonArray(rules))
        .build();
  }

  private static JsonValue rule(Rule rule) {
    RulePage page = RulePage.of(rule);
    String markdown = String.join("\n", page.lines());
    return JsonObject.builder()
        .put("id", rule.id())
        .put("shortDescription", text(page.summary()))
        .put("fullDescription", text(page.summary()))
        .put(
            "help",
            JsonObject.builder()
                .put("text", "milepost explain " + rule.id())
                .put("markdown", markdown)
                .build())
        .put(
            "defaultConfiguration",
            JsonObject.builder().put("level", level(rule.severity())).build())
        .build();
  }

  private static JsonArray results(CheckReport report) {
    List<JsonValue> results = new ArrayList<>();
    for (CheckReport.Checked checked : report.checked()) {
      SarifResult result = new SarifResult(checked.places());
      checked.findings().forEach(reported -> results.add(result.of(reported)));
      checked.allowed().forEach(reported -> results.add(result.of(reported)));
    }
    return new JsonArray(results);
  }

  static String level(Severity severity) {
    return severity.word();
  }

  static JsonObject text(String text) {
    return JsonObject.builder().put("text", text).build();
  }

  static JsonArray array(JsonValue... items) {
    return new JsonArray(List.of(items));
  }
}
