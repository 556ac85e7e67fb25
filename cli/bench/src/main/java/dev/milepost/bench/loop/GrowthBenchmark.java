package dev.milepost.bench.loop;

import dev.milepost.bench.measure.ChildRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the loop loses when more is stored: the same number of signals, in groups of a thousand and
 * each about any of the stored subjects, on a database with few executions and on one with many,
 * beside the bare program that writes the same rows into a copy of the same database. The bare
 * program reads nothing; the loop has to load the subjects that are not in its memory.
 *
 * <p>{@code GrowthBenchmark [FEW [MANY [SIGNALS [ROUNDS]]]]}
 */
public final class GrowthBenchmark {

  private static final int FEW = 10_000;
  private static final int MANY = 1_000_000;
  private static final int SIGNALS = 20_000;
  private static final int ROUNDS = 3;
  private static final List<String> OPTIONS = List.of("-Xmx1g", "-XX:+UseSerialGC");

  private final Path folder;
  private final int signals;
  private final int rounds;

  private GrowthBenchmark(Path folder, int signals, int rounds) {
    this.folder = folder;
    this.signals = signals;
    this.rounds = rounds;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int few = argument(arguments, 0, FEW);
    int many = argument(arguments, 1, MANY);
    GrowthBenchmark benchmark =
        new GrowthBenchmark(
            Files.createTempDirectory("milepost-growth-benchmark"),
            argument(arguments, 2, SIGNALS),
            argument(arguments, 3, ROUNDS));
    Pair small = benchmark.measure(few);
    Pair large = benchmark.measure(many);
    System.out.printf(
        Locale.ROOT,
        "from %,d to %,d executions the loop takes %.2f times as long, the bare program %.2f"
            + " times%n",
        few,
        many,
        large.loop() / small.loop(),
        large.bare() / small.bare());
  }

  private static int argument(String[] arguments, int place, int standard) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : standard;
  }

  /** Seconds of both programs. */
  private record Pair(double loop, double bare) {}

  private Pair measure(int stored) throws IOException, InterruptedException {
    Path filled = folder.resolve("filled.db");
    Path tape = folder.resolve("tape.db");
    Path database = folder.resolve("run.db");
    run("fill", filled, stored);
    Files.copy(filled, tape);
    run("record", tape, stored);
    List<ChildRun> loops = new ArrayList<>();
    List<ChildRun> bare = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Files.copy(filled, database);
      loops.add(run("loop", database, stored));
      delete(database);
      Files.copy(filled, database);
      bare.add(ChildRun.of(BareLoopRun.class, OPTIONS, tape.toString(), database.toString()));
      delete(database);
    }
    Pair seconds = new Pair(ChildRun.medianSeconds(loops), ChildRun.medianSeconds(bare));
    System.out.printf(
        Locale.ROOT,
        "%,d executions in %d MiB, %d signals: loop %.2f s (%.0f microseconds of processor time a"
            + " signal), bare %.2f s (%.0f)%n",
        stored,
        Files.size(filled) >> 20,
        signals,
        seconds.loop(),
        ChildRun.medianProcessorSeconds(loops) * 1e6 / signals,
        seconds.bare(),
        ChildRun.medianProcessorSeconds(bare) * 1e6 / signals);
    delete(filled);
    delete(tape);
    return seconds;
  }

  private ChildRun run(String what, Path database, int stored)
      throws IOException, InterruptedException {
    return ChildRun.of(
        GrowthRun.class,
        OPTIONS,
        what,
        database.toString(),
        Integer.toString(stored),
        Integer.toString(signals));
  }

  private static void delete(Path database) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(database + suffix));
    }
  }
}
