package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.ProgressLine;
import dev.milepost.cli.terminal.ProgressLine.Unit;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.server.operate.Pruning;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost prune}. */
@Command(
    name = "prune",
    header = "Replace the old part of a database's log by verified snapshots.",
    customSynopsis = "milepost prune [OPTIONS] DB --before TIME",
    description = {
      "For each subject, the lines of the log before a time are replayed and replaced by the state"
          + " that they give, with the timeline of those lines and the actions that were settled."
          + " A subject whose replay does not give exactly what is stored is left alone. Where"
          + " executions stand, facts, and all counts stay."
    },
    footer = {
      "  milepost backup run.db before-pruning.db",
      "  milepost prune run.db --before 2026-01-01",
      "",
      "Read on in docs/cli.md#prune.",
    })
public final class PruneCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database.")
  Path database = Path.of("");

  @Option(
      names = "--before",
      required = true,
      paramLabel = "TIME",
      description = "Remove what is older (2026-02-06T09:00:00Z or 2026-02-06).")
  @Nullable Instant before;

  /** The command on a terminal. */
  public PruneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!Files.exists(database)) {
      throw new UnusableException("there is no database `" + database + "`");
    }
    Pruning.Result result;
    try (ProgressLine progress = terminal.progress();
        Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      result =
          Pruning.prune(
              store,
              before == null ? Instant.MIN : before,
              looked -> progress.show("pruning", looked, -1, Unit.SUBJECTS));
      Intervention.note(
          store,
          System.getProperty("user.name", "somebody"),
          new Intervention.Noted("prune", String.valueOf(before)));
    }
    terminal
        .results()
        .line(
            "removed "
                + Amounts.of(result.lines(), "line")
                + " of the log of "
                + Amounts.of(result.subjects(), "subject"));
    if (result.leftAlone().isEmpty()) {
      return ExitCode.CLEAN;
    }
    terminal.complain(
        Amounts.of(result.leftAlone().size(), "subject")
            + " did not verify and stayed as they were; milepost verify tells which");
    return ExitCode.FINDINGS;
  }
}
