package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.scenario.Coverage;
import dev.milepost.compiler.scenario.CoverageText;
import dev.milepost.compiler.scenario.Failure;
import dev.milepost.compiler.scenario.FailureText;
import dev.milepost.compiler.scenario.JunitXml;
import dev.milepost.compiler.scenario.ScenarioResult;
import dev.milepost.compiler.scenario.ScenarioRunner;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost test}. */
@Command(
    name = "test",
    header = "Run the scenarios of journeys.",
    customSynopsis = "milepost test [OPTIONS] [PATH...]",
    description = {
      "Runs every scenario below each PATH under a clock of its own, which moves only where the"
          + " scenario says so. Nothing leaves the process. A scenario that fails shows the step,"
          + " what was found instead, what happened so far, and the values under the conditions"
          + " that should have been true."
    },
    footer = {
      "  milepost test                        the scenarios of this folder",
      "  milepost test journeys --coverage    and what no scenario exercises",
      "  milepost test --junit results.xml    and a file for the build server",
      "  milepost test --generate -o journeys/onboarding/generated.journey",
      "",
      "Read on in docs/cli.md#test; docs/language.md tells what may stand in a scenario."
    })
public final class TestCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = {
        "A folder or a *.journey file. A folder that holds milepost.conf is a workspace: its files"
            + " are one program. Default: this folder."
      })
  List<Path> paths = List.of();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the results to this file too, as JUnit's XML.")
  @Nullable Path junit;

  @Option(
      names = "--coverage",
      description = "Tell which stages, ways and conditions no scenario exercises.")
  boolean coverage;

  @Option(
      names = "--generate",
      description =
          "Run nothing; write scenarios that reach every stage and take every way instead, as far"
              + " as a search finds them.")
  boolean generate;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "With --generate: a new file for them. Default: standard output.")
  @Nullable Path output;

  private final Findings findings = new Findings();
  private final List<JunitXml.Suite> suites = new ArrayList<>();
  private boolean notRun;

  /** The command on a terminal. */
  public TestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Workspaces found = WorkspaceFinder.find(paths);
    if (generate) {
      int exitCode = new GeneratedScenarios(terminal).write(found.workspaces(), output);
      return WorkspaceFinder.complain(found, terminal) ? ExitCode.UNUSABLE : exitCode;
    }
    if (output != null) {
      throw new UnusableException("-o is for --generate; --junit FILE writes results to a file");
    }
    found.workspaces().forEach(this::test);
    if (junit != null) {
      StagedFiles.writeOne(junit, JunitXml.print(suites));
    }
    if (!found.workspaces().isEmpty()) {
      summarize();
    }
    boolean missing = WorkspaceFinder.complain(found, terminal);
    return missing ? ExitCode.UNUSABLE : exitCode();
  }

  private void test(Workspace workspace) {
    Compilation compilation = Compiler.read(workspace, Today.here());
    String name = Shown.path(workspace.root());
    if (!compilation.isRunnable()) {
      findings.add(compilation);
      notRun = true;
      terminal.message(Findings.render(compilation.diagnostics(), terminal.messagePaint()));
      terminal.complain("`" + workspace.root() + "` has errors, so its scenarios are not run");
      return;
    }
    if (compilation.hasErrors()) {
      terminal.complain(
          "`"
              + workspace.root()
              + "` has errors about how its journeys run, which `milepost check` tells; its"
              + " scenarios are run all the same");
    }
    ScenarioRunner runner = ScenarioRunner.of(compilation);
    Coverage covered = Coverage.of(runner, compilation.plans());
    List<ScenarioResult> results = new ArrayList<>();
    for (Declaration.Scenario scenario : compilation.scenarios()) {
      ScenarioResult result = coverage ? runner.run(scenario, covered) : runner.run(scenario);
      results.add(result);
      show(result);
    }
    suites.add(new JunitXml.Suite(name, results));
    if (coverage) {
      terminal.results().line("");
      CoverageText.lines(covered.report()).forEach(terminal.results()::line);
      terminal.results().line("");
    }
  }

  private void show(ScenarioResult result) {
    Paint paint = terminal.resultPaint();
    Failure failure = result.failure();
    String verdict =
        failure == null
            ? paint.paint(Style.GOOD, "passed") + "  "
            : paint.paint(Style.BAD, "FAILED") + "  ";
    String orders = result.orders() == 1 ? "" : " in " + Amounts.of(result.orders(), "order");
    terminal
        .results()
        .line(
            verdict
                + Shown.text(result.scenario().journey().text())
                + ": "
                + Shown.text(result.scenario().name().text())
                + orders);
    if (failure != null) {
      FailureText.lines(failure, terminal.columns()).forEach(terminal.results()::line);
      terminal.results().line("");
    }
  }

  private void summarize() {
    long scenarios = suites.stream().mapToLong(suite -> suite.results().size()).sum();
    long failed = failed();
    Style style = failed == 0 ? Style.GOOD : Style.BAD;
    String verdict = failed == 0 ? "all passed" : failed + " failed";
    terminal
        .results()
        .line(
            Amounts.of(scenarios, "scenario")
                + " of "
                + Amounts.of(suites.size(), "workspace")
                + ": "
                + terminal.resultPaint().paint(style, scenarios == 0 ? "nothing to run" : verdict));
  }

  private long failed() {
    return suites.stream()
        .flatMap(suite -> suite.results().stream())
        .filter(result -> !result.passed())
        .count();
  }

  private int exitCode() {
    if (notRun) {
      return findings.exitCode();
    }
    return failed() == 0 ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
