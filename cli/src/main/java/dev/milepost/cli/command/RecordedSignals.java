package dev.milepost.cli.command;

import dev.milepost.cli.command.MappingLoader.Mapping;
import dev.milepost.cli.terminal.ProgressLine;
import dev.milepost.cli.terminal.ProgressLine.Unit;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.IntakeView;
import dev.milepost.compiler.CompileOptions;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.evidence.Evidence;
import dev.milepost.engine.evidence.EvidenceCollector;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.step.StepResult;
import dev.milepost.server.intake.IntakeReport;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.SignalFile;
import dev.milepost.server.intake.SignalOrder;
import dev.milepost.server.replay.Replay;
import dev.milepost.server.replay.ReplayOptions;
import dev.milepost.server.replay.ReplayWatcher;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file of recorded signals, led through journeys to see what it shows of them. */
final class RecordedSignals implements CompileOptions.History {

  private final Terminal terminal;
  private final Path signals;
  private final @Nullable Path map;
  private int exitCode = ExitCode.CLEAN;

  /**
   * Signals.
   *
   * @param map the mapping file, or null: they are CloudEvents
   */
  RecordedSignals(Terminal terminal, Path signals, @Nullable Path map) {
    this.terminal = terminal;
    this.signals = signals;
    this.map = map;
  }

  /** What became of reading them: all that went wrong was told. */
  int exitCode() {
    return exitCode;
  }

  @Override
  public @Nullable Evidence of(Catalog catalog, List<Plan> plans) {
    try {
      return replay(catalog, plans);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Evidence replay(Catalog catalog, List<Plan> plans) throws IOException {
    Mapping mapping = null;
    if (map != null) {
      mapping = new MappingLoader(terminal).load(map, catalog).orElse(null);
      if (mapping == null) {
        exitCode = ExitCode.FINDINGS;
        return null;
      }
    }
    Watcher watcher = new Watcher();
    ReplayOptions options = new ReplayOptions(SignalOrder.TIME, null, Instant.now());
    long size = Files.isRegularFile(signals) ? Files.size(signals) : -1;
    try (TemporaryFolder folder = TemporaryFolder.create();
        ProgressLine progress = terminal.progress();
        SignalFile file =
            SignalFile.open(
                signals,
                mapping == null ? null : mapping.format(),
                mapping == null ? null : mapping.rules(),
                catalog,
                read -> progress.show("reading", read, size, Unit.BYTES));
        Store store =
            SqliteStores.open(folder.path().resolve("check.db"), SqliteOptions.STANDARD)) {
      new Replay(
              store,
              new Deployment(catalog, plans, List.of()),
              options,
              (taken, all) -> progress.show("replaying", taken, all, Unit.SIGNALS),
              watcher)
          .run(file, _ -> {});
      IntakeReport report = file.report();
      terminal.eraseProgress();
      terminal.message(
          new IntakeView(terminal.messagePaint(), terminal.columns()).text(report, null));
      if (report.broken() != null || report.signals() == 0) {
        exitCode = ExitCode.UNUSABLE;
      }
      if (report.signals() == 0) {
        terminal.complain("`" + signals + "` holds no signal, so it shows nothing");
        return null;
      }
    }
    return watcher.finish(plans);
  }

  /** Hands what the replay shows on to the collector. */
  private static final class Watcher implements ReplayWatcher {
    private @Nullable EvidenceCollector collector;

    @Override
    public void begins(Program program) {
      collector = new EvidenceCollector(program);
    }

    @Override
    public void read(Outcome.Incoming incoming) {
      collector().read(incoming.signal(), incoming.address());
    }

    @Override
    public void stepped(StepResult result, Instant at) {
      collector().stepped(result, at);
    }

    private Evidence finish(List<Plan> plans) {
      return collector().finish(plans.stream().map(PlanHash::of).toList());
    }

    private EvidenceCollector collector() {
      return Objects.requireNonNull(collector, "a replay begins before it does anything");
    }
  }
}
