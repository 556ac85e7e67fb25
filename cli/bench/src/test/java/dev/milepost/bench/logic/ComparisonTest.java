package dev.milepost.bench.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.logic.search.Fallback;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sample of the questions of {@link LogicBenchmark}. */
final class ComparisonTest {

  private static final int TIME_LIMIT = 20_000;

  private static final Fallback FALLBACK =
      ServiceLoader.load(Fallback.class).findFirst().orElseThrow();

  @ParameterizedTest
  @CsvSource({"1, 150, 6", "2, 40, 20", "3, 6, 80"})
  void z3GivesTheSameVerdicts(long seed, int pairs, int atoms) {
    Z3Solver z3 = Z3Solver.start(TIME_LIMIT);
    Assumptions.assumeTrue(z3 != null, "Z3's native code does not load here");
    if (z3 != null) {
      try (z3) {
        assertSame(new Comparison(FALLBACK, List.of(z3)).ask(seed, pairs, atoms));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 100, 6", "5, 20, 20"})
  void smtInterpolGivesTheSameVerdicts(long seed, int pairs, int atoms) {
    try (OtherSolver other = new SmtInterpolSolver(TIME_LIMIT)) {
      assertSame(new Comparison(FALLBACK, List.of(other)).ask(seed, pairs, atoms));
    }
  }

  private static void assertSame(Comparison comparison) {
    assertThat(comparison.faults()).isEmpty();
    assertThat(comparison.undecided()).isZero();
    assertThat(comparison.satisfiable()).isPositive();
    assertThat(comparison.unsatisfiable()).isPositive();
  }
}
