package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.plan.Plan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * From which states an ending can be reached, whatever has to happen for it: goes back from the
 * endings, a step in all states at once.
 */
final class EndReach {

  private final Exploration exploration;
  private final JourneySpace journey;
  private final Bits[] good;
  private final Bits[] fresh;

  EndReach(Exploration exploration) {
    this.exploration = exploration;
    this.journey = exploration.journey();
    int stages = journey.stages();
    this.good = new Bits[stages];
    this.fresh = new Bits[stages];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = stages - 1; i > 0; i--) {
      Reached reached = exploration.reached(i);
      good[i] = new Bits(reached == null ? 0 : reached.stage().space().states());
      fresh[i] = reached == null ? good[i] : leavingForGood(i, reached);
      open.add(i);
    }
    while (!open.isEmpty()) {
      int stage = open.removeFirst();
      Bits news = spread(stage);
      for (int from = stages - 1; from > 0 && !news.isEmpty(); from--) {
        if (isNews(from, stage, news) && !open.contains(from)) {
          open.add(from);
        }
      }
    }
  }

  /** The states of a stage from which an ending, or what was not looked at, is entered. */
  private Bits leavingForGood(int number, Reached reached) {
    Bits leaving = new Bits(reached.seen().universe());
    for (Way way : reached.stage().ways()) {
      int target = journey.number(way.target());
      Plan.Stage stage = journey.plan().stages().get(target - 1);
      // A stage that was not looked at may lead anywhere.
      if (stage.ends() || journey.carrying(number, target) == null) {
        leaving.addAll(way.isTaken().and(reached.seen()));
      }
    }
    return leaving;
  }

  /** Goes back within a stage from what is new; all that was found so. */
  private Bits spread(int number) {
    Reached reached = exploration.reached(number);
    Bits news = new Bits(good[number].universe());
    if (reached == null) {
      return news;
    }
    Bits resting = reached.seen().without(reached.stage().leaving());
    Bits layer = fresh[number].without(good[number]);
    fresh[number] = new Bits(layer.universe());
    while (!layer.isEmpty()) {
      good[number].addAll(layer);
      news.addAll(layer);
      layer = reached.sets().before(layer, resting.without(good[number]));
    }
    return news;
  }

  /** Whether a stage is left in states, not known to be good, from which good ones are entered. */
  private boolean isNews(int from, int to, Bits entered) {
    Reached reached = exploration.reached(from);
    if (reached == null) {
      return false;
    }
    List<Way> ways =
        reached.stage().ways().stream().filter(way -> journey.number(way.target()) == to).toList();
    // Most stages do not lead to most others, and what leads there takes long to prepare.
    Carrying carrying = ways.isEmpty() ? null : journey.carrying(from, to);
    if (carrying == null) {
      return false;
    }
    Bits taken = new Bits(reached.seen().universe());
    ways.forEach(way -> taken.addAll(way.isTaken()));
    Bits open = taken.and(reached.seen()).without(good[from]);
    if (open.isEmpty()) {
      return false;
    }
    Bits found = carrying.before(entered).and(open);
    fresh[from].addAll(found);
    return !found.isEmpty();
  }

  /** The states of a stage from which no ending can be reached. */
  Bits stuck(int number) {
    Reached reached = exploration.reached(number);
    return reached == null ? new Bits(0) : reached.seen().without(good[number]);
  }

  /** Those of them in which nobody can leave the stage any more. */
  Bits trapped(int number) {
    Reached reached = exploration.reached(number);
    Bits trapped = stuck(number);
    if (reached == null || trapped.isEmpty()) {
      return trapped;
    }
    Bits left = trapped.without(reached.stage().leaving());
    Bits escaped = Bits.all(left.universe()).without(left);
    while (!escaped.isEmpty()) {
      escaped = reached.sets().before(escaped, left);
      left.removeAll(escaped);
    }
    return left;
  }

  /** The states that lead to some others while somebody stays at the stage, these included. */
  static Bits leadingTo(Reached reached, Bits wanted) {
    Bits leading = wanted.and(reached.seen());
    Bits open = reached.seen().without(reached.stage().leaving()).without(leading);
    Bits layer = leading;
    while (!layer.isEmpty()) {
      layer = reached.sets().before(layer, open);
      leading = leading.or(layer);
      open.removeAll(layer);
    }
    return leading;
  }
}
