package dev.milepost.server.operate;

import dev.milepost.server.store.JourneyLimit;
import dev.milepost.server.store.OperationsReading;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Standing;
import dev.milepost.server.store.UsageCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What journeys used, a day, against what is expected of them.
 *
 * @param days by day, then journey; days without anything are left out
 * @param active how many executions are under way now, by journey
 * @param exceeded the limits that were exceeded, by day, then journey
 */
public record UsageReport(List<Day> days, Map<String, Long> active, List<Exceeded> exceeded) {

  public UsageReport {
    days = List.copyOf(days);
    active = Collections.unmodifiableMap(new TreeMap<>(active));
    exceeded = List.copyOf(exceeded);
  }

  /**
   * What a journey used on a day.
   *
   * @param transitions moves, starts included
   */
  public record Day(LocalDate day, String journey, long transitions, long actions) {}

  /**
   * A limit that was exceeded. Nothing is held back for that: it is told.
   *
   * @param day on which day, or null: now
   * @param what what was counted, in the words of the command's options
   */
  public record Exceeded(
      @Nullable LocalDate day, String journey, String what, long limit, long used) {}

  /** Reads the days from one to another, both included. */
  public static UsageReport read(ReadTransaction store, LocalDate from, LocalDate to) {
    OperationsReading operations = store.operations();
    List<Day> days = days(operations.usage(from, to));
    Map<String, Long> active = new TreeMap<>();
    for (Standing standing : store.standings()) {
      active.merge(standing.journey(), standing.executions(), Long::sum);
    }
    return new UsageReport(days, active, exceeded(operations.limits(), days, active));
  }

  private static List<Day> days(List<UsageCount> counts) {
    Map<LocalDate, Map<String, long[]>> byDay = new TreeMap<>();
    for (UsageCount count : counts) {
      long[] sums =
          byDay
              .computeIfAbsent(count.day(), _ -> new TreeMap<>())
              .computeIfAbsent(count.journey(), _ -> new long[2]);
      switch (count.kind()) {
        case STARTED, ADVANCED, CORRECTED, FORCED -> sums[0] += count.times();
        case ACTION -> sums[1] += count.times();
        case STALLED, AMBIGUOUS -> {}
      }
    }
    List<Day> days = new ArrayList<>();
    byDay.forEach((day, journeys) ->
        journeys.forEach((journey, sums) -> days.add(new Day(day, journey, sums[0], sums[1]))));
    return days;
  }

  private static List<Exceeded> exceeded(
      List<JourneyLimit> limits, List<Day> days, Map<String, Long> active) {
    Map<String, JourneyLimit> byJourney = new HashMap<>();
    limits.forEach(limit -> byJourney.put(limit.journey(), limit));
    List<Exceeded> exceeded = new ArrayList<>();
    for (Day day : days) {
      JourneyLimit limit = byJourney.get(day.journey());
      if (limit != null) {
        add(
            exceeded,
            day.day(),
            day.journey(),
            "transitions",
            limit.transitions(),
            day.transitions);
        add(exceeded, day.day(), day.journey(), "actions", limit.actions(), day.actions);
      }
    }
    for (JourneyLimit limit : limits) {
      long underWay = active.getOrDefault(limit.journey(), 0L);
      add(exceeded, null, limit.journey(), "executions", limit.executions(), underWay);
    }
    return exceeded;
  }

  private static void add(
      List<Exceeded> exceeded,
      @Nullable LocalDate day,
      String journey,
      String what,
      @Nullable Long limit,
      long used) {
    if (limit != null && used > limit) {
      exceeded.add(new Exceeded(day, journey, what, limit, used));
    }
  }
}
