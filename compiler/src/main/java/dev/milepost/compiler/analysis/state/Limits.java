package dev.milepost.compiler.analysis.state;

/**
 * How far the analysis of one journey goes before it says that it does not know. It counts and
 * takes no time, so that the same text gives the same findings on every machine.
 *
 * @param states so many states are looked at
 * @param ofStage a stage with more states than that is not looked at
 * @param ofLap so many states are looked at for a lap that leads back to where it began
 * @param whole up to so many states a stage, what any condition of the journey tells apart is
 *     followed through all stages; above, what the stage itself tells apart
 * @param triedForNotes so many of the nearest states are tried for what is only a note: more seldom
 *     show what they did not
 */
public record Limits(long states, int ofStage, int ofLap, int whole, int triedForNotes) {
  /** What is usual. */
  public static final Limits USUAL = new Limits(100_000_000, 1_000_000, 5_000, 20_000, 3);

  private static final int FEW_JOURNEYS = 20;
  private static final int SOME_JOURNEYS = 200;

  /**
   * What is usual in a workspace of so many journeys, so that many of them take no hours. It goes
   * in coarse steps: one more journey hardly ever changes what is found of the others.
   */
  public static Limits of(int journeys) {
    if (journeys <= FEW_JOURNEYS) {
      return USUAL;
    }
    return journeys <= SOME_JOURNEYS
        ? new Limits(50_000_000, 1_000_000, 2_000, 20_000, 3)
        : new Limits(10_000_000, 300_000, 1_000, 10_000, 1);
  }
}
