package dev.milepost.compiler.diagnostic;

import dev.milepost.compiler.text.Position;
import dev.milepost.compiler.text.Printable;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.compiler.witness.Witness;
import dev.milepost.compiler.witness.WitnessText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders findings as the text that people read. Everything that came from outside is escaped, so
 * that no source can speak to the terminal.
 */
public final class TextRenderer {
  private static final String INDENT = "  ";

  private final Style style;

  private TextRenderer(Style style) {
    this.style = style;
  }

  /** Renders without colours. */
  public static TextRenderer plain() {
    return new TextRenderer(Style.PLAIN);
  }

  /** Renders with the colours of a terminal. */
  public static TextRenderer coloured() {
    return new TextRenderer(Style.COLOURED);
  }

  /** Renders findings with an empty line between two. */
  public String render(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream().map(this::render).collect(Collectors.joining("\n"));
  }

  /** Renders a finding; the text ends with a line end. */
  public String render(Diagnostic diagnostic) {
    List<Mark> marks = marks(diagnostic);
    int gutter = gutter(marks);
    StringBuilder text = new StringBuilder();
    String word = diagnostic.severity().word();
    text.append(style.severity(diagnostic.severity(), word + ":"))
        .append(' ')
        .append(style.strong(Printable.escape(diagnostic.message())))
        .append(INDENT)
        .append(style.faint("[" + diagnostic.rule().id() + "]"))
        .append('\n');
    place(text, "-->", diagnostic.span());
    renderMarks(text, diagnostic, marks, gutter);
    if (!marks.isEmpty()) {
      text.append(margin(gutter, "|")).append('\n');
    }
    renderVerdict(text, gutter, diagnostic.verdict());
    for (String help : diagnostic.help()) {
      renderHelp(text, gutter, help);
    }
    renderHelp(text, gutter, "milepost explain " + diagnostic.rule().id());
    return text.toString();
  }

  private void renderMarks(
      StringBuilder text, Diagnostic diagnostic, List<Mark> marks, int gutter) {
    Source source = diagnostic.span().source();
    int lastLine = 0;
    for (Mark mark : marks) {
      if (mark.span().source() != source) {
        source = mark.span().source();
        lastLine = 0;
        place(text, ":::", mark.span());
      }
      Excerpt excerpt = Excerpt.of(mark.span());
      if (mark.line() != lastLine) {
        text.append(margin(gutter, mark.line() + " |").stripTrailing())
            .append(excerpt.text().isEmpty() ? "" : " " + excerpt.text())
            .append('\n');
        lastLine = mark.line();
      }
      String underline = (mark.isPrimary() ? "^" : "-").repeat(excerpt.width());
      String label = mark.label().isEmpty() ? "" : " " + Printable.escape(mark.label());
      String line = underline + label;
      text.append(margin(gutter, "|"))
          .append(' ')
          .append(" ".repeat(excerpt.column()))
          .append(
              mark.isPrimary() ? style.severity(diagnostic.severity(), line) : style.frame(line))
          .append('\n');
    }
  }

  private void renderVerdict(StringBuilder text, int gutter, Verdict verdict) {
    switch (verdict) {
      case Verdict.Stated _ -> {}
      case Verdict.Refuted(Witness witness) -> {
        renderHelp(
            text,
            gutter,
            WitnessText.headline(witness.subject())
                + WitnessText.lines(witness).stream()
                    .map(line -> "\n" + INDENT + line)
                    .collect(Collectors.joining()));
        renderHelp(text, gutter, "replayed by the engine");
      }
      case Verdict.Proved(List<String> because) ->
          because.forEach(reason -> renderHelp(text, gutter, "proved: " + reason));
      case Verdict.Undecided(String bound) -> renderHelp(text, gutter, "undecided: " + bound);
    }
  }

  /** The first line stands behind a sign, further lines below its text. */
  private void renderHelp(StringBuilder text, int gutter, String help) {
    String before = margin(gutter, "=") + " ";
    for (String line : help.split("\n", -1)) {
      text.append(before).append(Printable.escape(line)).append('\n');
      before = " ".repeat(INDENT.length() + gutter + 3);
    }
  }

  private void place(StringBuilder text, String arrow, Span span) {
    Position position = span.position();
    text.append(INDENT)
        .append(style.frame(arrow))
        .append(' ')
        .append(Printable.escape(span.source().name()))
        .append(':')
        .append(position)
        .append('\n');
  }

  /** What stands left of the text: a number and a bar, a bar alone, or a sign. */
  private String margin(int gutter, String content) {
    return style.frame(" ".repeat(INDENT.length() + gutter + 2 - content.length()) + content);
  }

  private static int gutter(List<Mark> marks) {
    int largest = marks.stream().mapToInt(Mark::line).max().orElse(0);
    return Math.max(3, Integer.toString(largest).length() + 1);
  }

  /** The places in order: those of the finding's own source by line, then those of others. */
  private static List<Mark> marks(Diagnostic diagnostic) {
    List<Mark> marks = new ArrayList<>();
    add(marks, diagnostic.span(), diagnostic.label(), true);
    for (Diagnostic.Related related : diagnostic.related()) {
      add(marks, related.span(), related.label(), false);
    }
    Source own = diagnostic.span().source();
    marks.sort(
        Comparator.comparing((Mark mark) -> mark.span().source() != own)
            .thenComparing(mark -> mark.span().source() == own ? "" : mark.span().source().name())
            .thenComparing(Mark::line)
            .thenComparing(mark -> !mark.isPrimary()));
    return marks;
  }

  private static void add(List<Mark> marks, Span span, String label, boolean isPrimary) {
    if (!span.source().text().isEmpty()) {
      marks.add(new Mark(span, span.position().line(), label, isPrimary));
    }
  }

  private record Mark(Span span, int line, String label, boolean isPrimary) {}

  /** The colours of a terminal, or none. */
  private enum Style {
    PLAIN,
    COLOURED;

    private static final String BOLD = "1";
    private static final String FAINT = "2";
    private static final String BLUE = "34";

    String strong(String text) {
      return paint(BOLD, text);
    }

    String faint(String text) {
      return paint(FAINT, text);
    }

    String frame(String text) {
      return paint(BLUE, text);
    }

    String severity(Severity severity, String text) {
      return paint(
          switch (severity) {
            case ERROR -> "1;31";
            case WARNING -> "1;33";
            case NOTE -> "1;36";
          },
          text);
    }

    private String paint(@Nullable String code, String text) {
      return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
  }
}
