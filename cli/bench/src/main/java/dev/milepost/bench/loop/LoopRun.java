package dev.milepost.bench.loop;

import dev.milepost.bench.measure.ChildRun;
import dev.milepost.bench.measure.Tape;
import dev.milepost.bench.measure.TapedStore;
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
import java.time.Instant;
import java.util.List;

/**
 * The whole durable loop on the writer's own thread: each group is one transaction, and the timers
 * that are due by then are worked off as the server does it. Before the clock starts, the same is
 * done a few times into another database: a server has run for longer than its first seconds.
 */
final class LoopRun {

  static final int WARM_UPS = 6;

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
    Instant begin = signals.getFirst().at();
    if (records) {
      open(database, deployment, begin).close();
      record(database, deployment, signals, group);
    } else {
      warmUp(database, deployment, signals, group);
      run(open(database, deployment, begin), deployment, signals, group);
    }
  }

  /** A store in which the deployment is in operation. */
  static Store open(Path database, Deployment deployment, Instant at) {
    Store store = SqliteStores.open(database, SqliteOptions.STANDARD);
    store.write(transaction -> {
      transaction.deploy(deployment, at, "benchmark");
      return deployment;
    });
    return store;
  }

  /** Does the same a few times into a database beside that one, which is removed again. */
  static void warmUp(
      Path database, Deployment deployment, List<Submission.Arrival> signals, int group)
      throws IOException {
    Path warm = Path.of(database + ".warm");
    for (int i = 0; i < WARM_UPS; i++) {
      run(open(warm, deployment, signals.getFirst().at()), deployment, signals, group);
      SqliteStores.remove(warm);
    }
  }

  /** Does it in a database that is there, while the rows go onto a tape in it. */
  static void record(
      Path database, Deployment deployment, List<Submission.Arrival> signals, int group)
      throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      Tape.install(connection);
      Store store = SqliteStores.open(database, SqliteOptions.STANDARD);
      run(new TapedStore(store, connection), deployment, signals, group);
    }
  }

  /** Takes everything, says how long it took, and closes the store. */
  static void run(Store store, Deployment deployment, List<Submission.Arrival> signals, int group)
      throws IOException {
    try (store) {
      Writer writer =
          new Writer(store, deployment, WriterOptions.replay(ClockMode.OF_EACH_SUBJECT));
      ChildRun.Start start = ChildRun.Start.now();
      for (int from = 0; from < signals.size(); from += group) {
        List<Submission.Arrival> part =
            signals.subList(from, Math.min(signals.size(), from + group));
        if (writer.nextDue() != null && !writer.nextDue().isAfter(part.getFirst().at())) {
          writer.advance(part.getFirst().at(), true, MOST_TICKS);
        }
        writer.write(part);
      }
      ChildRun.report(start);
    }
  }
}
