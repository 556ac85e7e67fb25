package dev.milepost.bench.replay;

import dev.milepost.bench.measure.ChildRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Replays a log durably and, in alternation, lets a bare JDBC program write the same rows in the
 * same groups with prepared batches. Both read the compressed file with the same parser, both sync
 * every commit, and each runs in a virtual machine of its own that starts cold.
 *
 * <p>{@code ReplayBenchmark LOG [--journeys FOLDER] [--map FILE] [--rounds N]}
 */
public final class ReplayBenchmark {

  private static final int ROUNDS = 5;
  private static final double WANTED = 2;

  private ReplayBenchmark() {}

  /** Runs the benchmark; exits with 1 where the ratio is above the one that is wanted. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0) {
      System.err.println(
          "usage: ReplayBenchmark LOG [--journeys FOLDER] [--map FILE] [--rounds N]");
      System.exit(2);
    }
    String log = arguments[0];
    String journeys = option(arguments, "--journeys", "journeys/lending");
    String map = option(arguments, "--map", "journeys/lending/loan-log.map");
    int rounds = Integer.parseInt(option(arguments, "--rounds", Integer.toString(ROUNDS)));
    Path folder = Files.createTempDirectory("milepost-replay-benchmark");
    boolean missed;
    try {
      Path tape = folder.resolve("tape.db");
      System.out.println("records which rows a replay writes ...");
      ChildRun.of(Recording.class, List.of(), log, journeys, map, tape.toString());
      List<ChildRun> replays = new ArrayList<>();
      List<ChildRun> bare = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        Path database = folder.resolve("replay.db");
        ChildRun replay =
            ChildRun.of(ReplayRun.class, options("256m"), log, journeys, map, database.toString());
        delete(database);
        ChildRun same =
            ChildRun.of(
                BareRun.class,
                options("4g"),
                log,
                journeys,
                map,
                tape.toString(),
                database.toString());
        delete(database);
        System.out.printf(
            Locale.ROOT,
            "round %d: replay %s, bare %s%n",
            round,
            replay.describe(),
            same.describe());
        replays.add(replay);
        bare.add(same);
      }
      double ratio = ChildRun.medianSeconds(replays) / ChildRun.medianSeconds(bare);
      System.out.printf(
          Locale.ROOT,
          "medians: replay %.2f s, bare %.2f s, ratio %.2f (wanted: at most %.1f); processor time"
              + " ratio %.2f; peak memory of the replay %d MiB%n",
          ChildRun.medianSeconds(replays),
          ChildRun.medianSeconds(bare),
          ratio,
          WANTED,
          ChildRun.medianProcessorSeconds(replays) / ChildRun.medianProcessorSeconds(bare),
          replays.stream().mapToLong(ChildRun::peakMebibytes).max().orElse(0));
      missed = ratio > WANTED;
    } finally {
      delete(folder.resolve("tape.db"));
      delete(folder.resolve("replay.db"));
      Files.deleteIfExists(folder);
    }
    if (missed) {
      System.exit(1);
    }
  }

  /** The launcher's options, but for the heap: the bare program holds its rows there. */
  private static List<String> options(String heap) {
    return List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  private static String option(String[] arguments, String name, String otherwise) {
    for (int i = 1; i < arguments.length - 1; i++) {
      if (arguments[i].equals(name)) {
        return arguments[i + 1];
      }
    }
    return otherwise;
  }

  private static void delete(Path database) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(database + suffix));
    }
  }
}
