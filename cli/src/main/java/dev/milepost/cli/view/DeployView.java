package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.server.deploy.Preview;
import dev.milepost.server.deploy.Preview.JourneyPreview;
import dev.milepost.server.deploy.Preview.StagePreview;
import dev.milepost.server.deploy.Refusal;
import dev.milepost.server.deploy.Rollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a deploy means, and what came of it. */
public final class DeployView {

  private static final int SHORT_HASH = 8;
  private static final List<String> HEADINGS =
      List.of("stage", "version", "running", "goes on at", "stranded", "moves on", "actions");

  private final Paint paint;
  private final int columns;

  /** A view that is so many columns wide. */
  public DeployView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /** What a deploy would mean. */
  public String preview(Preview preview) {
    StringBuilder text = new StringBuilder();
    for (JourneyPreview journey : preview.journeys()) {
      journey(text, journey);
    }
    return text.append(refusals(preview.refusals())).toString();
  }

  /** Why a deploy is refused, a paragraph for each reason. */
  public String refusals(List<Refusal> refusals) {
    StringBuilder text = new StringBuilder();
    for (Refusal refusal : refusals) {
      sentence(text, "refused: " + Wording.safe(refusal.print()), Style.BAD);
    }
    return text.toString();
  }

  private void journey(StringBuilder text, JourneyPreview journey) {
    String plan = journey.plan();
    text.append(paint.paint(Style.STRONG, Wording.quoted(journey.journey())))
        .append(": ")
        .append(
            switch (journey.change()) {
              case NEW -> "new, version " + version(String.valueOf(plan));
              case CHANGED -> "new version " + version(String.valueOf(plan));
              case UNCHANGED -> "unchanged, version " + version(String.valueOf(plan));
              case WITHDRAWN -> "withdrawn; what runs goes on, nothing starts";
            })
        .append('\n');
    if (!journey.stages().isEmpty()) {
      table(text, journey.stages());
    }
    Long matching = journey.matching();
    if (matching != null && matching > 0) {
      sentence(
          text,
          "  "
              + Amounts.count(matching)
              + (matching == 1 ? " start is" : " starts are")
              + " due from before; nothing starts by itself, --start-matching "
              + Wording.quoted(journey.journey())
              + " starts "
              + (matching == 1 ? "it" : "them"),
          Style.NOTICE);
    }
  }

  private void table(StringBuilder text, List<StagePreview> stages) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    stages.forEach(stage -> rows.add(row(stage)));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (int line = 0; line < rows.size(); line++) {
      StringBuilder cells = new StringBuilder(" ");
      for (int i = 0; i < widths.length; i++) {
        cells.append(' ').append(Prose.pad(rows.get(line).get(i), widths[i])).append(' ');
      }
      String shown = cells.toString().stripTrailing();
      text.append(line == 0 ? paint.paint(Style.FAINT, shown) : shown).append('\n');
      if (line > 0) {
        for (String remark : stages.get(line - 1).remarks()) {
          sentence(text, "    " + Wording.safe(remark), Style.NOTICE);
        }
      }
    }
  }

  private static List<String> row(StagePreview stage) {
    return List.of(
        Wording.quoted(stage.stage()),
        version(stage.plan()),
        Amounts.count(stage.executions()),
        goesOn(stage),
        number(stage.stranded()),
        number(stage.advancing()),
        number(stage.actions()));
  }

  private static String goesOn(StagePreview stage) {
    String target = stage.target() == null ? "" : Wording.quoted(stage.target());
    String way =
        switch (stage.carriage()) {
          case CURRENT -> "this version";
          case SAME_NAME -> target;
          case RENAMED -> target + ", renamed";
          case MAPPED -> target + ", as you say";
          case NEEDS_MAPPING -> "nowhere: needs --stage";
          case STAYS -> "its version";
        };
    return stage.refused() == 0 ? way : way + " (" + Amounts.count(stage.refused()) + " refused)";
  }

  private static String number(long count) {
    return count == 0 ? "-" : Amounts.count(count);
  }

  /** What came of it. */
  public String done(Rollout.@Nullable Moved moves, List<Rollout.Started> starts) {
    StringBuilder text = new StringBuilder("deployed\n");
    if (moves != null) {
      text.append("moved ").append(Amounts.of(moves.moved(), "execution")).append('\n');
      moves
          .refused()
          .forEach((reason, count) ->
              sentence(
                  text,
                  "  " + Amounts.count(count) + " not moved: " + Wording.safe(reason),
                  Style.BAD));
      for (Map.Entry<String, Long> stage : moves.unmapped().entrySet()) {
        sentence(
            text,
            "  %s at %s not moved: say where to with --stage"
                .formatted(Amounts.count(stage.getValue()), Wording.quoted(stage.getKey())),
            Style.BAD);
      }
    }
    for (Rollout.Started started : starts) {
      text.append("started ").append(Amounts.of(started.started(), "execution")).append('\n');
    }
    return text.toString();
  }

  private void sentence(StringBuilder text, String sentence, Style style) {
    String indent = " ".repeat(sentence.length() - sentence.stripLeading().length());
    for (String line : Prose.wrap(sentence.strip(), columns - indent.length())) {
      text.append(indent).append(paint.paint(style, line)).append('\n');
    }
  }

  private static String version(String plan) {
    return plan.substring(0, Math.min(SHORT_HASH, plan.length()));
  }
}
