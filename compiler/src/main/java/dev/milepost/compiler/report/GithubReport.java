package dev.milepost.compiler.report;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.text.Position;
import dev.milepost.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Workflow commands of GitHub Actions, one a line, each of which becomes an annotation of a file.
 * The runner reads what stands in a job's output, so everything is escaped that would end a command
 * or begin another one.
 */
public final class GithubReport {

  private GithubReport() {}

  /**
   * Writes the findings that are at least so severe.
   *
   * @return lines, each ended
   */
  public static String write(CheckReport report, Severity least) {
    StringBuilder text = new StringBuilder();
    for (CheckReport.Checked checked : report.checked()) {
      for (Reported reported : checked.findings()) {
        if (reported.finding().severity().isAtLeast(least)) {
          text.append(command(reported.finding())).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String command(Diagnostic finding) {
    Span span = finding.span();
    Position start = span.position();
    Position end = span.source().lines().position(span.end());
    StringBuilder command = new StringBuilder("::");
    command.append(
        switch (finding.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case NOTE -> "notice";
        });
    command.append(" file=").append(property(span.source().name()));
    command.append(",line=").append(start.line()).append(",endLine=").append(end.line());
    // Columns are shown only where the annotation is of one line.
    if (start.line() == end.line()) {
      command.append(",col=").append(start.column()).append(",endColumn=");
      command.append(Math.max(start.column() + 1, end.column()));
    }
    command.append(",title=").append(property("milepost " + finding.rule().id()));
    return command.append("::").append(data(message(finding))).toString();
  }

  private static String message(Diagnostic finding) {
    List<String> lines = new ArrayList<>();
    lines.add(FindingText.escape(finding.message()));
    lines.addAll(FindingText.witness(finding.verdict()));
    lines.addAll(FindingText.help(finding));
    lines.add("milepost explain " + finding.rule().id());
    return String.join("\n", lines);
  }

  /** What stands behind the second {@code ::}. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** The value of a property, which a colon or a comma would end too. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
