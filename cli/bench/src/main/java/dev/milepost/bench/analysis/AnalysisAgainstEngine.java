package dev.milepost.bench.analysis;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Compares the analysis of random journeys with what the engine does, and prints the counts.
 *
 * <p>Arguments: how many journeys (10,000), the first seed (1), how many states the engine visits
 * of each at most (20,000).
 */
public final class AnalysisAgainstEngine {

  private static final int PROGRESS = 500;

  private AnalysisAgainstEngine() {}

  /** Runs it; the exit code is 1 where there is a difference. */
  public static void main(String[] arguments) {
    long journeys = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
    AtomicLong compared = new AtomicLong();
    AtomicLong questions = new AtomicLong();
    AtomicLong undecided = new AtomicLong();
    AtomicLong found = new AtomicLong();
    AtomicLong different = new AtomicLong();
    AtomicLong done = new AtomicLong();
    LongStream.range(first, first + journeys)
        .parallel()
        .forEach(seed -> {
          AgainstEngine.Result result = AgainstEngine.compare(seed, most);
          compared.addAndGet(result.isCompared() ? 1 : 0);
          questions.addAndGet(result.questions());
          undecided.addAndGet(result.undecided());
          found.addAndGet(result.found());
          if (!result.differences().isEmpty()) {
            different.incrementAndGet();
            System.out.println(
                "seed " + seed + ":\n  " + String.join("\n  ", result.differences()));
          }
          long all = done.incrementAndGet();
          if (all % PROGRESS == 0) {
            System.err.printf("%,d of %,d%n", all, journeys);
          }
        });
    System.out.printf(
        "%,d journeys, %,d compared, %,d questions, %,d undecided (%.2f%%), %,d faults in both,"
            + " %,d journeys with a difference%n",
        journeys,
        compared.get(),
        questions.get(),
        undecided.get(),
        questions.get() == 0 ? 0.0 : 100.0 * undecided.get() / questions.get(),
        found.get(),
        different.get());
    if (different.get() > 0) {
      System.exit(1);
    }
  }
}
