package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.generate.ScenarioGenerator;
import dev.milepost.compiler.generate.ScenarioGenerator.Generated;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.plan.Plan.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes scenarios for journeys, and tells which ways none of them takes. */
final class GeneratedScenarios {

  private final Terminal terminal;
  private final Findings findings = new Findings();

  GeneratedScenarios(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Writes them.
   *
   * @param file a file that does not exist, or null: standard output
   * @return the exit code
   * @throws UnusableException where the file is there, or there is more than one workspace for it
   */
  int write(List<Workspace> workspaces, @Nullable Path file) throws IOException {
    if (file != null && Files.exists(file)) {
      throw new UnusableException("`" + file + "` is there already; name a new file");
    }
    if (file != null && workspaces.size() > 1) {
      throw new UnusableException(
          "there are "
              + workspaces.size()
              + " workspaces, and one file belongs to one; name one workspace");
    }
    for (Workspace workspace : workspaces) {
      Compilation compilation = Compiler.read(workspace, Today.here());
      if (compilation.hasErrors()) {
        findings.add(compilation);
        terminal.message(Findings.render(compilation.diagnostics(), terminal.messagePaint()));
        terminal.complain("`" + workspace.root() + "` has errors, so its journeys are not run");
        continue;
      }
      Generated generated = ScenarioGenerator.generate(compilation, Today.here());
      if (file != null) {
        StagedFiles.writeOne(file, generated.text());
      } else {
        if (workspaces.size() > 1) {
          terminal.results().line("# " + Shown.path(workspace.root()) + "\n");
        }
        terminal.results().print(generated.text());
      }
      tell(workspace, generated);
    }
    return findings.exitCode();
  }

  private void tell(Workspace workspace, Generated generated) {
    StringBuilder lines = new StringBuilder();
    lines.append(Shown.path(workspace.root())).append(": ");
    lines.append(Amounts.of(generated.scenarios(), "scenario"));
    lines.append(generated.missing().isEmpty() ? ", which take every way\n" : "; not taken are\n");
    for (SourceText way : generated.missing()) {
      lines
          .append("  ")
          .append(Shown.text(way.file()))
          .append(':')
          .append(way.line())
          .append(':')
          .append(way.column())
          .append("  ")
          .append(Shown.text(way.text().replaceAll("\\s+", " ")))
          .append('\n');
    }
    terminal.message(lines.toString());
  }
}
