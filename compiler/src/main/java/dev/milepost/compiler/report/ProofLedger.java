package dev.milepost.compiler.report;

import dev.milepost.compiler.diagnostic.Question;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;

/**
 * Every question that the analysis asked, as JSON Lines: whose it is, what was asked, how it was
 * answered, and what answered it. It holds no times, so that equal runs are equal files.
 */
public final class ProofLedger {

  private ProofLedger() {}

  /** Writes the ledger, a line each question. */
  public static String write(CheckReport report) {
    StringBuilder lines = new StringBuilder();
    for (CheckReport.Checked checked : report.checked()) {
      for (Question question : checked.questions()) {
        JsonWriter.compact(entry(checked.workspace(), question), lines);
        lines.append('\n');
      }
    }
    return lines.toString();
  }

  private static JsonValue entry(String workspace, Question question) {
    String stage = question.about().stage();
    return JsonObject.builder()
        .put("workspace", workspace)
        .put("journey", question.about().journey())
        .put("stage", stage == null ? JsonNull.NULL : new JsonText(stage))
        .put("rule", question.rule().id())
        .put("question", question.asked())
        .put("verdict", question.answer().word())
        .put("engine", question.engine())
        .put("detail", question.detail())
        .build();
  }
}
