package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.compiler.text.Printable;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.explain.Explanation.Evidence;
import dev.milepost.engine.explain.Why;
import dev.milepost.server.store.LoggedInput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Why an execution waits: each way out as a tree of truths with the values below them. */
public final class WhyView {

  private static final int TRUTH_WIDTH = 7;
  private static final Moments TIMES = Moments.alike(List.of());

  private final Paint paint;
  private final int columns;
  private final Map<Long, LoggedInput> said;
  private final StringBuilder text = new StringBuilder();

  WhyView(Paint paint, int columns) {
    this(paint, columns, Map.of());
  }

  /**
   * A view that tells who said the values.
   *
   * @param said lines of the log by their numbers
   */
  WhyView(Paint paint, int columns, Map<Long, LoggedInput> said) {
    this.paint = paint;
    this.columns = columns;
    this.said = said;
  }

  /** The explanation. */
  String render(Why why) {
    stands(why);
    Set<FieldName> unknown = new TreeSet<>();
    for (Why.Way way : why.ways()) {
      unknown.addAll(way.explanation().unknownFields());
      way(way);
    }
    if (!unknown.isEmpty()) {
      String names = String.join(", ", unknown.stream().map(FieldName::toString).toList());
      paragraph("unknown facts", Style.NOTICE, names);
    }
    return text.toString();
  }

  private void stands(Why why) {
    text.append(paint.paint(Style.STRONG, Wording.execution(why.execution())))
        .append(" waits at ")
        .append(paint.paint(Style.STRONG, Wording.quoted(why.stage())))
        .append(" since ")
        .append(TIMES.dayAndTime(why.since()));
    Instant stalled = why.stalledSince();
    if (stalled != null) {
      text.append("\n  ")
          .append(paint.paint(Style.NOTICE, "stalled since " + TIMES.dayAndTime(stalled)));
    }
    text.append('\n');
  }

  private void way(Why.Way way) {
    String words = way.isEnding() ? "ends at " : way.isElse() ? "else goes to " : "goes to ";
    text.append("  ").append(words).append(paint.paint(Style.STRONG, Wording.quoted(way.target())));
    text.append(way.explanation().truth() == Truth.TRUE ? " now" : " when").append('\n');
    tree(way.explanation(), 4);
  }

  private void tree(Explanation explanation, int indent) {
    String truth = explanation.truth().name().toLowerCase(java.util.Locale.ROOT);
    int column = indent + TRUTH_WIDTH + 2;
    String before =
        " ".repeat(indent)
            + paint.paint(style(explanation.truth()), Prose.pad(truth, TRUTH_WIDTH))
            + "  ";
    int width = 0;
    for (String line : Prose.wrap(Wording.safe(explanation.text()), columns - column)) {
      text.append(before).append(line).append('\n');
      before = " ".repeat(column);
      width = column + Printable.width(line);
    }
    for (Evidence evidence : explanation.evidence()) {
      width = evidence(evidence(evidence), column, width);
    }
    Instant changes = explanation.changesAt();
    if (changes != null) {
      evidence("changes on " + TIMES.dayAndTime(changes), column, width);
    }
    for (Explanation part : parts(explanation)) {
      tree(part, indent + 2);
    }
  }

  /** A remark stands behind the line if there is room, else below it. */
  private int evidence(String remark, int column, int width) {
    String shown = "  ← " + remark;
    if (width > 0 && width + Printable.width(shown) <= columns) {
      text.setLength(text.length() - 1);
      text.append(paint.paint(Style.FAINT, shown)).append('\n');
    } else {
      for (String line : Prose.wrap("← " + remark, columns - column - 2)) {
        text.append(" ".repeat(column + 2)).append(paint.paint(Style.FAINT, line)).append('\n');
      }
    }
    return 0;
  }

  private String evidence(Evidence evidence) {
    if (evidence.recordId() == null) {
      return "no " + evidence.field().type() + " was ever heard of";
    }
    String name = evidence.field().field() + " of " + Wording.safe(evidence.recordId());
    if (evidence.value() == null) {
      return name + " is unknown";
    }
    Instant since = evidence.since();
    return name
        + " is "
        + Wording.value(evidence.value())
        + (since == null ? "" : " since " + TIMES.dayAndTime(since))
        + by(evidence.input());
  }

  private String by(@Nullable Long input) {
    LoggedInput line = input == null ? null : said.get(input);
    if (line == null) {
      return "";
    }
    return line.actor() == null
        ? ", by " + Wording.safe(line.source() + " " + line.id())
        : ", by " + Wording.safe(line.actor());
  }

  /** What a defined name stands for is shown by its parts alone, not once more as a whole. */
  private static List<Explanation> parts(Explanation explanation) {
    if (explanation.text().startsWith("\"") && explanation.parts().size() == 1) {
      Explanation body = explanation.parts().getFirst();
      return body.parts().isEmpty() ? List.of(body) : body.parts();
    }
    return explanation.parts();
  }

  private void paragraph(String label, Style style, String words) {
    String before = "  " + paint.paint(style, label) + "  ";
    int indent = label.length() + 4;
    for (String line : Prose.wrap(words, columns - indent)) {
      text.append(before).append(line).append('\n');
      before = " ".repeat(indent);
    }
  }

  private static Style style(Truth truth) {
    return switch (truth) {
      case TRUE -> Style.GOOD;
      case FALSE -> Style.BAD;
      case UNKNOWN -> Style.NOTICE;
    };
  }
}
