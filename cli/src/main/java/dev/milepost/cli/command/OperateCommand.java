package dev.milepost.cli.command;

import picocli.CommandLine.Command;

/** {@code milepost operate}: what a person does with executions and facts. */
@Command(
    name = "operate",
    header = "Correct a fact, or override, stop, release, cancel an execution; forget a subject.",
    customSynopsis = "milepost operate COMMAND [OPTIONS] [ARGUMENTS]",
    description = {
      "Each of them needs a name and a reason, is an input like any other, and stands on the"
          + " timeline in a colour of its own. To correct a fact is better than to force a stage:"
          + " the facts stay true, and the journey goes on as it is written. The database may be in"
          + " use."
    },
    footer = {
      "  milepost operate correct run.db acme Books.Invoice.Status=Paid \\",
      "      --actor eva --reason 'paid in cash'",
      "  milepost operate pause run.db 17-0 --actor eva --reason 'asked for a week'",
      "",
      "Read on in docs/operations.md."
    })
public final class OperateCommand {}
