package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code milepost check}. */
@Command(
    name = "check",
    header = "Find mistakes in journeys before anything runs.",
    customSynopsis = "milepost check [OPTIONS] [PATH...]",
    description = {
      "Reads all journeys below each PATH and reports every mistake in one run: where it stands,"
          + " why it is one, and what to write instead. Nothing is run and nothing is written."
    },
    footer = {
      "  milepost check                      the journeys of this folder",
      "  milepost check journeys             every workspace below the folder journeys",
      "  milepost check onboarding/a.journey the workspace that this file belongs to",
      "",
      "Read on in docs/cli.md#check; docs/language.md tells what may stand in a journey."
    })
public final class CheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = {
        "A folder or a *.journey file. A folder that holds milepost.conf is a workspace: its files"
            + " are one program. Default: this folder."
      })
  List<Path> paths = List.of();

  /** The command on a terminal. */
  public CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Workspaces found = WorkspaceFinder.find(paths);
    Paint paint = terminal.resultPaint();
    Findings findings = new Findings();
    int journeys = 0;
    int files = 0;
    for (Workspace workspace : found.workspaces()) {
      Compilation compilation = Compiler.compile(workspace, Today.here());
      findings.add(compilation);
      journeys += compilation.plans().size();
      files += workspace.sources().size() + workspace.unreadable().size();
      terminal.results().print(Findings.render(compilation.diagnostics(), paint));
    }
    if (!found.workspaces().isEmpty()) {
      Style style = findings.exitCode() == ExitCode.CLEAN ? Style.GOOD : Style.BAD;
      String checked =
          Amounts.of(files, "file")
              + " of "
              + Amounts.of(found.workspaces().size(), "workspace")
              + (findings.errors() == 0 ? " with " + Amounts.of(journeys, "journey") : "");
      terminal.results().line(checked + ": " + paint.paint(style, findings.summary()));
    }
    boolean missing = WorkspaceFinder.complain(found, terminal);
    return missing ? ExitCode.UNUSABLE : findings.exitCode();
  }
}
