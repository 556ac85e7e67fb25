package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.server.access.Tokens;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredToken;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code milepost token list}. */
@Command(
    name = "list",
    header = "List the tokens of a server.",
    customSynopsis = "milepost token list [OPTIONS] DB",
    description = {"One line a token: its name, its roles, since when, and whether it is revoked."},
    footer = {"  milepost token list live.db", "", "Read on in docs/server.md."})
public final class TokenListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "DB", description = "The server's database.")
  Path database = Path.of("");

  /** The command on a terminal. */
  public TokenListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Store store = SqliteStores.openToRead(database)) {
      for (StoredToken token : Tokens.list(store)) {
        terminal
            .results()
            .line(
                token.name()
                    + "  "
                    + String.join(",", new TreeSet<>(token.roles()))
                    + "  since "
                    + token.createdAt()
                    + (token.revokedAt() == null ? "" : "  revoked " + token.revokedAt()));
      }
    }
    return ExitCode.CLEAN;
  }
}
