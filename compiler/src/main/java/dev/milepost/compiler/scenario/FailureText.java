package dev.milepost.compiler.scenario;

import dev.milepost.compiler.diagnostic.Excerpt;
import dev.milepost.compiler.drawing.ConditionDrawing;
import dev.milepost.compiler.text.Position;
import dev.milepost.compiler.text.Printable;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.plan.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells people why a scenario fails: the step, what was found instead, what happened so far, and
 * the values under the conditions that should have been true.
 */
public final class FailureText {

  private static final String INDENT = "  ";
  private static final int MOST_EVENTS = 60;

  private FailureText() {}

  /**
   * The lines of a failure, without line ends and escaped for a terminal.
   *
   * @param columns how wide drawings may be
   */
  public static List<String> lines(Failure failure, int columns) {
    List<String> lines = new ArrayList<>();
    addStep(lines, failure.step(), failure.found());
    if (!failure.order().isEmpty()) {
      lines.add("");
      lines.add(INDENT + "in this order");
      for (int i = 0; i < failure.order().size(); i++) {
        lines.add(INDENT + INDENT + (i + 1) + ". " + Printable.escape(failure.order().get(i)));
      }
    }
    addHistory(lines, failure);
    for (Failure.Way way : failure.ways()) {
      addWay(lines, failure, way, columns - 2 * INDENT.length());
    }
    return lines;
  }

  private static void addStep(List<String> lines, Span span, String found) {
    Position position = span.position();
    Excerpt excerpt = Excerpt.of(span);
    String number = Integer.toString(position.line());
    String margin = " ".repeat(number.length());
    lines.add(INDENT + "--> " + Printable.escape(span.source().name()) + ":" + position);
    lines.add(INDENT + INDENT + number + " | " + excerpt.text());
    lines.add(
        INDENT
            + INDENT
            + margin
            + " | "
            + " ".repeat(excerpt.column())
            + "^".repeat(excerpt.width()));
    lines.add(INDENT + INDENT + margin + " = " + Printable.escape(found));
  }

  private static void addHistory(List<String> lines, Failure failure) {
    List<HistoryEntry> history = failure.history();
    lines.add("");
    if (history.isEmpty()) {
      lines.add(INDENT + "nothing has happened so far");
      return;
    }
    lines.add(INDENT + "so far");
    int skipped = Math.max(0, history.size() - MOST_EVENTS);
    if (skipped > 0) {
      lines.add(INDENT + INDENT + "... " + skipped + " events before");
    }
    HistoryText.lines(
            history.subList(skipped, history.size()), failure.zone(), failure.severalJourneys())
        .forEach(line -> lines.add(INDENT + INDENT + line));
  }

  private static void addWay(List<String> lines, Failure failure, Failure.Way way, int columns) {
    lines.add("");
    String target = way.target();
    lines.add(
        INDENT
            + (target == null
                ? "did not start: "
                : "did not advance to \"" + Printable.escape(target) + "\": ")
            + Printable.escape(way.clause().file())
            + ":"
            + way.clause().line()
            + ":"
            + way.clause().column());
    Condition condition = way.condition();
    if (condition == null) {
      addTimed(lines, failure, way);
      return;
    }
    for (String line : ConditionDrawing.draw(condition, way.explanation(), columns)) {
      lines.add(line.isEmpty() ? "" : INDENT + INDENT + line);
    }
  }

  private static void addTimed(List<String> lines, Failure failure, Failure.Way way) {
    Instant changesAt = way.explanation().changesAt();
    lines.add(INDENT + INDENT + Printable.escape(way.explanation().text()));
    lines.add(INDENT + INDENT + "|");
    lines.add(
        INDENT
            + INDENT
            + ConditionDrawing.word(way.explanation().truth())
            + (changesAt == null ? "" : " until " + Clock.print(changesAt, failure.zone())));
  }
}
