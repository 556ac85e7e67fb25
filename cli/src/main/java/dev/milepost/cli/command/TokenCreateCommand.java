package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.server.access.Tokens;
import dev.milepost.server.http.Role;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost token create}. */
@Command(
    name = "create",
    header = "Make a token and print its secret, once.",
    customSynopsis = "milepost token create [OPTIONS] DB NAME",
    description = {
      "The secret goes to standard output and is kept nowhere. From the first token on, every"
          + " caller needs one, those on this machine included."
    },
    footer = {
      "  milepost token create live.db shop --role send",
      "  milepost token create live.db grafana --role read",
      "  milepost token create live.db eva --role operate --role read",
      "",
      "Read on in docs/server.md."
    })
public final class TokenCreateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "DB",
      description = "The server's database; it is made where there is none.")
  Path database = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "What the audit log calls its holder: letters, digits, dots and hyphens.")
  String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description =
          "What its holder may do: read, send, operate, deploy, or admin, which includes the"
              + " others. May be given several times.")
  List<Role> roles = List.of();

  /** The command on a terminal. */
  public TokenCreateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!Tokens.isName(name)) {
      throw new UnusableException(
          "a token cannot be called `" + name + "`; write letters, digits, dots and hyphens");
    }
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      Optional<String> secret =
          Tokens.create(store, name, Set.copyOf(roles), Instant.now(), "command line");
      if (secret.isEmpty()) {
        throw new UnusableException(
            "there is a token `" + name + "` already; revoked names are not used again");
      }
      terminal.results().line(secret.get());
    }
    return ExitCode.CLEAN;
  }
}
