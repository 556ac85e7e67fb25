package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Output;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.engine.plan.Plan;
import dev.milepost.server.graph.MermaidGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code milepost graph}. */
@Command(
    name = "graph",
    header = "Draw journeys as Mermaid flowcharts.",
    customSynopsis = "milepost graph [OPTIONS] [PATH]",
    description = {
      "Writes the picture of a journey: its stages, and on every way between them the condition"
          + " in the journey's own words. One journey gives Mermaid text; several give a Markdown"
          + " page with one picture each, as GitHub and many editors show it."
    },
    footer = {
      "  milepost graph journeys/lending > loan.mmd",
      "  milepost graph journeys > journeys.md",
      "",
      "Read on in docs/cli.md#graph."
    })
public final class GraphCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description =
          "A workspace, a folder of workspaces, or a folder of compiled plans. Default: this"
              + " folder.")
  Path path = Path.of(".");

  /** The command on a terminal. */
  public GraphCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<List<Plan>> loaded = new JourneyLoader(terminal).loadPlans(path);
    if (loaded.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    List<Plan> plans = loaded.get();
    Output results = terminal.results();
    if (plans.size() == 1) {
      results.print(MermaidGraph.draw(plans.getFirst()));
      return ExitCode.CLEAN;
    }
    String separator = "";
    for (Plan plan : plans) {
      results.print(separator);
      results.line("# " + Shown.text(plan.journey()));
      results.print("\n```mermaid\n" + MermaidGraph.draw(plan) + "```\n");
      separator = "\n";
    }
    return ExitCode.CLEAN;
  }
}
