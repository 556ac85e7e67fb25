package dev.milepost.bench.loop;

import dev.milepost.bench.measure.ChildRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lets the durable loop take signals singly and in groups of a thousand and, in alternation, a bare
 * JDBC program write the same rows in the same transactions. Every commit is synced; each run has a
 * virtual machine of its own.
 *
 * <p>{@code LoopBenchmark [SIGNALS [ROUNDS]]}
 */
public final class LoopBenchmark {

  private static final int SIGNALS = 60_000;
  private static final int ROUNDS = 5;
  private static final int SINGLY_LESS = 6;
  private static final double MICROS = 1e6;

  private final Path folder;
  private final int rounds;

  private LoopBenchmark(Path folder, int rounds) {
    this.folder = folder;
    this.rounds = rounds;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int signals = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SIGNALS;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    LoopBenchmark benchmark =
        new LoopBenchmark(Files.createTempDirectory("milepost-loop-benchmark"), rounds);
    benchmark.compare(signals / SINGLY_LESS, 1, 0.8);
    benchmark.compare(signals, 1_000, 0.6);
  }

  private void compare(int signals, int group, double wanted)
      throws IOException, InterruptedException {
    Path tape = folder.resolve("tape-" + group + ".db");
    Path database = folder.resolve("run.db");
    loop(tape, signals, group, true);
    List<ChildRun> loops = new ArrayList<>();
    List<ChildRun> bare = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      loops.add(loop(database, signals, group, false));
      delete(database);
      bare.add(ChildRun.of(BareLoopRun.class, options("2g"), tape.toString(), database.toString()));
      delete(database);
    }
    double own = ChildRun.medianSeconds(loops);
    double least = ChildRun.medianSeconds(bare);
    System.out.printf(
        Locale.ROOT,
        "%d signals in groups of %d: loop %.2f s, %.0f a second, %.1f microseconds of processor"
            + " time a signal; bare %.2f s; %.0f %% of bare (wanted: %.0f %%)%n",
        signals,
        group,
        own,
        signals / own,
        ChildRun.medianProcessorSeconds(loops) * MICROS / signals,
        least,
        100 * least / own,
        100 * wanted);
    delete(tape);
  }

  private static ChildRun loop(Path database, int signals, int group, boolean records)
      throws IOException, InterruptedException {
    return ChildRun.of(
        LoopRun.class,
        options("1g"),
        database.toString(),
        Integer.toString(signals),
        Integer.toString(group),
        Boolean.toString(records));
  }

  private static List<String> options(String heap) {
    return List.of("-Xmx" + heap, "-XX:+UseSerialGC");
  }

  private static void delete(Path database) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(database + suffix));
    }
  }
}
