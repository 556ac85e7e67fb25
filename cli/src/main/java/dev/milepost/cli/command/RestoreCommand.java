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

/** {@code milepost restore}. */
@Command(
    name = "restore",
    header = "Make a database out of a backup.",
    customSynopsis = "milepost restore [OPTIONS] FILE DB",
    description = {
      "The backup is checked, copied, and stays. A database that exists is never overwritten: move"
          + " it away first, with the files DB-wal and DB-shm beside it, when nothing uses it any"
          + " more. What the apps told since the backup is not in it; timers that ran out since"
          + " are worked off when the server starts."
    },
    footer = {
      "  milepost restore run-monday.db run.db",
      "  milepost verify run.db",
      "",
      "Read on in docs/cli.md#restore.",
    })
public final class RestoreCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
  Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "DB", description = "A new file for the database.")
  Path database = Path.of("");

  /** The command on a terminal. */
  public RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    for (String suffix : new String[] {"-wal", "-shm"}) {
      if (Files.exists(Path.of(database + suffix))) {
        throw new UnusableException(
            "there is a file `"
                + database
                + suffix
                + "` of another database; move it away with that database");
      }
    }
    SqliteStores.copy(file, database);
    terminal
        .results()
        .line(
            "restored "
                + Shown.text(database.toString())
                + " ("
                + Amounts.bytes(Files.size(database))
                + "); milepost verify replays its log");
    return ExitCode.CLEAN;
  }
}
