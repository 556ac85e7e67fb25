package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.writer.Submission;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost operate override}. */
@Command(
    name = "override",
    header = "Force an execution into a stage.",
    customSynopsis = "milepost operate override [OPTIONS] DB EXECUTION --to STAGE",
    description = {
      "The stage is left and the other one is entered, with all that is sent for that; from there"
          + " the journey goes on. The facts stay what they are: where one of them is wrong,"
          + " milepost operate correct is better. milepost usage counts how often it was"
          + " necessary."
    },
    footer = {
      "  milepost operate override run.db 17-0 --to Live --actor eva --reason 'paid in cash'",
      "",
      "Read on in docs/operations.md."
    })
public final class OverrideCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database.")
  Path database = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "EXECUTION",
      description =
          "Its id (17-0), as milepost why tells it, or a subject of which one execution is under"
              + " way.")
  String execution = "";

  @Option(names = "--to", required = true, paramLabel = "STAGE", description = "The stage.")
  String stage = "";

  @Mixin Signature signature = new Signature();

  /** The command on a terminal. */
  public OverrideCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new Intervention(terminal, database).run(signature, this::direct);
  }

  private Intervention.Directed direct(ReadTransaction store, Choice choice) {
    ControlCommand.Named named = ControlCommand.Named.of(store, choice, execution);
    return new Intervention.Directed(
        named.subject().state().name(),
        new Submission.Override(named.name(), stage, signature.actor, signature.reason),
        Intervention.Noted.on(named.id(), "override"));
  }
}
