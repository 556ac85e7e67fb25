package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.StallsView;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.operate.StallJson;
import dev.milepost.server.operate.StallReport;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost stalls}. */
@Command(
    name = "stalls",
    header = "List what needs people: stalled and stopped executions, silent sources.",
    customSynopsis = "milepost stalls [OPTIONS] DB",
    description = {
      "Lists executions that stand longer than their stage expects, the longest overdue first, each"
          + " with what it waits for; then those that are parked or paused, apps that have gone"
          + " silent while executions wait for them, and limits that were exceeded."
    },
    footer = {
      "  milepost stalls run.db",
      "  milepost stalls run.db --limit 100 --format json",
      "",
      "Read on in docs/cli.md#stalls."
    })
public final class StallsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database.")
  Path database = Path.of("");

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show at most so many executions of each kind. Default: 20.")
  int limit = 20;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Look at this time (2026-02-06T09:00:00Z or 2026-02-06). Default: now.")
  @Nullable Instant at;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
  ReplayFormat format = ReplayFormat.TEXT;

  /** The command on a terminal. */
  public StallsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new UnusableException("--limit is 1 or more");
    }
    Instant now = at == null ? Instant.now() : at;
    StallReport report;
    try (Store store = SqliteStores.openToRead(database)) {
      report =
          store.read(
              read -> StallReport.read(read, new Choice(database).running(read), now, limit));
    }
    terminal
        .results()
        .print(
            switch (format) {
              case TEXT ->
                  new StallsView(terminal.resultPaint(), terminal.columns()).render(report);
              case JSON -> JsonWriter.pretty(StallJson.write(report));
            });
    return ExitCode.CLEAN;
  }
}
