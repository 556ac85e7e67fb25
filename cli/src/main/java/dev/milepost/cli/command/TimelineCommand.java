package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.TimelineView;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.timeline.SubjectTimeline;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code milepost timeline}. */
@Command(
    name = "timeline",
    header = "Tell what happened to a customer, and why a journey waits.",
    customSynopsis = "milepost timeline [OPTIONS] DB SUBJECT",
    description = {
      "Merges what all apps said about a subject with what its journeys made of it: moves,"
          + " actions, stalls, and what people did, in their own colour. For each journey that"
          + " waits, it then draws the conditions it waits for, with the values they see. Times"
          + " are UTC; the database is only read."
    },
    footer = {
      "  milepost timeline demo.db acme",
      "  milepost timeline demo.db Email/office@acme.example",
      "  milepost timeline --color always demo.db acme | less -R",
      "",
      "Read on in docs/cli.md#timeline."
    })
public final class TimelineCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "DB",
      description = "The database that milepost replay --db or milepost demo wrote.")
  Path database = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "SUBJECT",
      description =
          "The value of the subject's first key (acme), or KEY/VALUE for another key"
              + " (Email/office@acme.example).")
  String subject = "";

  /** The command on a terminal. */
  public TimelineCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SubjectTimeline timeline;
    try (Store store = SqliteStores.openToRead(database)) {
      timeline =
          store.read(transaction -> {
            Choice choice = new Choice(database);
            SubjectName name = choice.subject(transaction, subject);
            return SubjectTimeline.read(transaction, name)
                .orElseThrow(() -> choice.nobody(subject));
          });
    }
    TimelineView view = new TimelineView(terminal.resultPaint(), terminal.columns());
    terminal.results().print(view.render(timeline));
    return ExitCode.CLEAN;
  }
}
