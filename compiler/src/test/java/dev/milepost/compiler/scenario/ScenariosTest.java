package dev.milepost.compiler.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiled;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenariosTest {

  private static final int COLUMNS = 100;

  @Test
  void thoseOfTheExamplesPass() {
    List<Compilation> compilations =
        Workspaces.find(List.of(Path.of("../journeys"))).workspaces().stream()
            .map(workspace -> Compiler.read(workspace, Compiled.TODAY))
            .filter(compilation -> !compilation.plans().isEmpty())
            .toList();

    assertThat(compilations).hasSizeGreaterThanOrEqualTo(6);
    for (Compilation compilation : compilations) {
      assertThat(compilation.scenarios()).hasSizeGreaterThanOrEqualTo(4);
      assertThat(failures(compilation)).isEmpty();
    }
  }

  @Test
  void sayWhatTheSemanticsPromise() {
    Compilation compilation = Compiled.file(input("semantics.journey"));

    assertThat(Compiled.findings(compilation)).isEmpty();
    assertThat(compilation.scenarios()).hasSize(20);
    assertThat(failures(compilation)).isEmpty();
  }

  @Test
  void tellInManyWaysWhyTheyFail() {
    Path input = input("failing.journey");
    Compilation compilation = Compiled.file(input);
    ScenarioRunner runner = ScenarioRunner.of(compilation);
    StringBuilder told = new StringBuilder();

    for (var scenario : compilation.scenarios()) {
      ScenarioResult result = runner.run(scenario);
      assertThat(result.passed()).as(scenario.name().text()).isFalse();
      told.append("## ").append(scenario.name().text()).append('\n');
      told.append(text(result)).append('\n');
    }
    GoldenFiles.assertMatches(input, ".failures", told.toString());
  }

  @Test
  void tellWhatTheyDoNotExercise() {
    Path input = input("semantics.journey");
    Compilation compilation = Compiled.file(input);
    ScenarioRunner runner = ScenarioRunner.of(compilation);
    Coverage coverage = Coverage.of(runner, compilation.plans());

    compilation.scenarios().forEach(scenario -> runner.run(scenario, coverage));

    GoldenFiles.assertMatches(
        input, ".coverage", String.join("\n", CoverageText.lines(coverage.report())) + "\n");
  }

  @Test
  void areToldToBuildServersWithEveryCharacterEscaped() {
    String journey =
        """
        app A
          record R
            S: text
        subject C
          key K: A.R.Id
        journey "J <&>" for C
          starts when: A.R.S = "]]>"
          stage "One"
            ends as "done"
        scenario "quotes \\"and\\" 'more' <&>" of "J <&>"
          given C "c"
          when A.R "c": S = "]]>"
          then has not started
        scenario "fine" of "J <&>"
          given C "c"
          then has not started
        """;
    Compilation compilation = Compiled.text("j.journey", journey);
    ScenarioRunner runner = ScenarioRunner.of(compilation);
    List<ScenarioResult> results = compilation.scenarios().stream().map(runner::run).toList();

    String xml = JunitXml.print(List.of(new JunitXml.Suite("a & b", results)));

    assertThat(xml)
        .contains("<testsuites name=\"milepost\" tests=\"2\" failures=\"1\">")
        .contains("<testsuite name=\"a &amp; b\" tests=\"2\" failures=\"1\"")
        .contains("name=\"quotes &quot;and&quot; 'more' &lt;&amp;&gt;\"")
        .contains("S = &quot;]]&gt;&quot;")
        .contains("name=\"fine\" file=\"j.journey\" line=\"14\"/>");
  }

  @Test
  void whatTwoConditionsCountIsCountedOnce() {
    String journey =
        """
        app A
          record R
            S: "x" | "y"
          event Paid
            R: text
        subject C
          key K: A.R.Id, A.Paid.R
        journey "J" for C
          starts when: A.R.S = "x"
          stage "One"
            may wait forever
            advances to "Two" when: A.Paid at least 2 times AND A.R.S = "y"
            else advances to "Three" when: A.Paid at least 2 times
          stage "Two"
            ends as "two"
          stage "Three"
            ends as "three"
        scenario "twice" of "J"
          given C "c"
          when A.R "c": S = "x"
          and A.Paid
          then stage is "One"
          when A.Paid
          then ended as "three"
        """;

    Compilation compilation = Compiled.text("j.journey", journey);

    assertThat(failures(compilation)).isEmpty();
  }

  @Test
  void aReminderEverySecondForYearsIsRefused() {
    String journey =
        """
        app A
          record R
            S: text
          action Beep
        subject C
          key K: A.R.Id
        journey "J" for C
          starts when: A.R.S = "x"
          stage "One"
            every 1 second: A.Beep
            may wait forever
            advances to "Two" when: A.R.S = "y"
          stage "Two"
            ends as "done"
        scenario "too much" of "J"
          given C "c"
          when A.R "c": S = "x"
          and 12 months pass
          then has not ended
        """;
    Compilation compilation = Compiled.text("j.journey", journey);

    ScenarioResult result = ScenarioRunner.of(compilation).run(compilation.scenarios().getFirst());

    assertThat(result.failure()).isNotNull();
    assertThat(text(result))
        .contains("more than 100000 timers were due so far")
        .contains("events before");
  }

  private static List<String> failures(Compilation compilation) {
    ScenarioRunner runner = ScenarioRunner.of(compilation);
    return compilation.scenarios().stream()
        .map(runner::run)
        .filter(result -> !result.passed())
        .map(ScenariosTest::text)
        .toList();
  }

  private static String text(ScenarioResult result) {
    Failure failure = result.failure();
    return failure == null
        ? "passed"
        : String.join("\n", FailureText.lines(failure, COLUMNS)) + "\n";
  }

  private static Path input(String name) {
    return GoldenFiles.inputs("scenario", name).getFirst();
  }
}
