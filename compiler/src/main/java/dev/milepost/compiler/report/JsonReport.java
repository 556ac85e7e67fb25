package dev.milepost.compiler.report;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Question.Answer;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.syntax.Allowance;
import dev.milepost.compiler.text.Position;
import dev.milepost.compiler.text.Span;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One JSON object with all findings. Its form is {@code docs/check.schema.json}. */
public final class JsonReport {
  private static final long FORMAT = 1;

  private JsonReport() {}

  /** Writes a report. */
  public static String write(CheckReport report) {
    return JsonWriter.pretty(
        JsonObject.builder()
            .put("format", FORMAT)
            .put(
                "findings",
                array(report.checked().stream().flatMap(checked -> checked.findings().stream())))
            .put(
                "allowed",
                array(report.checked().stream().flatMap(checked -> checked.allowed().stream())))
            .put("proved", report.answered(Answer.PROVED))
            .put("undecided", report.answered(Answer.UNDECIDED))
            .build());
  }

  private static JsonArray array(Stream<Reported> reported) {
    return new JsonArray(reported.map(one -> (JsonValue) finding(one)).toList());
  }

  private static JsonObject finding(Reported reported) {
    Diagnostic finding = reported.finding();
    JsonObject.Builder json =
        JsonObject.builder()
            .put("rule", finding.rule().id())
            .put("severity", finding.severity().word())
            .put("workspace", reported.workspace())
            .put("journey", orNull(reported.journey()))
            .put("stage", orNull(reported.stage()));
    place(json, finding.span());
    json.put("message", finding.message())
        .put("key", reported.key())
        .put("verdict", FindingText.word(finding.verdict()))
        .put("witness", witness(finding))
        .put("because", because(finding.verdict()))
        .put("related", related(finding.related()))
        .put("help", JsonArray.ofTexts(finding.help()))
        .put("fix", fix(finding.suggestion()));
    if (reported.allowance() != null) {
      json.put("allowance", allowance(reported.allowance()));
    }
    return json.build();
  }

  private static JsonValue witness(Diagnostic finding) {
    return finding.verdict() instanceof Verdict.Refuted(Witness witness)
        ? WitnessJson.of(finding.message(), witness)
        : JsonNull.NULL;
  }

  private static JsonArray because(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved(List<String> reasons) -> JsonArray.ofTexts(reasons);
      case Verdict.Undecided(String bound) -> JsonArray.ofTexts(List.of(bound));
      case Verdict.Stated _, Verdict.Refuted _ -> JsonArray.EMPTY;
    };
  }

  private static JsonArray related(List<Diagnostic.Related> related) {
    return new JsonArray(
        related.stream()
            .map(place -> {
              JsonObject.Builder json = JsonObject.builder();
              place(json, place.span());
              return (JsonValue) json.put("message", place.label()).build();
            })
            .toList());
  }

  private static JsonValue fix(Diagnostic.@Nullable Suggestion suggestion) {
    if (suggestion == null) {
      return JsonNull.NULL;
    }
    return new JsonArray(
        suggestion.edits().stream()
            .map(edit -> {
              JsonObject.Builder json = JsonObject.builder();
              place(json, edit.span());
              return (JsonValue) json.put("replacement", edit.replacement()).build();
            })
            .toList());
  }

  private static JsonObject allowance(Allowance allowance) {
    var until = allowance.until();
    return JsonObject.builder()
        .put("line", allowance.span().position().line())
        .put("reason", allowance.reason())
        .put("until", orNull(until == null ? null : Objects.toString(until.value())))
        .build();
  }

  /** Lines and columns are counted from 1, columns in code points; the end stands behind. */
  private static void place(JsonObject.Builder json, Span span) {
    Position start = span.position();
    Position end = span.source().lines().position(span.end());
    json.put("file", span.source().name())
        .put("line", start.line())
        .put("column", start.column())
        .put("endLine", end.line())
        .put("endColumn", end.column());
  }

  private static JsonValue orNull(@Nullable String text) {
    return text == null ? JsonNull.NULL : new JsonText(text);
  }
}
