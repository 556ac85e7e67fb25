package dev.milepost.bench.loop;

import dev.milepost.bench.measure.ChildRun;
import dev.milepost.bench.measure.Tape;
import dev.milepost.bench.world.TrialWorkspace;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * The whole durable loop on the writer's own thread: each group is one transaction, and the timers
 * that are due by then are worked off as the server does it.
 */
final class LoopRun {

  private static final int MOST_TICKS = 500;

  private LoopRun() {}

  /** {@code LoopRun DATABASE SIGNALS GROUP RECORDS}. */
  public static void main(String[] arguments)
      throws IOException, JsonSyntaxException, SQLException {
    Path database = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int group = Integer.parseInt(arguments[2]);
    boolean records = Boolean.parseBoolean(arguments[3]);
    Deployment deployment = TrialWorkspace.deployment();
    List<Submission.Arrival> signals = LoopSignals.of(deployment.catalog(), count);
    SqliteStores.open(database, SqliteOptions.STANDARD).close();
    if (records) {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
        Tape.install(connection);
      }
    }
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      store.write(transaction -> {
        transaction.deploy(deployment, signals.getFirst().at(), "benchmark");
        return deployment;
      });
      Writer writer =
          new Writer(store, deployment, WriterOptions.replay(ClockMode.OF_EACH_SUBJECT));
      ChildRun.Start start = ChildRun.Start.now();
      for (int from = 0; from < count; from += group) {
        List<Submission.Arrival> part = signals.subList(from, Math.min(count, from + group));
        if (writer.nextDue() != null && !writer.nextDue().isAfter(part.getFirst().at())) {
          writer.advance(part.getFirst().at(), true, MOST_TICKS);
        }
        writer.write(part);
      }
      ChildRun.report(start);
    }
  }
}
