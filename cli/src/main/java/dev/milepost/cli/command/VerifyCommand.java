package dev.milepost.cli.command;

import dev.milepost.cli.terminal.ProgressLine;
import dev.milepost.cli.terminal.ProgressLine.Unit;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.VerificationView;
import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code milepost verify}. */
@Command(
    name = "verify",
    header = "Replay a database's log and compare every state with what is stored.",
    customSynopsis = "milepost verify [OPTIONS] DB",
    description = {
      "Takes the log of each subject from its beginning, or from the snapshot behind which it was"
          + " pruned, through the versions of the journeys that ran at the time, and compares the"
          + " states, the timelines and the actions with what is stored. Every line of the log has"
          + " to be there, pruned, or forgotten. The database is only read, and may be in use."
    },
    footer = {
      "  milepost verify run.db",
      "",
      "Read on in docs/cli.md#verify.",
    })
public final class VerifyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database.")
  Path database = Path.of("");

  /** The command on a terminal. */
  public VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Verification.Result result;
    try (ProgressLine progress = terminal.progress();
        Store store = SqliteStores.openToRead(database)) {
      result =
          Verification.verify(
              store, looked -> progress.show("verifying", looked, -1, Unit.SUBJECTS));
    }
    VerificationView view = new VerificationView(terminal.resultPaint(), terminal.columns());
    terminal.results().print(view.render(result));
    return result.isClean() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
