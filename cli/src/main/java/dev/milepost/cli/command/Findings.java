package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.workspace.Workspace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many findings of which kind there are, and how they are shown. */
final class Findings {

  private final Severity threshold;
  private final Severity least;
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
  private long allowed;
  private boolean unreadable;

  /** Findings of which notes are neither shown nor a reason to complain. */
  Findings() {
    this(Severity.WARNING, Severity.WARNING);
  }

  /**
   * Findings.
   *
   * @param threshold from this severity on they are a reason to complain
   * @param least from this severity on they are shown
   */
  Findings(Severity threshold, Severity least) {
    this.threshold = threshold;
    this.least = least;
  }

  /** Counts those of a workspace. */
  void add(Compilation compilation) {
    add(compilation.diagnostics());
    allowed += compilation.allowed().size();
    unreadable |= !compilation.workspace().unreadable().isEmpty();
  }

  /** Counts those of a workspace. */
  void add(WorkspaceChecks.Checked checked) {
    add(checked.workspace(), checked.summary().diagnostics());
    allowed += checked.summary().allowed();
  }

  /** Counts some of a workspace. */
  void add(Workspace workspace, List<Diagnostic> diagnostics) {
    add(diagnostics);
    unreadable |= !workspace.unreadable().isEmpty();
  }

  /** Counts more. */
  void add(List<Diagnostic> diagnostics) {
    diagnostics.forEach(diagnostic -> counts.merge(diagnostic.severity(), 1L, Long::sum));
  }

  /** The exit code: what is below the threshold is no reason to complain. */
  int exitCode() {
    if (unreadable) {
      return ExitCode.UNUSABLE;
    }
    boolean isReached = counts.keySet().stream().anyMatch(found -> found.isAtLeast(threshold));
    return isReached ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  /** Such as {@code 2 errors and 1 warning}, or {@code nothing found}. */
  String summary() {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = count(severity);
      if (count > 0 && severity.isAtLeast(least)) {
        parts.add(Amounts.of(count, severity.word()));
      }
    }
    String summary =
        switch (parts.size()) {
          case 0 -> "nothing found";
          case 1 -> parts.getFirst();
          default ->
              String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
        };
    List<String> asides = new ArrayList<>();
    if (allowed > 0) {
      asides.add(allowed + " let pass by allowances");
    }
    if (count(Severity.NOTE) > 0 && !Severity.NOTE.isAtLeast(least)) {
      asides.add(Amounts.of(count(Severity.NOTE), "note") + " left out; see --notes");
    }
    return asides.isEmpty() ? summary : summary + " (" + String.join("; ", asides) + ")";
  }

  /** How many errors there are. */
  long errors() {
    return count(Severity.ERROR);
  }

  private long count(Severity severity) {
    return counts.getOrDefault(severity, 0L);
  }

  /** The findings as text, notes left out, an empty line behind each. */
  static String render(List<Diagnostic> diagnostics, Paint paint) {
    return render(diagnostics, Severity.WARNING, paint);
  }

  /** The findings that are at least so severe as text, an empty line behind each. */
  static String render(List<Diagnostic> diagnostics, Severity least, Paint paint) {
    TextRenderer renderer = paint.hasColors() ? TextRenderer.coloured() : TextRenderer.plain();
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity().isAtLeast(least)) {
        text.append(renderer.render(diagnostic)).append('\n');
      }
    }
    return text.toString();
  }
}
