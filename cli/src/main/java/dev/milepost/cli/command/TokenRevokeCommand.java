package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.server.access.Tokens;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoreException;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code milepost token revoke}. */
@Command(
    name = "revoke",
    header = "Make a token void.",
    customSynopsis = "milepost token revoke [OPTIONS] DB NAME",
    description = {
      "A running server notices within seconds. Revoking the last token locks everybody out; it"
          + " does not open the server."
    },
    footer = {"  milepost token revoke live.db shop", "", "Read on in docs/server.md."})
public final class TokenRevokeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The server's database.")
  Path database = Path.of("");

  @Parameters(index = "1", paramLabel = "NAME", description = "The name of the token.")
  String name = "";

  /** The command on a terminal. */
  public TokenRevokeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!Files.exists(database)) {
      throw new StoreException(StoreException.Reason.MISSING, "there is no database " + database);
    }
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      if (!Tokens.revoke(store, name, Instant.now(), "command line")) {
        throw new UnusableException("there is no valid token `" + name + "` in " + database);
      }
      terminal.message("revoked " + name + "\n");
    }
    return ExitCode.CLEAN;
  }
}
