package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.CommandText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code milepost new}. */
@Command(
    name = "new",
    header = "Start a workspace that is useful at once.",
    customSynopsis = "milepost new [OPTIONS] NAME",
    description = {
      "Makes the folder NAME with three apps, a journey, its scenarios, a few signals to play with,"
          + " a README, a workflow for GitHub and a pre-commit hook. Everything in it checks clean;"
          + " change it bit by bit into yours."
    },
    footer = {
      "  milepost new onboarding",
      "  cd onboarding && milepost check",
      "",
      "Read on in docs/catalog.md."
    })
public final class NewCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "NAME",
      description = "The folder to make; an empty one is taken as it is, any other refused.")
  Path folder = Path.of("");

  /** The command on a terminal. */
  public NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    for (Path file : NewWorkspace.write(folder)) {
      terminal.results().line("wrote   " + Shown.path(file));
    }
    terminal.results().line("");
    terminal.results().line("Try next:");
    terminal.results().line("  " + CommandText.of("cd", folder));
    terminal.results().line("  milepost check");
    terminal.results().line("  milepost replay . --signals signals.jsonl --db run.db");
    terminal.results().line("  milepost timeline run.db globex");
    return ExitCode.CLEAN;
  }
}
