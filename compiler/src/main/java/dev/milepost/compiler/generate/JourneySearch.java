package dev.milepost.compiler.generate;

import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.state.Execution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Searches the ways of a journey, breadth first over its stages. At each stage it tries what may
 * open each way; what the engine then does is what counts.
 */
final class JourneySearch {

  /** So many different trips to one stage are followed further. */
  private static final int MOST_OF_STAGE = 4;

  /** So many trips are looked at in all. */
  private static final int MOST_TRIPS = 400;

  private final Trip beginning;
  private final Plan plan;
  private final Constants constants;
  private final Function<Condition.JourneyEnded, List<Trip>> otherJourneys;
  private final Set<SourceText> open = new LinkedHashSet<>();
  private final Map<String, Integer> ofStage = new HashMap<>();
  private final Deque<Trip> toFollow = new ArrayDeque<>();
  private final List<Trip> found = new ArrayList<>();

  /**
   * A search.
   *
   * @param otherJourneys gives trips of another journey that end as a condition asks
   */
  JourneySearch(Trip beginning, Function<Condition.JourneyEnded, List<Trip>> otherJourneys) {
    this.beginning = beginning;
    this.plan = beginning.plan();
    this.constants = new Constants(plan);
    this.otherJourneys = otherJourneys;
    open.add(plan.starts().source());
    plan.endings().forEach(ending -> open.add(ending.source()));
    for (Plan.Stage stage : plan.stages()) {
      stage.transitions().forEach(way -> open.add(way.source()));
    }
  }

  /** Searches until everything is found, or enough was tried. */
  void run() {
    start();
    int followed = 0;
    while (!toFollow.isEmpty() && !open.isEmpty() && followed++ < MOST_TRIPS) {
      follow(toFollow.removeFirst());
    }
  }

  /** All trips that were kept, also those that take nothing new. */
  List<Trip> all() {
    return found;
  }

  private void start() {
    List<Trip> beginnings = new ArrayList<>(List.of(beginning));
    endedJourney(plan.starts().when())
        .ifPresent(ended -> {
          beginnings.clear();
          otherJourneys.apply(ended).forEach(trip -> beginnings.add(trip.of(plan)));
        });
    for (Trip trip : beginnings) {
      if (trip.execution() != null) {
        keep(trip.after(List.of()));
        continue;
      }
      for (Wish wish : new WishFinder(trip, constants).wishes(plan.starts().when(), true)) {
        keep(trip.after(wish.moves()));
      }
    }
  }

  private static java.util.Optional<Condition.JourneyEnded> endedJourney(Condition condition) {
    return switch (condition) {
      case Condition.JourneyEnded ended -> java.util.Optional.of(ended);
      case Condition.And and ->
          and.parts().stream().flatMap(part -> endedJourney(part).stream()).findFirst();
      case Condition.Defined defined -> endedJourney(defined.body());
      default -> java.util.Optional.empty();
    };
  }

  private void follow(Trip trip) {
    Execution execution = trip.execution();
    if (execution == null || !execution.isRunning()) {
      return;
    }
    Plan.Stage stage = plan.stage(execution.visit().stage()).orElseThrow();
    List<Plan.Transition> above = new ArrayList<>();
    for (int i = 0; i < stage.transitions().size(); i++) {
      Plan.Transition way = stage.transitions().get(i);
      if (isWorthwhile(way.source(), way.target())) {
        attempt(trip, stage, way.source(), way.trigger(), i, way.isElse() ? above : List.of());
      }
      above.add(way);
    }
    for (int i = 0; i < plan.endings().size(); i++) {
      Plan.Ending ending = plan.endings().get(i);
      if (open.contains(ending.source())) {
        attempt(trip, stage, ending.source(), ending.trigger(), i, List.of());
      }
    }
  }

  private boolean isWorthwhile(SourceText clause, String target) {
    return open.contains(clause) || ofStage.getOrDefault(target, 0) < MOST_OF_STAGE;
  }

  /** Tries a way, first alone, then with what keeps other ways shut. */
  private void attempt(
      Trip trip,
      Plan.Stage stage,
      SourceText clause,
      Plan.Trigger trigger,
      int number,
      List<Plan.Transition> above) {
    boolean isEnding = stage.transitions().stream().noneMatch(way -> way.source().equals(clause));
    WishFinder finder = new WishFinder(trip, constants);
    List<Wish> wishes = finder.wishes(trigger, number, isEnding);
    if (take(trip, clause, wishes)) {
      return;
    }
    List<Plan.Transition> others =
        stage.transitions().stream().filter(way -> !way.source().equals(clause)).toList();
    if (take(trip, clause, Wish.both(finder.postponed(others), wishes))) {
      return;
    }
    for (Plan.Transition other : above) {
      if (other.trigger() instanceof Plan.Trigger.When(Condition condition)
          && take(trip, clause, Wish.both(finder.wishes(condition, false), wishes))) {
        return;
      }
    }
  }

  private boolean take(Trip trip, SourceText clause, List<Wish> wishes) {
    for (Wish wish : wishes) {
      Trip next = trip.after(wish.moves());
      List<SourceText> more = next.taken().subList(trip.taken().size(), next.taken().size());
      if (more.contains(clause)) {
        keep(next);
        return true;
      }
    }
    return false;
  }

  private void keep(Trip trip) {
    Execution execution = trip.execution();
    if (execution == null) {
      return;
    }
    boolean isNew = open.removeAll(trip.taken());
    int count = ofStage.merge(execution.visit().stage(), 1, Integer::sum);
    if (isNew || count <= MOST_OF_STAGE) {
      found.add(trip);
      toFollow.addLast(trip);
    }
  }

  /** Few trips that take all that any takes: always the one that takes most of what is left. */
  List<Trip> chosen() {
    Set<SourceText> left = new HashSet<>();
    found.forEach(trip -> left.addAll(trip.taken()));
    List<Trip> chosen = new ArrayList<>();
    while (!left.isEmpty()) {
      @Nullable Trip best = null;
      long most = 0;
      for (Trip trip : found) {
        long takes = trip.taken().stream().distinct().filter(left::contains).count();
        boolean isShorter = best != null && trip.moves().size() < best.moves().size();
        if (takes > most || (takes == most && isShorter)) {
          best = trip;
          most = takes;
        }
      }
      if (best == null) {
        return chosen;
      }
      left.removeAll(new HashSet<>(best.taken()));
      chosen.add(best);
    }
    return chosen;
  }
}
