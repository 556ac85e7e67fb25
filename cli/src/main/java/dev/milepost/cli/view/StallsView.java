package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.server.operate.Silence;
import dev.milepost.server.operate.StallReport;
import dev.milepost.server.operate.UsageReport.Exceeded;
import dev.milepost.server.store.StandingExecution.Trouble;
import java.util.List;
import java.util.Locale;

/** What needs people. */
public final class StallsView {

  private static final Moments TIMES = Moments.alike(List.of());
  private static final String INDENT = "    ";

  private final Paint paint;
  private final int columns;
  private final StringBuilder text = new StringBuilder();

  /** A view that is so many columns wide. */
  public StallsView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /** The whole report. */
  public String render(StallReport report) {
    if (report.isCalm()) {
      return "Nothing needs anybody.\n";
    }
    part(report, Trouble.STALLED, report.stalled());
    part(report, Trouble.PARKED, report.parked());
    part(report, Trouble.PAUSED, report.paused());
    report.silent().forEach(this::silence);
    report.exceeded().forEach(this::exceeded);
    return text.toString();
  }

  private void part(StallReport report, Trouble trouble, long all) {
    List<StallReport.Item> items =
        report.executions().stream().filter(item -> item.trouble() == trouble).toList();
    if (items.isEmpty()) {
      return;
    }
    String word = trouble.name().toLowerCase(Locale.ROOT);
    text.append(paint.paint(Style.STRONG, Amounts.of(all, word + " execution")));
    if (items.size() < all) {
      text.append(", the first ").append(items.size());
    }
    text.append('\n');
    items.forEach(this::item);
  }

  private void item(StallReport.Item item) {
    Style style = item.trouble() == Trouble.PAUSED ? Style.OVERRIDE : Style.NOTICE;
    text.append("  ")
        .append(paint.paint(style, Prose.pad(Spans.say(item.overdue()), 8)))
        .append(' ')
        .append(item.id())
        .append("  ")
        .append(item.subject().type())
        .append(' ')
        .append(Wording.safe(item.subject().key()))
        .append("  ")
        .append(Wording.quoted(item.journey()))
        .append(" at ")
        .append(Wording.quoted(item.stage()))
        .append(" since ")
        .append(TIMES.day(item.entered()))
        .append('\n');
    for (String line : Prose.wrap(Wording.safe(item.explanation()), columns - INDENT.length())) {
      text.append(INDENT).append(line).append('\n');
    }
  }

  private void silence(Silence silence) {
    text.append(paint.paint(Style.BAD, "silent "))
        .append(Wording.safe(silence.app()))
        .append(": nothing for ")
        .append(Spans.say(silence.silent()))
        .append(" (usually for ")
        .append(Spans.say(silence.usual()))
        .append(" at most), last on ")
        .append(TIMES.dayAndTime(silence.lastAt()))
        .append("; ")
        .append(Amounts.of(silence.waiting(), "execution"))
        .append(silence.waiting() == 1 ? " waits for it\n" : " wait for it\n");
  }

  private void exceeded(Exceeded exceeded) {
    text.append(paint.paint(Style.BAD, "limit  "))
        .append(Wording.quoted(exceeded.journey()))
        .append(": ")
        .append(Amounts.count(exceeded.used()))
        .append(' ')
        .append(exceeded.what())
        .append(exceeded.day() == null ? " under way" : " on " + exceeded.day())
        .append(", expected at most ")
        .append(Amounts.count(exceeded.limit()))
        .append('\n');
  }
}
