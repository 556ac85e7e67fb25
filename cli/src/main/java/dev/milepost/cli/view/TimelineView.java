package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.compiler.text.Printable;
import dev.milepost.engine.explain.Explainer;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.SubjectKey;
import dev.milepost.server.timeline.SubjectTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A subject's timeline: all apps in one, what followed, and where it stands and why. */
public final class TimelineView {

  private static final String INDENT = "  ";

  private final Paint paint;
  private final int columns;

  /** A view that is so many columns wide. */
  public TimelineView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /** Everything about a subject. */
  public String render(SubjectTimeline timeline) {
    return heading(timeline) + "\n" + history(timeline) + "\n" + standing(timeline);
  }

  /** Who it is. */
  public String heading(SubjectTimeline timeline) {
    SubjectName name = timeline.state().name();
    StringBuilder line = new StringBuilder();
    line.append(paint.paint(Style.STRONG, name.type() + ' ' + Wording.safe(name.key())));
    for (SubjectKey key : timeline.keys()) {
      line.append(paint.paint(Style.FAINT, INDENT + key.key() + ' ' + Wording.safe(key.value())));
    }
    return line.append('\n').toString();
  }

  /** What happened, in the order in which it took effect. */
  public String history(SubjectTimeline timeline) {
    Events words = Events.of(timeline);
    List<Moment> moments = new ArrayList<>();
    int labelWidth = 0;
    for (PastInput past : timeline.history()) {
      List<Event> events = words.of(past);
      if (!events.isEmpty()) {
        moments.add(new Moment(past.input().at(), events));
      }
      for (Event event : events) {
        labelWidth = Math.max(labelWidth, Printable.width(event.label()));
      }
    }
    Moments times = Moments.alike(moments.stream().map(Moment::at).toList());
    StringBuilder text = new StringBuilder();
    String lastDay = "";
    String lastTime = "";
    for (Moment moment : moments) {
      String day = times.day(moment.at);
      String time = times.time(moment.at);
      boolean isSame = day.equals(lastDay) && time.equals(lastTime);
      String when =
          Prose.pad(day.equals(lastDay) ? "" : day, day.length())
              + INDENT
              + Prose.pad(isSame ? "" : time, time.length());
      for (Event event : moment.events) {
        append(text, when, event, labelWidth);
        when = " ".repeat(when.length());
      }
      lastDay = day;
      lastTime = time;
    }
    return text.toString();
  }

  /** Where each execution stands, and why. */
  public String standing(SubjectTimeline timeline) {
    List<Execution> executions = timeline.state().executions();
    if (executions.isEmpty()) {
      return "No journey has started.\n";
    }
    StringBuilder text = new StringBuilder();
    for (Execution execution : executions) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      text.append(standing(timeline, execution));
    }
    return text.toString();
  }

  private String standing(SubjectTimeline timeline, Execution execution) {
    String name = paint.paint(Style.STRONG, Wording.execution(execution.name()));
    Moments times = Moments.alike(List.of());
    return switch (execution.status()) {
      case Execution.Status.Running _ ->
          new WhyView(paint, columns)
              .render(
                  Explainer.why(timeline.program(), timeline.state(), execution, timeline.clock()));
      case Execution.Status.Ended ended ->
          name
              + " ended at "
              + Wording.quoted(execution.visit().stage())
              + " as "
              + paint.paint(Style.STRONG, Wording.quoted(ended.outcome()))
              + " on "
              + times.dayAndTime(ended.at())
              + ".\n";
      case Execution.Status.Paused paused ->
          name
              + paint.paint(Style.OVERRIDE, " is paused")
              + " at "
              + Wording.quoted(execution.visit().stage())
              + " since "
              + times.dayAndTime(paused.at())
              + ": "
              + Wording.safe(paused.reason())
              + ".\n";
      case Execution.Status.Parked parked ->
          name
              + paint.paint(Style.BAD, " is parked")
              + " at "
              + Wording.quoted(execution.visit().stage())
              + " since "
              + times.dayAndTime(parked.at())
              + ": "
              + Wording.safe(parked.reason())
              + ".\n";
    };
  }

  private void append(StringBuilder text, String when, Event event, int labelWidth) {
    int indent = when.length() + labelWidth + 2 * INDENT.length();
    String label = Prose.pad(event.label(), labelWidth);
    String before =
        paint.paint(Style.FAINT, when) + INDENT + paint.paint(event.styles(), label) + INDENT;
    for (String line : Prose.wrap(event.text(), columns - indent)) {
      String shown = event.isStriking() ? paint.paint(event.styles(), line) : line;
      text.append((before + shown).stripTrailing()).append('\n');
      before = " ".repeat(indent);
    }
  }

  private record Moment(Instant at, List<Event> events) {}
}
