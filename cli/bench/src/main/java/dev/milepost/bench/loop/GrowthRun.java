package dev.milepost.bench.loop;

import dev.milepost.bench.world.TrialSignals;
import dev.milepost.bench.world.TrialWorkspace;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.server.intake.CloudEventReader;
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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The loop on a database in which many executions stand already. */
final class GrowthRun {

  static final int GROUP = 1_000;

  private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");

  /** Everything happens within minutes, before any timer is due. */
  private static final Duration BETWEEN = Duration.ofMillis(1);

  private static final long SEED = 20_260_105;

  private GrowthRun() {}

  /** {@code GrowthRun fill|record|loop DATABASE STORED SIGNALS}. */
  public static void main(String[] arguments)
      throws IOException, JsonSyntaxException, SQLException {
    Path database = Path.of(arguments[1]);
    int stored = Integer.parseInt(arguments[2]);
    int count = Integer.parseInt(arguments[3]);
    Deployment deployment = TrialWorkspace.deployment();
    switch (arguments[0]) {
      case "fill" -> fill(database, deployment, stored);
      case "record" ->
          LoopRun.record(database, deployment, signals(deployment, stored, count), GROUP);
      case "loop" -> {
        List<Submission.Arrival> signals = signals(deployment, stored, count);
        LoopRun.warmUp(database, deployment, signals, GROUP);
        LoopRun.run(
            SqliteStores.open(database, SqliteOptions.STANDARD), deployment, signals, GROUP);
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Starts one execution for each subject. */
  private static void fill(Path database, Deployment deployment, int stored)
      throws JsonSyntaxException {
    CloudEventReader reader = new CloudEventReader(deployment.catalog());
    try (Store store = LoopRun.open(database, deployment, BEGIN)) {
      Writer writer =
          new Writer(store, deployment, WriterOptions.replay(ClockMode.OF_EACH_SUBJECT));
      for (int from = 0; from < stored; from += GROUP) {
        List<Submission.Arrival> group = new ArrayList<>(GROUP);
        for (int i = from; i < Math.min(stored, from + GROUP); i++) {
          group.add(LoopSignals.arrival(reader, won(i), BEGIN));
        }
        writer.write(group);
      }
    }
  }

  private static String won(int subject) {
    return """
    {"specversion":"1.0","id":"%d","source":"fill","type":"CRM.Account",\
    "data":{"Id":"s%d","Stage":"Won","Email":"s%d@example.com"}}\
    """
        .formatted(subject, subject, subject);
  }

  /** Each is about any of the stored subjects. */
  private static List<Submission.Arrival> signals(Deployment deployment, int stored, int count)
      throws JsonSyntaxException {
    return LoopSignals.of(
        deployment.catalog(),
        new TrialSignals("growth", stored, SEED),
        count,
        BEGIN.plusSeconds(1),
        BETWEEN);
  }
}
