package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.WhyReportView;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.live.Running;
import dev.milepost.server.operate.Ways;
import dev.milepost.server.operate.WhyJson;
import dev.milepost.server.operate.WhyReport;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost why}. */
@Command(
    name = "why",
    header = "Say why an execution does not move, and what would let it move.",
    customSynopsis = "milepost why [OPTIONS] DB SUBJECT|EXECUTION",
    description = {
      "Draws for each way out of the stage its condition, with true, false or unknown at each"
          + " part, the value that it sees, since when, and which signal said so. Below stand the"
          + " facts that nobody has told, the smallest changes of facts that would let it move,"
          + " each of which was tried, and what time brings next."
    },
    footer = {
      "  milepost why run.db acme",
      "  milepost why run.db 17-0 --format json",
      "",
      "Read on in docs/cli.md#why."
    })
public final class WhyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database.")
  Path database = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "SUBJECT|EXECUTION",
      description =
          "A subject as in milepost timeline: all its executions that have not ended. Or the id of"
              + " an execution (17-0).")
  String what = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Look at this time (2026-02-06T09:00:00Z or 2026-02-06). Default: now.")
  @Nullable Instant at;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
  ReplayFormat format = ReplayFormat.TEXT;

  /** The command on a terminal. */
  public WhyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<WhyReport> reports;
    try (Store store = SqliteStores.openToRead(database)) {
      reports = store.read(this::explain);
    }
    terminal
        .results()
        .print(
            switch (format) {
              case TEXT ->
                  new WhyReportView(terminal.resultPaint(), terminal.columns()).render(reports);
              case JSON ->
                  JsonWriter.pretty(
                      new JsonArray(List.copyOf(reports.stream().map(WhyJson::write).toList())));
            });
    return ExitCode.CLEAN;
  }

  private List<WhyReport> explain(ReadTransaction store) {
    Choice choice = new Choice(database);
    Running running = choice.running(store);
    Instant now = at == null ? Instant.now() : at;
    return choice.executions(store, what).stream()
        .map(id ->
            WhyReport.read(store, running, id, now, Ways.STORED)
                .orElseThrow(() -> choice.noExecution(id)))
        .toList();
  }
}
