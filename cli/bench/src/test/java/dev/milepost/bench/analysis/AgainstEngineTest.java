package dev.milepost.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A sample of what {@link AnalysisAgainstEngine} does at length. */
class AgainstEngineTest {

  private static final int SAMPLE = 24;
  private static final int MOST = 700;

  @Test
  void theAnalysisFindsWhatTheEngineDoes() {
    int compared = 0;
    for (long seed = 1; seed <= SAMPLE; seed++) {
      AgainstEngine.Result result = AgainstEngine.compare(seed, MOST);
      assertThat(result.differences()).as("journey " + seed).isEmpty();
      compared += result.isCompared() ? 1 : 0;
    }
    assertThat(compared).as("journeys small enough to be compared").isGreaterThan(SAMPLE / 4);
  }
}
