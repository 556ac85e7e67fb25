package dev.milepost.cli.view;

import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.compiler.diagnostic.RulePage;
import java.util.List;

/** Shows pages of the documentation on a terminal. */
public final class PageView {

  private static final String FENCE = "```";
  private static final String INDENT = "    ";

  private final Paint paint;
  private final int columns;

  /** A view with colours or without, for lines of that width. */
  public PageView(Paint paint, int columns) {
    this.paint = paint;
    this.columns = columns;
  }

  /** A page of Markdown: headings, paragraphs and blocks of code. */
  public String page(List<String> lines) {
    StringBuilder out = new StringBuilder();
    StringBuilder paragraph = new StringBuilder();
    boolean isCode = false;
    for (String line : lines) {
      if (line.startsWith(FENCE)) {
        isCode = !isCode;
      } else if (isCode) {
        out.append((INDENT + line).stripTrailing()).append('\n');
      } else if (line.isBlank()) {
        finish(paragraph, out);
        out.append('\n');
      } else if (line.startsWith("#")) {
        out.append(paint.paint(Style.STRONG, line.replaceFirst("^#+ ", ""))).append('\n');
      } else {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
      }
    }
    finish(paragraph, out);
    return out.toString();
  }

  /** A line for each rule: its name, how severe it is, what is wrong. */
  public String list(List<RulePage> pages) {
    int widest = pages.stream().mapToInt(page -> page.rule().id().length()).max().orElse(0);
    int before = widest + 2 + "warning".length() + 2;
    StringBuilder out = new StringBuilder();
    for (RulePage page : pages) {
      String severity = page.rule().severity().word();
      out.append(paint.paint(Style.STRONG, page.rule().id()))
          .append(" ".repeat(widest + 2 - page.rule().id().length()))
          .append(Prose.pad(severity, "warning".length() + 2));
      String separator = "";
      for (String line : Prose.wrap(page.summary(), columns - before)) {
        out.append(separator).append(line).append('\n');
        separator = " ".repeat(before);
      }
    }
    return out.toString();
  }

  private void finish(StringBuilder paragraph, StringBuilder out) {
    if (!paragraph.isEmpty()) {
      Prose.wrap(paragraph.toString(), columns).forEach(line -> out.append(line).append('\n'));
      paragraph.setLength(0);
    }
  }
}
