package dev.milepost.bench.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample of what {@link CompilerRobustness} does. */
class CompilerTrialTest {
  private static final Path EXAMPLES = Path.of("..", "..", "journeys");
  private static final long SEED = 20260105;

  @Test
  void theCompilerReportsOnDamagedExamplesAndDoesNotFail() {
    CompilerTrial trial = new CompilerTrial(List.of(EXAMPLES, EXAMPLES.resolve("rejected")));
    trial.cut(397);
    trial.lines(41);
    trial.mutate(400, SEED);

    assertThat(trial.files()).isGreaterThan(60);
    assertThat(trial.texts()).isGreaterThan(500);
    assertThat(trial.compiled()).isPositive();
    assertThat(trial.faults()).isEmpty();
  }
}
