package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.compiler.text.Printable;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.step.Input;
import dev.milepost.server.timeline.SubjectTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where several subjects stand, one a line. */
public final class StandingTable {

  private static final Moments TIMES = Moments.alike(List.of());

  private final Paint paint;

  /** A table in these colours. */
  public StandingTable(Paint paint) {
    this.paint = paint;
  }

  /** The lines. */
  public String render(List<SubjectTimeline> timelines) {
    List<Row> rows = new ArrayList<>();
    int nameWidth = 0;
    int stageWidth = 0;
    for (SubjectTimeline timeline : timelines) {
      for (Execution execution : timeline.state().executions()) {
        Row row = row(timeline, execution);
        rows.add(row);
        nameWidth = Math.max(nameWidth, Printable.width(row.name()));
        stageWidth = Math.max(stageWidth, Printable.width(row.stage()));
      }
    }
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      text.append("  ")
          .append(Prose.pad(row.name(), nameWidth))
          .append("  ")
          .append(paint.paint(Style.STRONG, Prose.pad(row.stage(), stageWidth)))
          .append("  ")
          .append(paint.paint(row.style(), row.remark()))
          .append('\n');
    }
    return text.toString();
  }

  private record Row(String name, String stage, String remark, Style style) {}

  private static Row row(SubjectTimeline timeline, Execution execution) {
    String name = Wording.safe(timeline.state().name().key());
    String stage = Wording.safe(execution.visit().stage());
    boolean isForced =
        timeline.history().stream().anyMatch(past -> past.input() instanceof Input.StageForced);
    Instant stalled = execution.visit().stalledSince();
    String forced = isForced ? ", forced by a person" : "";
    return switch (execution.status()) {
      case Execution.Status.Ended ended ->
          new Row(
              name,
              stage,
              "ended as "
                  + Wording.quoted(ended.outcome())
                  + " on "
                  + TIMES.day(ended.at())
                  + forced,
              isForced ? Style.OVERRIDE : Style.GOOD);
      case Execution.Status.Paused _ -> new Row(name, stage, "paused", Style.OVERRIDE);
      case Execution.Status.Parked _ -> new Row(name, stage, "parked", Style.BAD);
      case Execution.Status.Running _ ->
          stalled == null
              ? new Row(
                  name,
                  stage,
                  "since " + TIMES.day(execution.visit().enteredAt()) + forced,
                  Style.FAINT)
              : new Row(name, stage, "stalled since " + TIMES.day(stalled) + forced, Style.NOTICE);
    };
  }
}
