package dev.milepost.cli.command;

import picocli.CommandLine.Command;

/** {@code milepost token}: what stands before its commands. */
@Command(
    name = "token",
    header = "Make, list and revoke the tokens that let others call a server.",
    customSynopsis = "milepost token COMMAND [OPTIONS] [ARGUMENTS]",
    description = {
      "A token is a secret with a name and roles. The database keeps only its hash; the secret is"
          + " shown once. A running server notices within seconds."
    },
    footer = {
      "  milepost token create live.db shop --role send",
      "  milepost token list live.db",
      "  milepost token revoke live.db shop",
      "",
      "Read on in docs/server.md."
    })
public final class TokenCommand {}
