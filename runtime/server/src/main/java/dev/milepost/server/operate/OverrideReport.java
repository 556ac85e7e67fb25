package dev.milepost.server.operate;

import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.UsageCount;
import dev.milepost.server.store.UsageCount.Clause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How executions left each stage: as the journey says, or because a person helped. Where people
 * help as a matter of routine, the trigger is wrong.
 *
 * @param stages those that people helped out of most often first
 */
public record OverrideReport(List<StageReport> stages) {

  public OverrideReport {
    stages = List.copyOf(stages);
  }

  /**
   * How executions left a stage.
   *
   * @param ways the ways, the most frequent first
   */
  public record StageReport(String journey, String stage, List<Way> ways) {
    public StageReport {
      ways = List.copyOf(ways);
    }

    /** How often it was left. */
    public long left() {
      return ways.stream().mapToLong(Way::times).sum();
    }

    /** How often people helped. */
    public long helped() {
      return ways.stream().filter(way -> way.means() != Means.JOURNEY).mapToLong(Way::times).sum();
    }

    /** The share of people's help in all that left, from 0 to 1. */
    public double rate() {
      return (double) helped() / left();
    }
  }

  /** What moved an execution. */
  public enum Means {
    /** A clause of the journey, by itself. */
    JOURNEY,
    /** A clause of the journey, because a person corrected a fact. */
    CORRECTION,
    /** A person. */
    FORCE
  }

  /**
   * A way out of a stage.
   *
   * @param clause what the journey says, or null: it does not say it
   */
  public record Way(Means means, String target, @Nullable Clause clause, long times) {}

  private record Exit(Means means, String target, @Nullable Clause clause) {}

  /** Reads the days from one to another, both included. */
  public static OverrideReport read(ReadTransaction store, LocalDate from, LocalDate to) {
    Map<String, Map<String, Map<Exit, Long>>> exits = new TreeMap<>();
    for (UsageCount count : store.operations().usage(from, to)) {
      Exit exit = exit(count);
      String stage = count.stage();
      if (exit != null && stage != null) {
        exits
            .computeIfAbsent(count.journey(), _ -> new TreeMap<>())
            .computeIfAbsent(stage, _ -> new HashMap<>())
            .merge(exit, count.times(), Long::sum);
      }
    }
    List<StageReport> stages = new ArrayList<>();
    exits.forEach((journey, byStage) ->
        byStage.forEach(
            (stage, taken) -> stages.add(new StageReport(journey, stage, ways(taken)))));
    stages.sort(
        Comparator.comparingDouble(StageReport::rate)
            .reversed()
            .thenComparing(StageReport::journey)
            .thenComparing(StageReport::stage));
    return new OverrideReport(stages);
  }

  private static @Nullable Exit exit(UsageCount count) {
    String target = count.target();
    if (target == null) {
      return null;
    }
    return switch (count.kind()) {
      case ADVANCED -> new Exit(Means.JOURNEY, target, count.clause());
      case CORRECTED -> new Exit(Means.CORRECTION, target, count.clause());
      case FORCED -> new Exit(Means.FORCE, target, null);
      case STARTED, STALLED, AMBIGUOUS, ACTION -> null;
    };
  }

  private static List<Way> ways(Map<Exit, Long> taken) {
    List<Way> ways = new ArrayList<>();
    taken.forEach(
        (exit, times) -> ways.add(new Way(exit.means(), exit.target(), exit.clause(), times)));
    ways.sort(
        Comparator.comparingLong(Way::times)
            .reversed()
            .thenComparing(Way::means)
            .thenComparing(Way::target)
            .thenComparing(way -> way.clause() == null ? 0 : way.clause().line()));
    return ways;
  }
}
