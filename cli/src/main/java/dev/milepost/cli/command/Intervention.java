package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.cli.view.TimelineView;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.access.Audit;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.timeline.SubjectTimeline;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Submission.Act;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;

/** Hands what a person does to the writer of a database, and shows what came of it. */
final class Intervention {

  private static final int SUBJECTS = 100;

  private final Terminal terminal;
  private final Path database;
  private final Choice choice;

  Intervention(Terminal terminal, Path database) {
    this.terminal = terminal;
    this.database = database;
    this.choice = new Choice(database);
  }

  /**
   * Whose execution, and what is done with it.
   *
   * @param noted how the audit log calls it
   */
  record Directed(SubjectName subject, Act act, Noted noted) {}

  /**
   * What the audit log says of something that the API does as well.
   *
   * @param action the name of the API's operation
   * @param path its path
   */
  record Noted(String action, String path) {

    /** An operation on an execution. */
    static Noted on(ExecutionId execution, String word) {
      return new Noted(word + "Execution", "/executions/" + execution + "/" + word);
    }

    /** An operation on a subject. */
    static Noted on(SubjectName subject, String action, String word) {
      return new Noted(
          action,
          "/subjects/" + encoded(subject.type()) + "/" + encoded(subject.key()) + "/" + word);
    }

    /** The limits of a journey. */
    static Noted onLimits(String journey) {
      return new Noted("setLimits", "/limits/" + encoded(journey));
    }

    private static String encoded(String part) {
      return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }

  /**
   * Does it.
   *
   * @param signature who does it and when
   * @param direct says, from what is stored, whom it concerns
   */
  int run(Signature signature, BiFunction<ReadTransaction, Choice, Directed> direct) {
    signature.check();
    try (Store store = open()) {
      Directed directed = store.read(read -> direct.apply(read, choice));
      Instant at = signature.time();
      Acknowledgement answer =
          writer(store, at)
              .write(List.of(new Submission.Intervention(at, directed.subject(), directed.act())))
              .getFirst();
      if (answer instanceof Acknowledgement.Refused(String reason)) {
        throw new UnusableException("refused, nothing has changed: " + Shown.text(reason));
      }
      note(store, signature.actor, directed.noted());
      show(store, directed.subject());
    }
    return ExitCode.CLEAN;
  }

  /** Notes what was done, at the time of this computer whenever it counts. */
  static void note(Store store, String actor, Noted noted) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Audit.note(store, now, actor, noted.action(), noted.path());
  }

  /** The database, which must exist. */
  Store open() {
    if (!Files.exists(database)) {
      throw new UnusableException("there is no database `" + database + "`");
    }
    return SqliteStores.open(database, SqliteOptions.STANDARD);
  }

  /** A writer that goes on as the one before: what a sandbox filled sends nothing. */
  Writer writer(Store store, Instant now) {
    record Now(Deployment deployment, boolean isSandbox) {}
    Now found =
        store.read(
            read -> new Now(choice.running(read).deployment(), read.operations().isSandbox()));
    return new Writer(
        store,
        found.deployment(),
        new WriterOptions(
            found.isSandbox(),
            ClockMode.OF_EACH_SUBJECT,
            at -> at.isAfter(now) ? at : now,
            SUBJECTS));
  }

  private void show(Store store, SubjectName subject) {
    TimelineView view = new TimelineView(terminal.resultPaint(), terminal.columns());
    store
        .read(read -> SubjectTimeline.read(read, subject))
        .ifPresent(timeline -> terminal.results().print(view.standing(timeline)));
  }
}
