package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Timer;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.server.operate.SmallestChange;
import dev.milepost.server.operate.WhyReport;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.PastInput.StoredAction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why executions stand where they stand, and what would let them move. */
public final class WhyReportView {

  private static final Moments TIMES = Moments.alike(List.of());

  private final Paint paint;
  private final int columns;

  /** A view that is so many columns wide. */
  public WhyReportView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /** The explanations, one below the other. */
  public String render(List<WhyReport> reports) {
    return reports.stream().map(this::render).collect(Collectors.joining("\n"));
  }

  private String render(WhyReport report) {
    StringBuilder text = new StringBuilder();
    text.append(paint.paint(Style.STRONG, "execution " + report.id()))
        .append(" of ")
        .append(report.subject().type())
        .append(' ')
        .append(Wording.safe(report.subject().key()))
        .append('\n');
    switch (report.execution().status()) {
      case Execution.Status.Ended ended ->
          text.append(Wording.execution(report.execution().name()))
              .append(" ended at ")
              .append(Wording.quoted(report.why().stage()))
              .append(" as ")
              .append(Wording.quoted(ended.outcome()))
              .append(" on ")
              .append(TIMES.dayAndTime(ended.at()))
              .append('\n');
      case Execution.Status.Paused paused ->
          stopped(text, report, "paused", paused.at(), paused.reason(), "resumed");
      case Execution.Status.Parked parked ->
          stopped(text, report, "parked", parked.at(), parked.reason(), "released");
      case Execution.Status.Running _ -> waits(text, report);
    }
    for (WhyReport.Undelivered undelivered : report.undelivered()) {
      remark(text, "not sent", Style.BAD, notSent(undelivered));
    }
    return text.toString();
  }

  private void waits(StringBuilder text, WhyReport report) {
    text.append(new WhyView(paint, columns, report.said()).render(report.why()));
    for (SmallestChange change : report.changes()) {
      remark(
          text,
          "would move",
          Style.GOOD,
          "to "
              + Wording.quoted(change.target())
              + " with "
              + change.facts().stream()
                  .map(WhyReportView::fact)
                  .collect(Collectors.joining(" and ")));
    }
    for (StoredAction told : report.told()) {
      remark(text, "told", Style.FAINT, told(told));
    }
    Timer timer = report.why().nextTimer();
    if (timer != null) {
      remark(text, "next timer", Style.FAINT, TIMES.dayAndTime(timer.due()) + ": " + what(timer));
    }
  }

  private void stopped(
      StringBuilder text, WhyReport report, String how, Instant at, String reason, String until) {
    text.append(Wording.execution(report.execution().name()))
        .append(' ')
        .append(paint.paint(Style.OVERRIDE, "is " + how))
        .append(" at ")
        .append(Wording.quoted(report.why().stage()))
        .append(" since ")
        .append(TIMES.dayAndTime(at))
        .append(": ")
        .append(Wording.safe(reason))
        .append("\n  nothing moves it until it is ")
        .append(until)
        .append('\n');
  }

  private static String fact(SmallestChange.ChangedFact fact) {
    return fact.field()
        + " of "
        + (fact.recordId() == null ? "a new record" : Wording.safe(fact.recordId()))
        + " = "
        + Wording.value(fact.to())
        + " (is "
        + Wording.value(fact.from())
        + ")";
  }

  private static String told(StoredAction stored) {
    String what =
        switch (stored.action().request()) {
          case OutgoingAction.Notice notice ->
              receiver(notice.role(), notice.address()) + ": " + Wording.quoted(notice.text());
          case OutgoingAction.Question question ->
              receiver(question.role(), question.address())
                  + ": "
                  + Wording.quoted(question.text());
          case OutgoingAction.AppAction app -> app.action().toString();
        };
    return TIMES.dayAndTime(stored.changedAt()) + " " + what + delivery(stored);
  }

  private static String delivery(StoredAction stored) {
    return switch (stored.delivery()) {
      case WAITING -> " (waits to be sent)";
      case WITHDRAWN -> " (withdrawn)";
      case SANDBOXED -> " (sandbox: not sent)";
      case CLAIMED -> " (is being sent)";
      case DELIVERED -> "";
      case DEAD -> " (failed for good)";
      case SKIPPED -> " (given up)";
    };
  }

  private static String notSent(WhyReport.Undelivered undelivered) {
    OutboxItem item = undelivered.item();
    String hindrance = undelivered.hindrance();
    String because = hindrance == null ? item.note() : hindrance;
    String how =
        switch (item.stored().delivery()) {
          case CLAIMED -> "is being sent";
          case DEAD -> "failed for good; retry or skip it over the API";
          case WAITING, WITHDRAWN, SANDBOXED, DELIVERED, SKIPPED ->
              item.attempts() == 0
                  ? "waits to be sent"
                  : "was tried " + Amounts.of(item.attempts(), "time");
        };
    return Wording.safe(item.stored().action().what())
        + " (action "
        + item.number()
        + "), asked for on "
        + TIMES.dayAndTime(item.askedAt())
        + ", "
        + how
        + (because == null ? "" : ": " + Wording.safe(because));
  }

  private static String receiver(@Nullable String role, @Nullable String address) {
    String who = role == null ? "owner" : role;
    return Wording.safe(address == null ? who + " (no address is known)" : address);
  }

  private static String what(Timer timer) {
    return switch (timer.purpose()) {
      case CONDITION -> "a condition changes its answer";
      case EXPECTED -> "it is stalled from then on";
      case REMINDER -> "a reminder";
      case PROMISE -> "its promise to end runs out";
    };
  }

  private void remark(StringBuilder text, String label, Style style, String words) {
    String before = "  " + paint.paint(style, label) + "  ";
    int indent = label.length() + 4;
    for (String line : Prose.wrap(words, columns - indent)) {
      text.append(before).append(line).append('\n');
      before = " ".repeat(indent);
    }
  }
}
