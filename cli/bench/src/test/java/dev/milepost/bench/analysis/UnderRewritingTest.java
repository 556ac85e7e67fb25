package dev.milepost.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A sample of what {@link AnalysisUnderRewriting} does at length. */
class UnderRewritingTest {

  private static final int SAMPLE = 40;

  @Test
  void howConditionsAreWrittenDoesNotMatter() {
    for (long seed = 1; seed <= SAMPLE; seed++) {
      assertThat(UnderRewriting.differences(seed)).as("journey " + seed).isEmpty();
    }
  }
}
