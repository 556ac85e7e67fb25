package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Amounts;
import dev.milepost.cli.terminal.Terminal;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.Upkeep.Forgotten;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milepost operate forget}. */
@Command(
    name = "forget",
    header = "Remove all that is known of a subject.",
    customSynopsis = "milepost operate forget [OPTIONS] DB SUBJECT",
    description = {
      "Its facts, keys, executions, timeline, actions and its part of the log are removed and"
          + " overwritten on the disk, and so are refused messages that name it. Counts stay, and a"
          + " line that says that somebody was forgotten, by whom, and when. The reason is not"
          + " kept: it may name the subject. This cannot be undone; backups are yours to look"
          + " after."
    },
    footer = {
      "  milepost operate forget run.db acme --suppress --actor eva --reason 'asked for it'",
      "",
      "Read on in docs/operations.md."
    })
public final class ForgetCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DB", description = "The database.")
  Path database = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "SUBJECT",
      description = "The subject, as in milepost timeline.")
  String subject = "";

  @Option(
      names = "--suppress",
      description = "From now on refuse signals that name it, so that it does not come back.")
  boolean isSuppressed;

  @Mixin Signature signature = new Signature();

  /** The command on a terminal. */
  public ForgetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    signature.check();
    Intervention intervention = new Intervention(terminal, database);
    Choice choice = new Choice(database);
    try (Store store = intervention.open()) {
      SubjectName name = store.read(read -> choice.subject(read, subject));
      Forgotten forgotten =
          intervention
              .writer(store, signature.time())
              .forget(name, signature.time(), signature.actor, isSuppressed)
              .orElseThrow(() -> choice.nobody(subject));
      Intervention.note(
          store,
          signature.actor,
          new Intervention.Noted("forgetSubject", "/subjects/{type}/{key}/forget"));
      tell(forgotten);
    }
    return ExitCode.CLEAN;
  }

  private void tell(Forgotten forgotten) {
    terminal
        .results()
        .line(
            "forgotten, with "
                + Amounts.of(forgotten.tombstone().executions(), "execution")
                + " and "
                + Amounts.of(forgotten.tombstone().inputs(), "line")
                + " of the log");
    if (forgotten.deadLetters() > 0) {
      terminal.results().line("removed " + Amounts.of(forgotten.deadLetters(), "refused message"));
    }
    if (forgotten.shared() > 0) {
      terminal
          .results()
          .line(
              Amounts.of(forgotten.shared(), "signal")
                  + " stay: they are another subject's, too; forget that one as well if it is the"
                  + " same person");
    }
  }
}
