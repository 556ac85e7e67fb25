package dev.milepost.compiler.report;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.syntax.Allowance;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.compiler.witness.Standing;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.compiler.witness.WitnessText;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings as results of SARIF. */
final class SarifResult {

  /** Names what goes into the fingerprint; a change of that is a new version. */
  private static final String FINGERPRINT = "milepostFinding/v1";

  private final JourneyPlaces places;

  SarifResult(JourneyPlaces places) {
    this.places = places;
  }

  JsonObject of(Reported reported) {
    Diagnostic finding = reported.finding();
    JsonObject.Builder json =
        JsonObject.builder()
            .put("ruleId", finding.rule().id())
            .put("ruleIndex", finding.rule().ordinal())
            .put("level", SarifReport.level(finding.severity()))
            .put("message", message(finding))
            .put("locations", SarifReport.array(location(reported)))
            .put(
                "partialFingerprints",
                JsonObject.builder().put(FINGERPRINT, reported.key()).build());
    if (!finding.related().isEmpty()) {
      json.put("relatedLocations", related(finding.related()));
    }
    if (finding.verdict() instanceof Verdict.Refuted(Witness witness)) {
      json.put("codeFlows", SarifReport.array(codeFlow(witness, finding.span())));
    }
    if (finding.suggestion() != null) {
      json.put("fixes", SarifReport.array(fix(finding.suggestion())));
    }
    if (reported.allowance() != null) {
      json.put("suppressions", SarifReport.array(suppression(reported.allowance())));
    }
    return json.put("properties", properties(finding)).build();
  }

  private static JsonObject properties(Diagnostic finding) {
    return JsonObject.builder().put("verdict", FindingText.word(finding.verdict())).build();
  }

  /** Not every reader shows the flows, so the trace stands in the message too. */
  private static JsonObject message(Diagnostic finding) {
    List<String> plain = new ArrayList<>();
    plain.add(FindingText.escape(finding.message()));
    List<String> witness = FindingText.witness(finding.verdict());
    plain.addAll(witness);
    List<String> help = FindingText.help(finding);
    plain.addAll(help);
    return JsonObject.builder()
        .put("text", placeholders(String.join("\n", plain)))
        .put("markdown", placeholders(SarifMarkdown.of(finding.message(), witness, help)))
        .build();
  }

  /** Braces would be placeholders for arguments. */
  private static String placeholders(String text) {
    return text.replace("{", "{{").replace("}", "}}");
  }

  private static JsonObject location(Reported reported) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("physicalLocation", SarifPlace.physical(reported.finding().span()));
    String journey = reported.journey();
    if (journey != null) {
      String stage = reported.stage();
      json.put(
          "logicalLocations",
          SarifReport.array(
              JsonObject.builder()
                  .put("name", stage == null ? journey : stage)
                  .put("fullyQualifiedName", stage == null ? journey : journey + "/" + stage)
                  .put("kind", stage == null ? "journey" : "stage")
                  .build()));
    }
    return json.build();
  }

  private static JsonArray related(List<Diagnostic.Related> related) {
    List<JsonValue> items = new ArrayList<>();
    for (Diagnostic.Related place : related) {
      JsonObject.Builder json = JsonObject.builder();
      json.put("id", items.size() + 1L).put("physicalLocation", SarifPlace.physical(place.span()));
      if (!place.label().isEmpty()) {
        json.put("message", SarifReport.text(placeholders(FindingText.escape(place.label()))));
      }
      items.add(json.build());
    }
    return new JsonArray(items);
  }

  /** A step stands where the execution is once it was taken. */
  private JsonObject codeFlow(Witness witness, Span otherwise) {
    List<String> lines = WitnessText.lines(witness);
    Span before = places.journey(witness.journey()).orElse(otherwise);
    List<JsonValue> steps = new ArrayList<>();
    for (int i = 0; i < witness.steps().size(); i++) {
      String stage = stage(witness.steps().get(i).after());
      Span at = stage == null ? before : places.stage(witness.journey(), stage).orElse(otherwise);
      String line = placeholders(FindingText.escape(lines.get(i)));
      steps.add(
          JsonObject.builder()
              .put(
                  "location",
                  JsonObject.builder()
                      .put("physicalLocation", SarifPlace.physical(at))
                      .put("message", SarifReport.text(line))
                      .build())
              .put("executionOrder", i + 1L)
              .build());
    }
    JsonObject flow = JsonObject.builder().put("locations", new JsonArray(steps)).build();
    return JsonObject.builder()
        .put(
            "message",
            SarifReport.text(
                placeholders(FindingText.escape(WitnessText.headline(witness.subject())))))
        .put("threadFlows", SarifReport.array(flow))
        .build();
  }

  private static @Nullable String stage(Standing standing) {
    return switch (standing) {
      case Standing.NotStarted _ -> null;
      case Standing.At(String stage) -> stage;
      case Standing.Ended(String stage, String _) -> stage;
      case Standing.Parked(String stage) -> stage;
    };
  }

  private static JsonObject fix(Diagnostic.Suggestion suggestion) {
    Map<Source, List<JsonValue>> bySource = new LinkedHashMap<>();
    for (Diagnostic.Edit edit : suggestion.edits()) {
      bySource
          .computeIfAbsent(edit.span().source(), source -> new ArrayList<>())
          .add(
              JsonObject.builder()
                  .put("deletedRegion", SarifPlace.region(edit.span()))
                  .put("insertedContent", SarifReport.text(edit.replacement()))
                  .build());
    }
    List<JsonValue> changes = new ArrayList<>();
    bySource.forEach((source, replacements) ->
        changes.add(
            JsonObject.builder()
                .put("artifactLocation", SarifPlace.artifact(source))
                .put("replacements", new JsonArray(replacements))
                .build()));
    return JsonObject.builder()
        .put("description", SarifReport.text("milepost fix"))
        .put("artifactChanges", new JsonArray(changes))
        .build();
  }

  private static JsonObject suppression(Allowance allowance) {
    return JsonObject.builder()
        .put("kind", "inSource")
        .put("status", "accepted")
        .put("justification", FindingText.escape(allowance.reason()))
        .put(
            "location",
            JsonObject.builder()
                .put("physicalLocation", SarifPlace.physical(allowance.span()))
                .build())
        .build();
  }
}
