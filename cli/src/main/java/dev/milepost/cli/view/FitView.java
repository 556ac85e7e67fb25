package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.intake.FitReport;
import dev.milepost.server.intake.FitReport.Case;
import dev.milepost.server.intake.FitReport.Misfit;
import dev.milepost.server.intake.FitReport.Undeclared;
import dev.milepost.server.intake.IntakeReport;
import dev.milepost.server.intake.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Which recorded signals do not fit what is declared. */
public final class FitView {

  private static final int MOST_CASES = 5;

  private final Paint paint;
  private final int columns;
  private final StringBuilder text = new StringBuilder();

  /** A view that is so many columns wide. */
  public FitView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /** The report for people. */
  public String text(FitReport report) {
    report.misfits().forEach(this::misfit);
    if (!report.undeclared().isEmpty()) {
      heading("fields that no app declares; the intake ignores them", Style.NOTICE);
      report.undeclared().forEach(this::undeclared);
    }
    IntakeReport intake = report.intake();
    if (!intake.neverSeen().isEmpty()) {
      heading("what the mapping reads and no message has: misspelt, perhaps", Style.NOTICE);
      intake.neverSeen().forEach(path -> item(2, Wording.safe(path)));
    }
    Outcome.Broken broken = intake.broken();
    if (broken != null) {
      heading(
          "the file cannot be read from line %d, column %d on: %s"
              .formatted(broken.line(), broken.column(), broken.reason()),
          Style.BAD);
    }
    text.append(paint.paint(report.fits() ? Style.GOOD : Style.BAD, summary(intake))).append('\n');
    return text.toString();
  }

  /** The report as one JSON object. */
  public static String json(FitReport report) {
    IntakeReport intake = report.intake();
    JsonObject.Builder object =
        JsonObject.builder()
            .put("messages", intake.messages())
            .put("signals", intake.signals())
            .put("rejected", intake.rejected())
            .put("unmapped", intake.unmapped())
            .put(
                "misfits",
                new JsonArray(List.copyOf(report.misfits().stream().map(FitView::json).toList())))
            .put(
                "undeclared",
                new JsonArray(
                    List.copyOf(report.undeclared().stream().map(FitView::json).toList())))
            .put("neverSeen", JsonArray.ofTexts(intake.neverSeen()));
    Outcome.Broken broken = intake.broken();
    if (broken != null) {
      object.put(
          "broken",
          JsonObject.builder()
              .put("line", broken.line())
              .put("column", broken.column())
              .put("reason", broken.reason())
              .build());
    }
    return JsonWriter.pretty(object.build());
  }

  private static JsonObject json(Misfit misfit) {
    JsonObject.Builder object = JsonObject.builder();
    if (misfit.about() != null) {
      object.put("about", misfit.about());
    }
    List<JsonObject> cases = new ArrayList<>();
    for (Case one : misfit.cases()) {
      cases.add(
          JsonObject.builder()
              .put("detail", one.detail())
              .put("count", one.count())
              .put("line", one.line())
              .build());
    }
    return object
        .put("reason", misfit.reason())
        .put("count", misfit.count())
        .put("cases", new JsonArray(List.copyOf(cases)))
        .build();
  }

  private static JsonObject json(Undeclared field) {
    JsonObject.Builder object =
        JsonObject.builder()
            .put("type", field.type())
            .put("field", field.field())
            .put("count", field.count())
            .put("line", field.line());
    if (field.suggestion() != null) {
      object.put("suggestion", field.suggestion());
    }
    return object.build();
  }

  private static String summary(IntakeReport intake) {
    String summary =
        Amounts.of(intake.messages(), "message")
            + ", "
            + (intake.rejected() == 0 ? "all of them fit" : intake.rejected() + " do not fit");
    return intake.unmapped() == 0
        ? summary
        : summary
            + "; for "
            + Amounts.of(intake.unmapped(), "message")
            + " the mapping has no rule";
  }

  private void misfit(Misfit misfit) {
    heading(misfit.reason() + ", " + Amounts.of(misfit.count(), "time"), Style.BAD);
    misfit.cases().stream().limit(MOST_CASES).forEach(this::item);
    int more = misfit.cases().size() - MOST_CASES;
    if (more > 0) {
      item(2, "and " + Amounts.of(more, "more case"));
    }
  }

  private void item(Case one) {
    String times = one.count() > 1 ? " (" + Amounts.of(one.count(), "time") + ")" : "";
    String detail = one.detail().isEmpty() ? "" : ": " + one.detail();
    item(2, "line " + one.line() + detail + times);
  }

  private void undeclared(Undeclared field) {
    String hint = field.suggestion() == null ? "" : "; did you mean `" + field.suggestion() + "`?";
    item(
        2,
        "line "
            + field.line()
            + ": "
            + field.type()
            + "."
            + field.field()
            + ", "
            + Amounts.of(field.count(), "time")
            + hint);
  }

  private void heading(String words, Style style) {
    for (String line : Prose.wrap(words, columns)) {
      text.append(paint.paint(style, line)).append('\n');
    }
  }

  private void item(int indent, String words) {
    String before = " ".repeat(indent);
    for (String line : Prose.wrap(words, columns - indent - 2)) {
      text.append(before).append(line).append('\n');
      before = " ".repeat(indent + 2);
    }
  }
}
