package dev.milepost.cli.command;

import picocli.CommandLine.Command;

/** {@code milepost catalog}: what stands before its commands. */
@Command(
    name = "catalog",
    header = "Learn what apps tell from recorded signals, and check that against what is declared.",
    customSynopsis = "milepost catalog COMMAND [OPTIONS] [ARGUMENTS]",
    description = {
      "The catalogue is what a workspace declares of its apps: their records, events, fields and"
          + " types. It need not be written by hand, and it can be held against what really comes."
    },
    footer = {
      "  milepost catalog learn signals.jsonl > apps.journey",
      "  milepost catalog check signals.jsonl journeys/onboarding",
      "",
      "Read on in docs/catalog.md."
    })
public final class CatalogCommand {}
