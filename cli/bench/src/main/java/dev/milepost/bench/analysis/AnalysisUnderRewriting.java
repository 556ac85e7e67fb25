package dev.milepost.bench.analysis;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Writes the conditions of random journeys differently (operands swapped, De Morgan, lists split)
 * and prints where the analysis then answers differently.
 *
 * <p>Arguments: how many journeys (1,000), the first seed (1).
 */
public final class AnalysisUnderRewriting {

  private AnalysisUnderRewriting() {}

  /** Runs it; the exit code is 1 where there is a difference. */
  public static void main(String[] arguments) {
    long journeys = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000;
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    long different = 0;
    for (long seed : LongStream.range(first, first + journeys).toArray()) {
      List<String> differences = UnderRewriting.differences(seed);
      if (!differences.isEmpty()) {
        different++;
        System.out.println("seed " + seed + ":");
        differences.forEach(line -> System.out.println("  " + line));
      }
    }
    System.out.printf("%,d journeys, %,d with a difference%n", journeys, different);
    if (different > 0) {
      System.exit(1);
    }
  }
}
