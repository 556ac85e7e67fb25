package dev.milepost.compiler.analysis.state;

/**
 * The states in which executions enter stages and leave them at once, for others that are entered
 * and left so, and so on without end. Where stages were looked at for themselves there may be some
 * more of them than can be.
 */
final class Spinning {

  private final JourneySpace journey;
  private final Exploration exploration;
  private final Bits[] spinning;

  Spinning(Exploration exploration) {
    this.exploration = exploration;
    this.journey = exploration.journey();
    this.spinning = new Bits[journey.stages()];
    for (int i = 0; i < spinning.length; i++) {
      Reached reached = i == 0 ? null : exploration.reached(i);
      spinning[i] =
          reached == null ? new Bits(0) : reached.entered().and(reached.stage().leaving());
    }
    boolean isNews = true;
    while (isNews) {
      isNews = false;
      for (int i = 0; i < spinning.length; i++) {
        isNews |= !spinning[i].isEmpty() && isLess(i);
      }
    }
  }

  private boolean isLess(int number) {
    Reached reached = exploration.reached(number);
    if (reached == null) {
      return false;
    }
    Bits kept = new Bits(reached.seen().universe());
    for (Way way : reached.stage().ways()) {
      int target = journey.number(way.target());
      if (!spinning[target].isEmpty() && way.isTaken().meets(spinning[number])) {
        Carrying carrying = journey.carrying(number, target);
        if (carrying != null) {
          Bits taken = way.isTaken().and(spinning[number]);
          kept.addAll(taken.and(carrying.before(spinning[target])));
        }
      }
    }
    boolean isLess = kept.count() < spinning[number].count();
    spinning[number] = kept;
    return isLess;
  }

  /** Those of a stage. */
  Bits at(int number) {
    return spinning[number];
  }
}
