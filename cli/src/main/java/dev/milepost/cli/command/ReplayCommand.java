package dev.milepost.cli.command;

import dev.milepost.cli.command.MappingLoader.Mapping;
import dev.milepost.cli.terminal.ProgressLine;
import dev.milepost.cli.terminal.ProgressLine.Unit;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.IntakeView;
import dev.milepost.cli.view.ReplayView;
import dev.milepost.server.intake.IntakeReport;
import dev.milepost.server.intake.RejectFile;
import dev.milepost.server.intake.SignalFile;
import dev.milepost.server.intake.SignalOrder;
import dev.milepost.server.intake.message.MessageFile;
import dev.milepost.server.intake.message.SignalFormat;
import dev.milepost.server.replay.Replay;
import dev.milepost.server.replay.ReplayOptions;
import dev.milepost.server.replay.ReplayResult;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost replay}. */
@Command(
    name = "replay",
    header = "Run recorded signals through journeys.",
    customSynopsis = "milepost replay [OPTIONS] PATH --signals FILE",
    description = {
      "Takes every signal of a file at its own time, lets timers run out in between, and says where"
          + " the executions ended. Nothing leaves this machine: actions are only written down."
          + " Lines that are no signals are counted, explained and kept; the good ones go on."
    },
    footer = {
      "  milepost replay journeys/onboarding --signals signals.jsonl",
      "  milepost replay journeys/lending --signals log.xes.gz \\",
      "      --map journeys/lending/loan-log.map",
      "  milepost replay plans --signals signals.jsonl --db run.db",
      "  milepost timeline run.db acme",
      "",
      "Read on in docs/cli.md#replay; docs/signals.md tells what a file of signals looks like."
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final String REJECTS = ".rejects.jsonl";

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      description = "A workspace, or a folder that milepost compile wrote.")
  Path path = Path.of("");

  @Option(
      names = "--signals",
      required = true,
      paramLabel = "FILE",
      description =
          "The signals: CloudEvents as JSON Lines or, with --map, also CSV, XES and other JSON;"
              + " each also gzipped (.gz).")
  Path signals = Path.of("");

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "Says which column or attribute sets which field.")
  @Nullable Path map;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description =
          "Keep everything in this database, and go on from what it holds. Default: a database"
              + " that is gone at the end.")
  @Nullable Path database;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "time: by the signals' times, equal ones as in the file. file: as in the file, each"
              + " subject with a clock of its own. Default: time.")
  SignalOrder order = SignalOrder.TIME;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "Take no signal after this time (2026-02-06T09:00:00Z or 2026-02-06), and let timers run"
              + " up to it. Default: the time of the last signal.")
  @Nullable Instant until;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
  ReplayFormat format = ReplayFormat.TEXT;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Keep lines that are no signals here. Default: the name of the signals with"
              + " .rejects.jsonl, in this folder.")
  @Nullable Path rejects;

  /** The command on a terminal. */
  public ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Journeys> journeys = new JourneyLoader(terminal).load(path);
    if (journeys.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    @Nullable Mapping mapping = null;
    if (map != null) {
      mapping = new MappingLoader(terminal).load(map, journeys.get().catalog()).orElse(null);
      if (mapping == null) {
        return ExitCode.FINDINGS;
      }
    }
    if (database != null) {
      boolean isNew = !Files.exists(database, LinkOption.NOFOLLOW_LINKS);
      return isNew
          ? replayIntoNew(journeys.get(), mapping, database)
          : replay(journeys.get(), mapping, database);
    }
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      return replay(journeys.get(), mapping, folder.path().resolve("replay.db"));
    }
  }

  /** A replay that fails leaves no new database behind. */
  private int replayIntoNew(Journeys journeys, @Nullable Mapping mapping, Path file)
      throws IOException {
    boolean isDone = false;
    try {
      int exitCode = replay(journeys, mapping, file);
      isDone = true;
      return exitCode;
    } finally {
      if (!isDone) {
        SqliteStores.remove(file);
      }
    }
  }

  private int replay(Journeys journeys, @Nullable Mapping mapping, Path file) throws IOException {
    Deployment deployment = new Deployment(journeys.catalog(), journeys.plans(), List.of());
    ReplayOptions options = new ReplayOptions(order, until, Instant.now());
    RejectFile rejectFile = new RejectFile(rejects == null ? usualRejects() : rejects);
    try (ProgressLine progress = terminal.progress();
        SignalFile signalFile = open(journeys, mapping, progress);
        Store store = SqliteStores.open(file, SqliteOptions.STANDARD);
        rejectFile) {
      Replay replay =
          new Replay(
              store,
              deployment,
              options,
              (taken, all) -> progress.show("replaying", taken, all, Unit.SIGNALS));
      ReplayResult result = replay.run(signalFile, rejectFile);
      boolean keptSome = rejectFile.finish();
      terminal.eraseProgress();
      tell(result, journeys, signalFile.report(), keptSome ? rejectFile.path() : null);
      return exitCode(signalFile.report());
    }
  }

  private SignalFile open(Journeys journeys, @Nullable Mapping mapping, ProgressLine progress)
      throws IOException {
    boolean isFile = Files.isRegularFile(signals);
    long size = isFile ? Files.size(signals) : -1;
    if (isFile && mapping != null && mapping.format() != null) {
      requireFormat(mapping.format());
    }
    return SignalFile.open(
        signals,
        mapping == null ? null : mapping.format(),
        mapping == null ? null : mapping.rules(),
        journeys.catalog(),
        read -> progress.show("reading", read, size, Unit.BYTES));
  }

  private void requireFormat(SignalFormat mapped) throws IOException {
    try (MessageFile file = MessageFile.open(signals, null, _ -> {})) {
      if (file.format() != mapped) {
        throw new UnusableException(
            "`%s` looks like %s, and the mapping `%s` is for %s"
                .formatted(signals, file.format().title(), map, mapped.title()));
      }
    }
  }

  private void tell(
      ReplayResult result, Journeys journeys, IntakeReport report, @Nullable Path rejected) {
    ReplayView view = new ReplayView(terminal.resultPaint(), terminal.columns());
    String summary =
        switch (format) {
          case JSON -> ReplayView.json(result);
          case TEXT -> view.text(result, journeys.plans());
        };
    terminal.results().print(summary);
    IntakeView intake = new IntakeView(terminal.messagePaint(), terminal.columns());
    terminal.message(intake.text(report, rejected));
  }

  /** Refused lines are told and are no failure; a file that breaks off, or is none, is one. */
  private static int exitCode(IntakeReport report) {
    boolean isUseless = report.messages() > 0 && report.signals() == 0;
    return report.broken() != null || isUseless ? ExitCode.UNUSABLE : ExitCode.CLEAN;
  }

  private Path usualRejects() {
    Path name = signals.getFileName();
    return Path.of((name == null ? "signals" : name.toString()) + REJECTS);
  }
}
