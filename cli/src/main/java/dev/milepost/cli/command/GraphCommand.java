package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Output;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.engine.plan.Plan;
import dev.milepost.server.graph.MermaidGraph;
import dev.milepost.server.graph.SvgGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost graph}. */
@Command(
    name = "graph",
    header = "Draw journeys, as SVG or Mermaid.",
    customSynopsis = "milepost graph [OPTIONS] [PATH]",
    description = {
      "Writes the picture of a journey: its stages, and on every way between them the condition"
          + " in the journey's own words. As Mermaid, one journey gives plain text, and several"
          + " give a Markdown page with a picture each, as GitHub and many editors show it. As SVG,"
          + " each journey is a picture of its own that needs nothing else: one goes to standard"
          + " output, and several into the folder that --output names."
    },
    footer = {
      "  milepost graph journeys/lending > loan.mmd",
      "  milepost graph journeys/lending --format svg > loan.svg",
      "  milepost graph journeys --format svg --output pictures",
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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "mermaid or svg. Default: mermaid.")
  GraphFormat format = GraphFormat.MERMAID;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "Write a file for each journey into this folder, which is made where it does not exist.")
  @Nullable Path output;

  /** The command on a terminal. */
  public GraphCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<List<Plan>> loaded = new JourneyLoader(terminal).loadPlans(path);
    if (loaded.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    List<Plan> plans = loaded.get();
    if (output != null) {
      write(plans, output);
    } else if (plans.size() == 1) {
      terminal.results().print(draw(plans.getFirst()));
    } else if (format == GraphFormat.SVG) {
      throw new UnusableException(
          "`"
              + path
              + "` has "
              + plans.size()
              + " journeys, and one file of SVG holds one picture; `--output DIR` writes a file for"
              + " each");
    } else {
      page(plans);
    }
    return ExitCode.CLEAN;
  }

  private void write(List<Plan> plans, Path folder) throws IOException {
    FileNames names = new FileNames();
    Map<String, String> pictures = new LinkedHashMap<>();
    String extension = format == GraphFormat.SVG ? ".svg" : ".mmd";
    plans.forEach(plan -> pictures.put(names.next(plan.journey()) + extension, draw(plan)));
    for (Path file : StagedFiles.write(folder, pictures)) {
      terminal.results().line("wrote " + Shown.path(file));
    }
  }

  private String draw(Plan plan) {
    return switch (format) {
      case MERMAID -> MermaidGraph.draw(plan);
      case SVG -> SvgGraph.draw(plan);
    };
  }

  private void page(List<Plan> plans) {
    Output results = terminal.results();
    String separator = "";
    for (Plan plan : plans) {
      results.print(separator);
      results.line("# " + Shown.text(plan.journey()));
      results.print("\n```mermaid\n" + MermaidGraph.draw(plan) + "```\n");
      separator = "\n";
    }
  }
}
