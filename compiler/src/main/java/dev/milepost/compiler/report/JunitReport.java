package dev.milepost.compiler.report;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.syntax.Allowance;
import dev.milepost.compiler.text.XmlText;
import java.util.List;
import java.util.Objects;

/**
 * JUnit's XML, as build servers read it: a suite for each workspace, in it a case for each finding
 * and one for each journey without any. What is below the threshold passes and is told in the
 * case's output; what an allowance lets pass is skipped with its reason. It holds no durations, so
 * that equal results are equal files.
 */
public final class JunitReport {
  private final Severity threshold;
  private final StringBuilder xml = new StringBuilder();

  private JunitReport(Severity threshold) {
    this.threshold = threshold;
  }

  /**
   * Writes a report.
   *
   * @param threshold findings that are at least so severe are failures
   */
  public static String write(CheckReport report, Severity threshold) {
    return new JunitReport(threshold).print(report);
  }

  private String print(CheckReport report) {
    List<CheckReport.Checked> checked = report.checked();
    long tests = checked.stream().mapToLong(JunitReport::cases).sum();
    long failures = checked.stream().mapToLong(this::failures).sum();
    long skipped = checked.stream().mapToLong(workspace -> workspace.allowed().size()).sum();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites name=\"milepost check\"");
    counts(tests, failures, skipped);
    xml.append(">\n");
    checked.forEach(this::suite);
    return xml.append("</testsuites>\n").toString();
  }

  private void suite(CheckReport.Checked checked) {
    xml.append("  <testsuite name=").append(XmlText.attribute(checked.workspace()));
    counts(cases(checked), failures(checked), checked.allowed().size());
    xml.append(">\n");
    for (String journey : unblemished(checked)) {
      xml.append("    <testcase classname=").append(XmlText.attribute(journey));
      xml.append(" name=\"nothing found\"/>\n");
    }
    checked.findings().forEach(this::finding);
    checked.allowed().forEach(this::allowed);
    xml.append("  </testsuite>\n");
  }

  private void finding(Reported reported) {
    head(reported);
    Diagnostic finding = reported.finding();
    String text = XmlText.escape(TextRenderer.plain().render(finding));
    if (isFailure(reported)) {
      xml.append("      <failure type=").append(XmlText.attribute(finding.severity().word()));
      xml.append(" message=").append(XmlText.attribute(FindingText.escape(finding.message())));
      xml.append('>').append(text).append("</failure>\n");
    } else {
      xml.append("      <system-out>").append(text).append("</system-out>\n");
    }
    xml.append("    </testcase>\n");
  }

  private void allowed(Reported reported) {
    head(reported);
    Allowance allowance = Objects.requireNonNull(reported.allowance());
    String reason = "allowed: " + FindingText.escape(allowance.reason());
    xml.append("      <skipped message=").append(XmlText.attribute(reason)).append("/>\n");
    xml.append("    </testcase>\n");
  }

  private void head(Reported reported) {
    Diagnostic finding = reported.finding();
    String journey = reported.journey();
    String stage = reported.stage();
    String file = finding.span().source().name();
    String name = finding.rule().id() + (stage == null ? "" : " at \"" + stage + '"');
    xml.append("    <testcase classname=")
        .append(XmlText.attribute(journey == null ? file : journey));
    xml.append(" name=").append(XmlText.attribute(name));
    xml.append(" file=").append(XmlText.attribute(file));
    xml.append(" line=\"").append(finding.span().position().line()).append("\">\n");
  }

  private void counts(long tests, long failures, long skipped) {
    xml.append(" tests=\"").append(tests);
    xml.append("\" failures=\"").append(failures);
    xml.append("\" errors=\"0\" skipped=\"").append(skipped).append('"');
  }

  private boolean isFailure(Reported reported) {
    return reported.finding().severity().isAtLeast(threshold);
  }

  private long failures(CheckReport.Checked checked) {
    return checked.findings().stream().filter(this::isFailure).count();
  }

  private static long cases(CheckReport.Checked checked) {
    return (long) unblemished(checked).size()
        + checked.findings().size()
        + checked.allowed().size();
  }

  /** The journeys of which nothing is told. */
  private static List<String> unblemished(CheckReport.Checked checked) {
    return checked.journeys().stream()
        .filter(journey ->
            checked.findings().stream().noneMatch(found -> journey.equals(found.journey()))
                && checked.allowed().stream().noneMatch(found -> journey.equals(found.journey())))
        .toList();
  }
}
