package dev.milepost.compiler.scenario;

import dev.milepost.compiler.text.XmlText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Results in the form that build servers read: JUnit's XML, one suite a workspace, one case a
 * scenario. It holds no durations, so that equal results are equal files.
 */
public final class JunitXml {

  private static final int WIDTH = 100;

  private JunitXml() {}

  /**
   * The results of one workspace.
   *
   * @param name what the workspace is known by
   */
  public record Suite(String name, List<ScenarioResult> results) {
    public Suite {
      results = List.copyOf(results);
    }

    private long failures() {
      return results.stream().filter(result -> !result.passed()).count();
    }
  }

  /** The file's text. */
  public static String print(List<Suite> suites) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    long tests = suites.stream().mapToLong(suite -> suite.results().size()).sum();
    long failures = suites.stream().mapToLong(Suite::failures).sum();
    xml.append("<testsuites name=\"milepost\"").append(counts(tests, failures)).append(">\n");
    for (Suite suite : suites) {
      xml.append("  <testsuite name=")
          .append(XmlText.attribute(suite.name()))
          .append(counts(suite.results().size(), suite.failures()))
          .append(" errors=\"0\" skipped=\"0\">\n");
      suite.results().forEach(result -> add(xml, result));
      xml.append("  </testsuite>\n");
    }
    return xml.append("</testsuites>\n").toString();
  }

  private static void add(StringBuilder xml, ScenarioResult result) {
    var scenario = result.scenario();
    xml.append("    <testcase classname=")
        .append(XmlText.attribute(scenario.journey().text()))
        .append(" name=")
        .append(XmlText.attribute(scenario.name().text()))
        .append(" file=")
        .append(XmlText.attribute(scenario.span().source().name()))
        .append(" line=\"")
        .append(scenario.header().position().line())
        .append('"');
    Failure failure = result.failure();
    if (failure == null) {
      xml.append("/>\n");
      return;
    }
    String story = FailureText.lines(failure, WIDTH).stream().collect(Collectors.joining("\n"));
    xml.append(">\n      <failure type=\"expectation\" message=")
        .append(XmlText.attribute(failure.found()))
        .append('>')
        .append(XmlText.escape(story))
        .append("</failure>\n    </testcase>\n");
  }

  private static String counts(long tests, long failures) {
    return " tests=\"" + tests + "\" failures=\"" + failures + '"';
  }
}
