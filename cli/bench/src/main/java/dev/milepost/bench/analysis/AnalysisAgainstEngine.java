package dev.milepost.bench.analysis;

import java.util.stream.LongStream;

/**
 * Compares the analysis of random journeys with what the engine does, and prints the counts.
 *
 * <p>Arguments: how many journeys (10,000), the first seed (1), how many states the engine visits
 * of each at most (20,000).
 */
public final class AnalysisAgainstEngine {

  private AnalysisAgainstEngine() {}

  /** Runs it; the exit code is 1 where there is a difference. */
  public static void main(String[] arguments) {
    long journeys = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
    long compared = 0;
    long questions = 0;
    long undecided = 0;
    long found = 0;
    long different = 0;
    for (long seed : LongStream.range(first, first + journeys).toArray()) {
      AgainstEngine.Result result = AgainstEngine.compare(seed, most);
      compared += result.isCompared() ? 1 : 0;
      questions += result.questions();
      undecided += result.undecided();
      found += result.found();
      if (!result.differences().isEmpty()) {
        different++;
        System.out.println("seed " + seed + ":");
        result.differences().forEach(line -> System.out.println("  " + line));
      }
    }
    System.out.printf(
        "%,d journeys, %,d compared, %,d questions, %,d undecided (%.2f%%), %,d faults in both,"
            + " %,d journeys with a difference%n",
        journeys,
        compared,
        questions,
        undecided,
        questions == 0 ? 0.0 : 100.0 * undecided / questions,
        found,
        different);
    if (different > 0) {
      System.exit(1);
    }
  }
}
