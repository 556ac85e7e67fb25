package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.TextRenderer;
import java.util.ArrayList;
import java.util.List;

/** How many findings of which kind there are, and how they are shown. */
final class Findings {

  private long errors;
  private long warnings;
  private long notes;
  private long allowed;
  private boolean unreadable;

  /** Counts those of a workspace. */
  void add(Compilation compilation) {
    add(compilation.diagnostics());
    allowed += compilation.allowed().size();
    unreadable |= !compilation.workspace().unreadable().isEmpty();
  }

  /** Counts more. */
  void add(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      switch (diagnostic.severity()) {
        case ERROR -> errors++;
        case WARNING -> warnings++;
        case NOTE -> notes++;
      }
    }
  }

  /** The exit code: notes alone are no reason to complain. */
  int exitCode() {
    if (unreadable) {
      return ExitCode.UNUSABLE;
    }
    return errors + warnings > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  /** Such as {@code 2 errors and 1 warning}, or {@code nothing found}. */
  String summary() {
    List<String> parts = new ArrayList<>();
    add(parts, errors, "error");
    add(parts, warnings, "warning");
    add(parts, notes, "note");
    String summary =
        switch (parts.size()) {
          case 0 -> "nothing found";
          case 1 -> parts.getFirst();
          default ->
              String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
        };
    return allowed == 0 ? summary : summary + " (" + allowed + " let pass by allowances)";
  }

  /** How many errors there are. */
  long errors() {
    return errors;
  }

  /** The findings as text, an empty line behind each. */
  static String render(List<Diagnostic> diagnostics, Paint paint) {
    TextRenderer renderer = paint.hasColors() ? TextRenderer.coloured() : TextRenderer.plain();
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append(renderer.render(diagnostic)).append('\n');
    }
    return text.toString();
  }

  private static void add(List<String> parts, long number, String kind) {
    if (number > 0) {
      parts.add(Amounts.of(number, kind));
    }
  }
}
