package dev.milepost.cli.command;

import dev.milepost.cli.command.MappingLoader.Mapping;
import dev.milepost.cli.terminal.ProgressLine;
import dev.milepost.cli.terminal.ProgressLine.Unit;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.FitView;
import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.engine.binding.Reception;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.server.intake.FitCheck;
import dev.milepost.server.intake.FitReport;
import dev.milepost.server.intake.SignalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost catalog check}. */
@Command(
    name = "check",
    header = "Say which recorded signals do not fit what is declared.",
    customSynopsis = "milepost catalog check [OPTIONS] SIGNALS [PATH]",
    description = {
      "Reads signals as a replay would, runs nothing, and says by type and field what does not fit,"
          + " how often, where first, and what was perhaps meant. Fields that no app declares are"
          + " told too; the intake ignores them, so they are no misfits."
    },
    footer = {
      "  milepost catalog check signals.jsonl journeys/onboarding",
      "  milepost catalog check log.csv journeys/lending --map journeys/lending/loan-table.map",
      "  milepost catalog check webhooks.jsonl journeys/apps --hooks Stripe",
      "  milepost catalog check signals.jsonl --format json",
      "",
      "Read on in docs/catalog.md; docs/signals.md tells what a file of signals looks like."
    })
public final class CatalogCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "SIGNALS",
      description =
          "The signals: CloudEvents as JSON Lines or, with --map, also CSV, XES and other JSON;"
              + " each also gzipped (.gz).")
  Path signals = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      description = "The workspace: a folder, or a file in it. Default: this folder.")
  Path path = Path.of(".");

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "Says which column or attribute sets which field.")
  @Nullable Path map;

  @Option(
      names = "--hooks",
      paramLabel = "APP",
      description =
          "The lines are bodies of webhooks of this app, read by its `receives`; a member `header`"
              + " holds the headers that it reads.")
  @Nullable String hooks;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
  ReplayFormat format = ReplayFormat.TEXT;

  /** The command on a terminal. */
  public CatalogCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (map != null && hooks != null) {
      throw new UnusableException("name either a --map or the app of --hooks");
    }
    Compilation compilation = Compiler.read(WorkspaceFinder.one(path), Today.here());
    if (compilation.hasErrors()) {
      Findings findings = new Findings();
      findings.add(compilation);
      terminal.message(Findings.render(compilation.diagnostics(), terminal.messagePaint()));
      terminal.complain(
          "`" + path + "` has " + findings.summary() + ", so nothing is held against it");
      return findings.exitCode();
    }
    Catalog catalog = compilation.catalog();
    Reception reception = null;
    if (hooks != null) {
      reception = compilation.bindings().receives().get(hooks);
      if (reception == null) {
        throw new UnusableException(
            "no app `" + hooks + "` of `" + path + "` says how its webhooks are read (`receives`)");
      }
    }
    @Nullable Mapping mapping = null;
    if (map != null) {
      mapping = new MappingLoader(terminal).load(map, catalog).orElse(null);
      if (mapping == null) {
        return ExitCode.FINDINGS;
      }
    }
    FitReport report = read(catalog, mapping, reception);
    terminal.eraseProgress();
    terminal
        .results()
        .print(
            switch (format) {
              case JSON -> FitView.json(report);
              case TEXT -> new FitView(terminal.resultPaint(), terminal.columns()).text(report);
            });
    return report.fits() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private FitReport read(Catalog catalog, @Nullable Mapping mapping, @Nullable Reception reception)
      throws IOException {
    long size = Files.isRegularFile(signals) ? Files.size(signals) : -1;
    try (ProgressLine progress = terminal.progress();
        SignalFile file =
            open(
                catalog,
                mapping,
                reception,
                read -> progress.show("reading", read, size, Unit.BYTES))) {
      return FitCheck.read(file, catalog);
    }
  }

  private SignalFile open(
      Catalog catalog,
      @Nullable Mapping mapping,
      @Nullable Reception reception,
      LongConsumer progress)
      throws IOException {
    return reception == null
        ? SignalFile.open(
            signals,
            mapping == null ? null : mapping.format(),
            mapping == null ? null : mapping.rules(),
            catalog,
            progress)
        : SignalFile.openHooks(signals, reception.mapping(), catalog, progress);
  }
}
