package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.DeploymentsView;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code milepost deployments}. */
@Command(
    name = "deployments",
    header = "List what was put into operation, and where executions stand on which version.",
    customSynopsis = "milepost deployments [OPTIONS] DB",
    description = {
      "The latest deployment comes first. The versions are those that new executions took; below"
          + " stands how many executions are under way on each. The database is only read."
    },
    footer = {"  milepost deployments run.db", "", "Read on in docs/versions.md."})
public final class DeploymentsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database of the server.")
  Path database = Path.of("");

  /** The command on a terminal. */
  public DeploymentsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Store store = SqliteStores.openToRead(database)) {
      String text =
          store.read(reading -> DeploymentsView.text(reading.deployments(), reading.standings()));
      terminal.results().print(text);
    }
    return ExitCode.CLEAN;
  }
}
