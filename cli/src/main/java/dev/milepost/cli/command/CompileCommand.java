package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost compile}. */
@Command(
    name = "compile",
    header = "Turn journeys into plans that machines run.",
    customSynopsis = "milepost compile [OPTIONS] [PATH] -o DIR",
    description = {
      "Checks a workspace and writes one plan a journey, and the catalogue of what it declares, as"
          + " JSON. All files are written or none; with errors in the journeys, none. Plans of"
          + " journeys that are gone are removed from DIR."
    },
    footer = {
      "  milepost compile journeys/onboarding -o plans",
      "  milepost replay plans --signals signals.jsonl",
      "",
      "Read on in docs/cli.md#compile."
    })
public final class CompileCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "The workspace: a folder, or a file in it. Default: this folder.")
  Path path = Path.of(".");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The folder for the plans; it is made where it does not exist.")
  Path output = Path.of("");

  /** The command on a terminal. */
  public CompileCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Journeys> journeys = new JourneyLoader(terminal).compile(path);
    if (journeys.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    PlanFolder.Written written = PlanFolder.write(journeys.get(), output);
    for (Path file : written.files()) {
      terminal.results().line("wrote   " + Shown.path(file));
    }
    for (Path file : written.removed()) {
      terminal.results().line("removed " + Shown.path(file) + ", whose journey is gone");
    }
    return ExitCode.CLEAN;
  }
}
