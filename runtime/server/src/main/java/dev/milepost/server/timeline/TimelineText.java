package dev.milepost.server.timeline;

import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.LiteralText;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.Execution.Status;
import dev.milepost.engine.state.Visit;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.SubjectKey;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A timeline as lines for people. What comes from outside is quoted, and what could disturb a
 * terminal is escaped.
 */
public final class TimelineText {

  private static final String SECONDS = "uuuu-MM-dd HH:mm:ss";
  private static final int NANOS_IN_MILLI = 1_000_000;

  private final SubjectTimeline timeline;
  private final ZoneId zone;
  private final DateTimeFormatter times;
  private final EntryText entries;
  private final List<Line> lines = new ArrayList<>();

  private TimelineText(SubjectTimeline timeline, ZoneId zone) {
    this.timeline = timeline;
    this.zone = zone;
    this.times = times(timeline.history());
    this.entries =
        new EntryText(
            timeline.state().executions().stream().map(Execution::name).toList(), this::print);
  }

  /**
   * A line.
   *
   * @param emphasis how much it matters, for colours
   * @param text the line, without a line feed
   */
  public record Line(Emphasis emphasis, String text) {}

  /** How much a line matters. */
  public enum Emphasis {
    /** Who it is about, and where the travels stand. */
    HEADING,
    /** What was received. */
    INPUT,
    /** Where an execution went. */
    MOVE,
    /** What was sent, and other consequences. */
    CONSEQUENCE,
    /** What needs the attention of people. */
    WARNING,
    /** What a person did. */
    INTERVENTION
  }

  /**
   * All lines.
   *
   * @param zone in which times are shown
   */
  public static List<Line> lines(SubjectTimeline timeline, ZoneId zone) {
    return new TimelineText(timeline, zone).lines();
  }

  private List<Line> lines() {
    add(Emphasis.HEADING, heading());
    for (PastInput past : timeline.history()) {
      add(
          entries.emphasis(past.input()),
          print(past.input().at()) + "  " + entries.say(past.input()));
      for (TimelineEntry entry : past.timeline()) {
        consequence(entries.emphasis(entry), entries.say(entry));
      }
      for (PastInput.StoredAction action : past.actions()) {
        consequence(Emphasis.CONSEQUENCE, entries.say(action));
      }
    }
    for (Execution execution : timeline.state().executions()) {
      add(emphasis(execution), standing(execution));
    }
    return List.copyOf(lines);
  }

  private String heading() {
    String name =
        timeline.state().name().type() + " " + JsonWriter.escape(timeline.state().name().key());
    return timeline.keys().isEmpty()
        ? name
        : name
            + timeline.keys().stream()
                .map(TimelineText::print)
                .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String print(SubjectKey key) {
    return key.key() + " " + JsonWriter.escape(key.value());
  }

  private static Emphasis emphasis(Execution execution) {
    boolean needsAttention =
        execution.status() instanceof Status.Parked
            || (execution.isRunning() && execution.visit().stalledSince() != null);
    return needsAttention ? Emphasis.WARNING : Emphasis.HEADING;
  }

  private String standing(Execution execution) {
    Visit visit = execution.visit();
    String name = entries.say(execution.name());
    String stage = LiteralText.quote(visit.stage());
    Instant stalled = visit.stalledSince();
    return switch (execution.status()) {
      case Status.Running _ ->
          name
              + ": at "
              + stage
              + " since "
              + print(visit.enteredAt())
              + (stalled == null ? "" : ", stalled since " + print(stalled));
      case Status.Ended ended ->
          name
              + ": ended as "
              + LiteralText.quote(ended.outcome())
              + " at "
              + stage
              + ", "
              + print(ended.at());
      case Status.Paused paused ->
          name
              + ": paused at "
              + stage
              + ", "
              + print(paused.at())
              + ": "
              + JsonWriter.escape(paused.reason());
      case Status.Parked parked ->
          name
              + ": parked at "
              + stage
              + ", "
              + print(parked.at())
              + ": "
              + JsonWriter.escape(parked.reason());
    };
  }

  private String print(Instant instant) {
    return times.format(instant.atZone(zone));
  }

  /** Seconds for people; parts of a second, and then everywhere, only where there are any. */
  private static DateTimeFormatter times(List<PastInput> history) {
    int parts = 0;
    for (PastInput past : history) {
      int nanos = past.input().at().getNano();
      parts = Math.max(parts, nanos == 0 ? 0 : nanos % NANOS_IN_MILLI == 0 ? 3 : 6);
    }
    String pattern = parts == 0 ? SECONDS : SECONDS + "." + "S".repeat(parts);
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  private void consequence(Emphasis emphasis, String text) {
    String margin = " ".repeat(print(timeline.clock()).length());
    add(emphasis, margin + "    " + text);
  }

  private void add(Emphasis emphasis, String text) {
    lines.add(new Line(emphasis, text));
  }

  /** Whether a name has to say which of several executions it means. */
  static boolean isOneOfSeveral(List<ExecutionName> all, ExecutionName name) {
    return all.stream().filter(other -> other.journey().equals(name.journey())).count() > 1;
  }
}
