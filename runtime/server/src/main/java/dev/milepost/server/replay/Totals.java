package dev.milepost.server.replay;

import dev.milepost.engine.plan.Plan;
import dev.milepost.server.replay.ReplayResult.Way;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Tally;
import dev.milepost.server.store.Tally.MoveTally;
import dev.milepost.server.store.Tally.StageTally;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Puts what a store adds up to into the order of the journeys' texts. */
final class Totals {

  private final Tally tally;
  private final boolean isOneJourney;
  private final Map<String, Integer> places = new HashMap<>();

  Totals(Deployment deployment, Tally tally) {
    this.tally = tally;
    this.isOneJourney = deployment.active().size() == 1;
    for (Plan plan : deployment.active()) {
      for (Plan.Stage stage : plan.stages()) {
        places.putIfAbsent(name(plan.journey(), stage.name()), places.size());
      }
    }
  }

  long executions() {
    return tally.stages().stream().mapToLong(StageTally::executions).sum();
  }

  long ambiguities() {
    return tally.ambiguities();
  }

  long stalls() {
    return tally.stalls();
  }

  SequencedMap<String, Long> stages() {
    Map<String, Long> counts = new HashMap<>();
    for (StageTally stage : tally.stages()) {
      counts.merge(name(stage.journey(), stage.stage()), stage.executions(), Long::sum);
    }
    SequencedMap<String, Long> ordered = new LinkedHashMap<>();
    counts.keySet().stream()
        .sorted(Comparator.comparing(this::place).thenComparing(Comparator.naturalOrder()))
        .forEach(name -> ordered.put(name, counts.getOrDefault(name, 0L)));
    return ordered;
  }

  List<Way> transitions() {
    return tally.moves().stream()
        .map(this::way)
        .sorted(
            Comparator.comparing((Way way) -> places.containsKey(way.from()) ? 1 : 0)
                .thenComparing(Comparator.comparingLong(Way::count).reversed())
                .thenComparing(way -> place(way.from()))
                .thenComparing(way -> place(way.to()))
                .thenComparing(Way::to))
        .toList();
  }

  private Way way(MoveTally move) {
    String from = move.from() == null ? ReplayResult.START : name(move.journey(), move.from());
    return new Way(from, name(move.journey(), move.to()), move.times());
  }

  private int place(String name) {
    return places.getOrDefault(name, Integer.MAX_VALUE);
  }

  private String name(String journey, String stage) {
    return isOneJourney ? stage : journey + "/" + stage;
  }
}
