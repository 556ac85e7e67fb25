package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.server.intake.IntakeReport;
import dev.milepost.server.intake.IntakeReport.Example;
import dev.milepost.server.intake.IntakeReport.FaultCount;
import dev.milepost.server.intake.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file of signals held that could not be used. */
public final class IntakeView {

  private static final int MOST_FAULTS = 10;
  private static final int MOST_FIELDS = 10;

  private final Paint paint;
  private final int columns;
  private final StringBuilder text = new StringBuilder();

  /** A view that is so many columns wide. */
  public IntakeView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /**
   * Says it; empty where there is nothing to say.
   *
   * @param kept where refused messages are kept, or null where there are none
   */
  public String text(IntakeReport report, @Nullable Path kept) {
    if (report.rejected() > 0) {
      String where = kept == null ? "" : ", kept in " + Wording.safe(kept.toString());
      heading(Amounts.of(report.rejected(), "rejected message") + where, Style.BAD);
      report.faults().stream().limit(MOST_FAULTS).forEach(this::fault);
      rest(report.faults().size() - MOST_FAULTS, "more reason");
    }
    if (!report.undeclaredFields().isEmpty()) {
      heading("fields that no app declares, ignored", Style.NOTICE);
      report.undeclaredFields().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .limit(MOST_FIELDS)
          .forEach(field -> item(field.getKey() + ", " + Amounts.of(field.getValue(), "time")));
      rest(report.undeclaredFields().size() - MOST_FIELDS, "more field");
    }
    if (!report.neverSeen().isEmpty()) {
      heading("what the mapping reads and no message has: misspelt, perhaps", Style.NOTICE);
      report.neverSeen().forEach(path -> item(Wording.safe(path)));
    }
    Outcome.Broken broken = report.broken();
    if (broken != null) {
      heading(
          "the file cannot be read from line %d, column %d on: %s"
              .formatted(broken.line(), broken.column(), broken.reason()),
          Style.BAD);
    }
    if (report.messages() > 0 && report.signals() == 0) {
      heading("none of the file's messages is a signal", Style.BAD);
    }
    return text.toString();
  }

  private void fault(FaultCount fault) {
    boolean isMore = fault.count() > fault.examples().size();
    append(2, fault.reason() + (isMore ? ", " + Amounts.of(fault.count(), "time") : ""));
    for (Example example : fault.examples()) {
      String detail = example.detail().isEmpty() ? "" : ": " + example.detail();
      append(6, "line " + example.line() + detail);
    }
  }

  private void heading(String words, Style style) {
    for (String line : Prose.wrap(words, columns)) {
      text.append(paint.paint(style, line)).append('\n');
    }
  }

  private void item(String words) {
    append(2, words);
  }

  private void rest(int number, String thing) {
    if (number > 0) {
      item("and " + Amounts.of(number, thing));
    }
  }

  private void append(int indent, String words) {
    String before = " ".repeat(indent);
    for (String line : Prose.wrap(words, columns - indent - 2)) {
      text.append(before).append(line).append('\n');
      before = " ".repeat(indent + 2);
    }
  }
}
