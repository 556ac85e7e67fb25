package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.compiler.diff.Change;
import dev.milepost.compiler.diff.JourneyDiff;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What changed from one version of journeys to another. */
public final class DiffView {

  private static final String INDENT = "      ";

  private final Paint paint;
  private final int columns;

  /** A view that is so many columns wide. */
  public DiffView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /** Lines for people. */
  public String text(List<JourneyDiff> diffs) {
    if (diffs.isEmpty()) {
      return "nothing changed\n";
    }
    StringBuilder text = new StringBuilder();
    for (JourneyDiff diff : diffs) {
      text.append(paint.paint(Style.STRONG, Wording.quoted(diff.journey())))
          .append(": ")
          .append(summary(diff))
          .append('\n');
      for (Change change : diff.changes()) {
        append(text, change);
      }
    }
    return text.toString();
  }

  private static String summary(JourneyDiff diff) {
    return switch (diff.fate()) {
      case ADDED -> "is new";
      case REMOVED -> "is gone";
      case KEPT -> diff.meansAnother() ? "means something else" : "means the same";
    };
  }

  private void append(StringBuilder text, Change change) {
    Style style =
        switch (change.weight()) {
          case MEANING -> Style.NOTICE;
          case UNDECIDED -> Style.BAD;
          case TEXT -> Style.FAINT;
        };
    String sign =
        switch (change.weight()) {
          case MEANING -> "  ! ";
          case UNDECIDED -> "  ? ";
          case TEXT -> "    ";
        };
    String sentence = Wording.safe(change.place() + ": " + change.what());
    List<String> lines = Prose.wrap(sentence, columns - INDENT.length());
    for (int i = 0; i < lines.size(); i++) {
      text.append(i == 0 ? sign : INDENT).append(paint.paint(style, lines.get(i))).append('\n');
    }
    for (String detail : change.details()) {
      for (String line : Prose.wrap(Wording.safe(detail), columns - INDENT.length() - 2)) {
        text.append(INDENT).append("  ").append(line).append('\n');
      }
    }
  }

  /** One JSON object and a line feed. */
  public static String json(List<JourneyDiff> diffs) {
    List<JsonValue> journeys = new ArrayList<>();
    for (JourneyDiff diff : diffs) {
      List<JsonValue> changes = new ArrayList<>();
      for (Change change : diff.changes()) {
        changes.add(
            JsonObject.builder()
                .put("weight", word(change.weight()))
                .put("place", change.place())
                .put("what", change.what())
                .put("details", JsonArray.ofTexts(change.details()))
                .build());
      }
      journeys.add(
          JsonObject.builder()
              .put("journey", diff.journey())
              .put("fate", word(diff.fate()))
              .put("meansAnother", diff.meansAnother())
              .put("before", text(diff.before()))
              .put("after", text(diff.after()))
              .put("changes", new JsonArray(changes))
              .build());
    }
    return JsonWriter.pretty(
        JsonObject.builder()
            .put("meansAnother", diffs.stream().anyMatch(JourneyDiff::meansAnother))
            .put("journeys", new JsonArray(journeys))
            .build());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static JsonValue text(@Nullable String text) {
    return text == null ? JsonNull.NULL : new JsonText(text);
  }
}
