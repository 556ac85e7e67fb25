package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code milepost backup}. */
@Command(
    name = "backup",
    header = "Copy a database as it is at this moment, also while it is in use.",
    customSynopsis = "milepost backup [OPTIONS] DB FILE",
    description = {
      "Writes one file that holds everything. It is checked before it appears under its name, and"
          + " holds nothing that was deleted. Writers are not kept waiting."
    },
    footer = {
      "  milepost backup run.db run-monday.db",
      "",
      "Read on in docs/cli.md#backup.",
    })
public final class BackupCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database.")
  Path database = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", description = "A new file for the copy.")
  Path file = Path.of("");

  /** The command on a terminal. */
  public BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    SqliteStores.copy(database, file);
    terminal
        .results()
        .line(
            "wrote " + Shown.text(file.toString()) + " (" + Amounts.bytes(Files.size(file)) + ")");
    return ExitCode.CLEAN;
  }
}
