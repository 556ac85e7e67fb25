package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Paint;
import dev.milepost.cli.terminal.ProgressLine;
import dev.milepost.cli.terminal.Style;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.CompileOptions;
import dev.milepost.compiler.Compiler;
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
import java.util.stream.IntStream;
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
    List<Compilation> compilations = compile(found.workspaces(), options);
    for (Compilation compilation : compilations) {
      findings.add(compilation);
      if (format == CheckFormat.TEXT) {
        terminal
            .results()
            .print(Findings.render(compilation.diagnostics(), least, terminal.resultPaint()));
      }
    }
    if (proofs != null) {
      StagedFiles.writeOne(proofs, ProofLedger.write(CheckReport.of(compilations)));
    }
    if (saveWitness != null) {
      save(CheckReport.of(compilations), saveWitness);
    }
    if (format != CheckFormat.TEXT) {
      terminal.results().print(report(CheckReport.of(compilations), threshold, least));
    } else if (!compilations.isEmpty()) {
      summarize(compilations, findings);
    }
    boolean missing = WorkspaceFinder.complain(found, terminal);
    int read = recorded == null ? ExitCode.CLEAN : recorded.exitCode();
    return missing ? ExitCode.UNUSABLE : Math.max(read, findings.exitCode());
  }

  /** Compiles workspaces, which know nothing of each other, side by side. */
  private List<Compilation> compile(List<Workspace> workspaces, CompileOptions options) {
    if (quick) {
      return workspaces.parallelStream()
          .map(workspace -> Compiler.skim(workspace, options))
          .toList();
    }
    try (ProgressLine line = terminal.progress()) {
      Progress progress = new Progress(line, workspaces.size());
      return IntStream.range(0, workspaces.size())
          .parallel()
          .mapToObj(place ->
              compile(
                  workspaces.get(place),
                  options.withProgress((done, of) -> progress.show(place, done, of))))
          .toList();
    }
  }

  private Compilation compile(Workspace workspace, CompileOptions options) {
    FoundBefore memory = noCache ? null : FoundBefore.of(workspace.root());
    if (memory == null) {
      return Compiler.compile(workspace, options);
    }
    Compilation compilation = Compiler.compile(workspace, options.withMemory(memory));
    memory.save();
    return compilation;
  }

  /** How many journeys of all workspaces that have begun are done. */
  private static final class Progress {
    private final ProgressLine line;
    private final int[] done;
    private final int[] of;

    Progress(ProgressLine line, int workspaces) {
      this.line = line;
      this.done = new int[workspaces];
      this.of = new int[workspaces];
    }

    synchronized void show(int workspace, int doneThere, int ofThere) {
      done[workspace] = Math.max(done[workspace], doneThere);
      of[workspace] = ofThere;
      line.show(
          "analysing",
          IntStream.of(done).sum(),
          IntStream.of(of).sum(),
          ProgressLine.Unit.JOURNEYS);
    }
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

  private void summarize(List<Compilation> compilations, Findings findings) {
    int journeys = 0;
    int files = 0;
    for (Compilation compilation : compilations) {
      Workspace workspace = compilation.workspace();
      journeys += compilation.plans().size();
      files += workspace.sources().size() + workspace.unreadable().size();
    }
    Paint paint = terminal.resultPaint();
    Style style = findings.exitCode() == ExitCode.CLEAN ? Style.GOOD : Style.BAD;
    String checked =
        Amounts.of(files, "file")
            + " of "
            + Amounts.of(compilations.size(), "workspace")
            + (findings.errors() == 0 ? " with " + Amounts.of(journeys, "journey") : "");
    String depth = quick ? "; nothing was proved about their conditions" : "";
    terminal.results().line(checked + ": " + paint.paint(style, findings.summary()) + depth);
  }
}
