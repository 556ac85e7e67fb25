package dev.milepost.bench.robustness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Damages every example file in every way that {@link CompilerTrial} knows, and then by random
 * mutations.
 *
 * <p>{@code CompilerRobustness [MUTATIONS [SEED [FOLDER...]]]}
 *
 * <p>Exits with 1 where a text was not dealt with as promised, or one took longer than it may; such
 * texts are left in a folder that is named.
 */
public final class CompilerRobustness {
  private static final long MUTATIONS = 100_000;
  private static final long SECOND = 1_000_000_000;
  private static final long SLOWEST_NANOS = 5 * SECOND;
  private static final Duration WHOLE = Duration.ofHours(2);

  private CompilerRobustness() {}

  /** Runs the program. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    long mutations = arguments.length > 0 ? Long.parseLong(arguments[0]) : MUTATIONS;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    List<Path> folders =
        arguments.length > 2
            ? List.of(arguments).stream().skip(2).map(Path::of).toList()
            : List.of(Path.of("journeys"), Path.of("journeys", "rejected"));
    CompilerTrial trial = new CompilerTrial(folders);
    System.out.println(trial.files() + " files");
    try {
      CompletableFuture.runAsync(() -> run(trial, mutations, seed))
          .get(WHOLE.toMinutes(), TimeUnit.MINUTES);
    } catch (TimeoutException hangs) {
      System.out.println("does not come to an end within " + WHOLE.toMinutes() + " minutes");
      System.exit(1);
    }
    System.out.printf(
        Locale.ROOT,
        "slowest text: %.2f s (at most %.1f s wanted)%n",
        trial.slowestNanos() / (double) SECOND,
        SLOWEST_NANOS / (double) SECOND);
    boolean failed = !trial.faults().isEmpty() || trial.slowestNanos() > SLOWEST_NANOS;
    if (failed) {
      Path folder = Files.createTempDirectory("milepost-robustness");
      trial.faults().forEach(fault -> System.out.println(fault.file() + ": " + fault.reason()));
      write(folder, trial);
      System.out.println("the texts are in " + folder);
      System.exit(1);
    }
  }

  private static void run(CompilerTrial trial, long mutations, long seed) {
    trial.cut(1);
    tell(trial, "cut at each character");
    trial.lines(1);
    tell(trial, "with each line deleted, doubled, and swapped with the next");
    trial.mutate(mutations, seed);
    tell(trial, "with " + mutations + " random mutations of seed " + seed);
  }

  private static void tell(CompilerTrial trial, String damage) {
    System.out.println(
        damage
            + ": so far "
            + trial.texts()
            + " texts, of which "
            + trial.compiled()
            + " have no error; "
            + trial.faults().size()
            + " faults");
  }

  private static void write(Path folder, CompilerTrial trial) throws IOException {
    int number = 1;
    for (CompilerTrial.Fault fault : trial.faults()) {
      Files.write(
          folder.resolve(number + ".journey"), fault.text().getBytes(StandardCharsets.UTF_8));
      number++;
    }
    Files.write(
        folder.resolve("slowest.journey"),
        trial.slowest().orElse("").getBytes(StandardCharsets.UTF_8));
  }
}
