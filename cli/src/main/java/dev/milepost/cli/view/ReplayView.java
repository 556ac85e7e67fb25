package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.compiler.text.Printable;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.Plan;
import dev.milepost.server.replay.ReplayResult;
import dev.milepost.server.replay.ReplayResult.Way;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came of a replay. */
public final class ReplayView {

  private static final int BAR = 24;
  private static final int MILLISECONDS = 3;

  private final Paint paint;
  private final int columns;

  /** A view that is so many columns wide. */
  public ReplayView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /** One JSON object and a line feed. */
  public static String json(ReplayResult result) {
    JsonObject.Builder stages = JsonObject.builder();
    result.stages().forEach(stages::put);
    List<JsonArray> transitions = new ArrayList<>();
    for (Way way : result.transitions()) {
      transitions.add(
          new JsonArray(
              List.of(
                  new JsonText(way.from()),
                  new JsonText(way.to()),
                  new JsonNumber(BigDecimal.valueOf(way.count())))));
    }
    BigDecimal seconds =
        BigDecimal.valueOf(result.seconds()).setScale(MILLISECONDS, RoundingMode.HALF_UP);
    return JsonWriter.pretty(
        JsonObject.builder()
            .put("signals", result.signals())
            .put("rejected", result.rejected())
            .put("executions", result.executions())
            .put("stages", stages.build())
            .put("transitions", new JsonArray(List.copyOf(transitions)))
            .put("seconds", new JsonNumber(seconds))
            .put("duplicates", result.duplicates())
            .put("stale", result.stale())
            .put("parked", result.parked())
            .put("unmapped", result.unmapped())
            .put("ambiguities", result.ambiguities())
            .put("stalls", result.stalls())
            .build());
  }

  /** Tables for people. */
  public String text(ReplayResult result, List<Plan> plans) {
    StringBuilder text = new StringBuilder();
    long rate = Math.round(result.signals() / Math.max(result.seconds(), 0.001));
    text.append(Amounts.of(result.signals(), "signal"))
        .append(" in ")
        .append(Amounts.seconds(result.seconds()))
        .append(" (")
        .append(Amounts.count(rate))
        .append(" a second), ")
        .append(Amounts.of(result.executions(), "execution"))
        .append(" of ")
        .append(
            plans.size() == 1
                ? Wording.quoted(plans.getFirst().journey())
                : Amounts.of(plans.size(), "journey"))
        .append('\n');
    remarks(text, result);
    if (!result.stages().isEmpty()) {
      stages(text, result.stages());
      transitions(text, result.transitions());
    }
    return text.toString();
  }

  private void remarks(StringBuilder text, ReplayResult result) {
    remark(text, result.rejected(), "rejected: no signals, or refused", Style.BAD);
    remark(text, result.duplicates(), "received before, without effect", Style.FAINT);
    remark(text, result.stale(), "with facts older than what was held, not applied", Style.FAINT);
    remark(text, result.parked(), "parked: whose they are is not known yet", Style.NOTICE);
    remark(text, result.unmapped(), "that no rule of the mapping takes", Style.FAINT);
    times(text, result.ambiguities(), "several ways were open at once", Style.BAD);
    times(text, result.stalls(), "a stage took longer than expected", Style.NOTICE);
  }

  private void times(StringBuilder text, long number, String words, Style style) {
    remark(text, number, (number == 1 ? "time " : "times ") + words, style);
  }

  private void remark(StringBuilder text, long number, String words, Style style) {
    if (number > 0) {
      text.append("  ")
          .append(paint.paint(style, Amounts.count(number) + ' ' + words))
          .append('\n');
    }
  }

  private void stages(StringBuilder text, Map<String, Long> stages) {
    int nameWidth = "stands or ended at".length();
    long most = 1;
    int countWidth = 1;
    for (Map.Entry<String, Long> stage : stages.entrySet()) {
      nameWidth = Math.max(nameWidth, Printable.width(Wording.safe(stage.getKey())));
      most = Math.max(most, stage.getValue());
      countWidth = Math.max(countWidth, Amounts.count(stage.getValue()).length());
    }
    int room = Math.clamp(columns - nameWidth - countWidth - 5L, 0, BAR);
    text.append('\n').append(paint.paint(Style.STRONG, "stands or ended at")).append('\n');
    for (Map.Entry<String, Long> stage : stages.entrySet()) {
      int length = (int) Math.ceil((double) stage.getValue() * room / most);
      text.append(Prose.pad(Wording.safe(stage.getKey()), nameWidth))
          .append("  ")
          .append(right(Amounts.count(stage.getValue()), countWidth))
          .append("  ")
          .append(paint.paint(Style.SIGNAL, "▇".repeat(length)))
          .append('\n');
    }
  }

  private void transitions(StringBuilder text, List<Way> ways) {
    int fromWidth = 4;
    int toWidth = 2;
    int countWidth = 5;
    for (Way way : ways) {
      fromWidth = Math.max(fromWidth, Printable.width(from(way)));
      toWidth = Math.max(toWidth, Printable.width(Wording.safe(way.to())));
      countWidth = Math.max(countWidth, Amounts.count(way.count()).length());
    }
    text.append('\n').append(paint.paint(Style.STRONG, "went")).append('\n');
    for (Way way : ways) {
      text.append(Prose.pad(from(way), fromWidth))
          .append(" → ")
          .append(Prose.pad(Wording.safe(way.to()), toWidth))
          .append("  ")
          .append(right(Amounts.count(way.count()), countWidth))
          .append('\n');
    }
  }

  private static String from(Way way) {
    return way.from().equals(ReplayResult.START) ? "(start)" : Wording.safe(way.from());
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
