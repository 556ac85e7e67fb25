package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.server.operate.OverrideReport;
import dev.milepost.server.operate.OverrideReport.Means;
import dev.milepost.server.operate.UsageReport;
import dev.milepost.server.store.UsageCount.Clause;

/** What journeys used, and how executions left their stages. */
public final class UsageView {

  private static final int NUMBER = 12;
  private static final int PERCENT = 100;

  private final Paint paint;
  private final int columns;
  private final StringBuilder text = new StringBuilder();

  /** A view that is so many columns wide. */
  public UsageView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /** Both reports. */
  public String render(UsageReport usage, OverrideReport overrides) {
    if (usage.days().isEmpty()) {
      text.append("Nothing happened on these days.\n");
    } else {
      text.append(paint.paint(Style.FAINT, "day         transitions     actions  journey"))
          .append('\n');
    }
    for (UsageReport.Day day : usage.days()) {
      text.append(day.day())
          .append(right(day.transitions(), NUMBER + 1))
          .append(right(day.actions(), NUMBER))
          .append("  ")
          .append(Wording.quoted(day.journey()))
          .append('\n');
    }
    usage
        .active()
        .forEach((journey, executions) ->
            text.append(Wording.quoted(journey))
                .append(": ")
                .append(Amounts.of(executions, "execution"))
                .append(" under way\n"));
    for (UsageReport.Exceeded exceeded : usage.exceeded()) {
      text.append(paint.paint(Style.BAD, "over the limit "))
          .append(exceeded.day() == null ? "" : exceeded.day() + " ")
          .append(Wording.quoted(exceeded.journey()))
          .append(": ")
          .append(Amounts.count(exceeded.used()))
          .append(' ')
          .append(exceeded.what())
          .append(", at most ")
          .append(Amounts.count(exceeded.limit()))
          .append('\n');
    }
    overrides.stages().forEach(this::stage);
    return text.toString();
  }

  private static String right(long number, int width) {
    String shown = Amounts.count(number);
    return " ".repeat(Math.max(1, width - shown.length())) + shown;
  }

  private void stage(OverrideReport.StageReport stage) {
    boolean isHelped = stage.helped() > 0;
    text.append('\n')
        .append(Wording.quoted(stage.journey()))
        .append(", ")
        .append(paint.paint(Style.STRONG, Wording.quoted(stage.stage())))
        .append(": left ")
        .append(Amounts.of(stage.left(), "time"))
        .append(", ");
    String helped =
        isHelped
            ? "with the help of people in "
                + Math.round(stage.rate() * PERCENT)
                + " % ("
                + Amounts.count(stage.helped())
                + ")"
            : "never with the help of people";
    text.append(isHelped ? paint.paint(Style.OVERRIDE, helped) : helped).append('\n');
    stage.ways().forEach(this::way);
  }

  private void way(OverrideReport.Way way) {
    Clause clause = way.clause();
    String how =
        switch (way.means()) {
          case JOURNEY -> "";
          case CORRECTION -> "after a correction: ";
          case FORCE -> "forced";
        };
    String said =
        clause == null
            ? how
            : how
                + String.join(" ", Wording.safe(clause.text()).strip().split("\\s+"))
                + " ["
                + Wording.safe(clause.file())
                + ":"
                + clause.line()
                + "]";
    String before = right(way.times(), NUMBER - 2) + "  to " + Wording.quoted(way.target()) + "  ";
    int indent = before.length();
    Style style = way.means() == Means.JOURNEY ? Style.FAINT : Style.OVERRIDE;
    for (String line : Prose.wrap(said, columns - indent)) {
      text.append(before).append(paint.paint(style, line)).append('\n');
      before = " ".repeat(indent);
    }
  }
}
