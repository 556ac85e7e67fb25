package dev.milepost.cli.command;

import dev.milepost.cli.command.WorkspaceChecks.Checked;
import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.Style;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.CompileOptions;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.report.CheckReport;
import dev.milepost.compiler.report.GithubReport;
import dev.milepost.compiler.report.JsonReport;
import dev.milepost.compiler.report.JunitReport;
import dev.milepost.compiler.report.ProofLedger;
import dev.milepost.compiler.report.SarifReport;
import dev.milepost.compiler.report.WitnessFiles;
import dev.milepost.compiler.settings.Levels;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.compiler.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost check}. */
@Command(
    name = "check",
    header = "Find mistakes in journeys before anything runs.",
    customSynopsis = "milepost check [OPTIONS] [PATH...]",
    description = {
      "Reads all journeys below each PATH and reports every mistake in one run: where it stands,"
          + " why it is one, and what to write instead. No journey is run."
    },
    footer = {
      "  milepost check                      the journeys of this folder",
      "  milepost check journeys             every workspace below the folder journeys",
      "  milepost check onboarding/a.journey the workspace that this file belongs to",
      "  milepost check --format sarif > milepost.sarif",
      "  milepost check --deny note          notes fail the build too",
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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, sarif, github or junit. Default: text.")
  CheckFormat format = CheckFormat.TEXT;

  @Option(
      names = "--notes",
      description = "Show notes too. (text and github count them and leave them out.)")
  boolean notes;

  @Mixin LevelOptions levelOptions = new LevelOptions();

  @Option(
      names = "--proofs",
      paramLabel = "FILE",
      description = "Write every question that the analysis asked, with its answer, to this file.")
  @Nullable Path proofs;

  @Option(
      names = "--save-witness",
      paramLabel = "DIR",
      description =
          "Write each witness as a scenario into this folder, which should be one of the workspace"
              + " for milepost test to run them.")
  @Nullable Path saveWitness;

  @Option(
      names = "--signals",
      paramLabel = "FILE",
      description =
          "Lead these recorded signals through the journeys too, and tell what they show of them."
              + " As in milepost replay.")
  @Nullable Path signals;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "With --signals: says which column or attribute sets which field.")
  @Nullable Path map;

  @Option(
      names = "--quick",
      description =
          "Look at the texts and their types only, not at what conditions say and executions can"
              + " come to: for an editor, or before each commit.")
  boolean quick;

  @Option(
      names = "--no-cache",
      description = "Find everything anew, also of journeys that have not changed.")
  boolean noCache;

  /** The command on a terminal. */
  public CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Levels levels = levelOptions.levels();
    Severity threshold = levelOptions.threshold();
    if (quick && (proofs != null || saveWitness != null)) {
      throw new UnusableException(
          "--quick proves nothing; leave it out where --proofs or --save-witness is wanted");
    }
    Severity least = notes || threshold == Severity.NOTE ? Severity.NOTE : Severity.WARNING;
    Workspaces found = WorkspaceFinder.find(paths);
    RecordedSignals recorded = recorded(found);
    CompileOptions options =
        CompileOptions.on(Today.here()).withLevels(levels).withHistory(recorded);
    Findings findings = new Findings(threshold, least);
    List<Checked> all = check(found.workspaces(), options);
    for (Checked checked : all) {
      findings.add(checked);
      if (format == CheckFormat.TEXT) {
        terminal
            .results()
            .print(Findings.render(checked.summary().diagnostics(), least, terminal.resultPaint()));
      }
    }
    List<Compilation> compilations = all.stream().flatMap(Checked::whole).toList();
    if (proofs != null) {
      StagedFiles.writeOne(proofs, ProofLedger.write(CheckReport.of(compilations)));
    }
    if (saveWitness != null) {
      save(CheckReport.of(compilations), saveWitness);
    }
    if (format != CheckFormat.TEXT) {
      terminal.results().print(report(CheckReport.of(compilations), threshold, least));
    } else if (!all.isEmpty()) {
      summarize(all, findings);
    }
    boolean missing = WorkspaceFinder.complain(found, terminal);
    int read = recorded == null ? ExitCode.CLEAN : recorded.exitCode();
    return missing ? ExitCode.UNUSABLE : Math.max(read, findings.exitCode());
  }

  private List<Checked> check(List<Workspace> workspaces, CompileOptions options) {
    WorkspaceChecks checks =
        new WorkspaceChecks(terminal, options, noCache ? null : CacheFolder.ofUser());
    if (quick) {
      return checks.skim(workspaces);
    }
    boolean isForPeople = format == CheckFormat.TEXT && proofs == null && saveWitness == null;
    return isForPeople ? checks.summarize(workspaces) : checks.compile(workspaces);
  }

  private void save(CheckReport report, Path folder) throws IOException {
    Map<String, String> files = WitnessFiles.of(report);
    if (files.isEmpty()) {
      terminal.message("no finding has a witness, so `" + Shown.path(folder) + "` gets none\n");
      return;
    }
    StagedFiles.write(folder, files);
    terminal.message(
        Amounts.of(files.size(), "scenario") + " written into `" + Shown.path(folder) + "`\n");
  }

  private @Nullable RecordedSignals recorded(Workspaces found) {
    if (signals == null) {
      if (map != null) {
        throw new UnusableException("--map is for --signals; name the signals as well");
      }
      return null;
    }
    if (found.workspaces().size() > 1) {
      throw new UnusableException("signals are of one workspace; name the one that they are of");
    }
    return new RecordedSignals(terminal, signals, map);
  }

  private String report(CheckReport report, Severity threshold, Severity least) {
    return switch (format) {
      case TEXT -> throw new IllegalStateException("text is written as it comes");
      case JSON -> JsonReport.write(report);
      case SARIF -> SarifReport.write(report, Version.number());
      case GITHUB -> GithubReport.write(report, least);
      case JUNIT -> JunitReport.write(report, threshold);
    };
  }

  private void summarize(List<Checked> all, Findings findings) {
    int journeys = 0;
    int files = 0;
    for (Checked checked : all) {
      Workspace workspace = checked.workspace();
      journeys += checked.summary().journeys();
      files += workspace.sources().size() + workspace.unreadable().size();
    }
    Paint paint = terminal.resultPaint();
    Style style = findings.exitCode() == ExitCode.CLEAN ? Style.GOOD : Style.BAD;
    String checked =
        Amounts.of(files, "file")
            + " of "
            + Amounts.of(all.size(), "workspace")
            + (findings.errors() == 0 ? " with " + Amounts.of(journeys, "journey") : "");
    String depth = quick ? "; nothing was proved about their conditions" : "";
    terminal.results().line(checked + ": " + paint.paint(style, findings.summary()) + depth);
  }
}
