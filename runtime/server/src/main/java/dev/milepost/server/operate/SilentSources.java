package dev.milepost.server.operate;

import dev.milepost.engine.plan.Clause;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.plan.PlanIndex;
import dev.milepost.server.store.AppRhythm;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds apps that have gone silent while executions wait for what they would tell. An app is silent
 * when nothing was heard of it for more than twice as long as its silences last during nineteen
 * twentieths of the time; a calm weekend is a part of that time, an outage once a year is not.
 */
final class SilentSources {

  private static final double USUAL_SHARE = 0.95;
  private static final int TIMES_USUAL = 2;
  private static final long FEWEST_SIGNALS = 20;
  private static final Duration SHORTEST = Duration.ofHours(1);

  private SilentSources() {}

  /** The silent ones, those that most executions wait for first. */
  static List<Silence> find(ReadTransaction store, Deployment deployment, Instant now) {
    Map<String, Long> waiting = waiting(store.standings(), deployment);
    List<Silence> silent = new ArrayList<>();
    for (AppRhythm rhythm : store.operations().rhythms()) {
      long executions = waiting.getOrDefault(rhythm.app(), 0L);
      Duration usual = rhythm.silences().notExceeded(USUAL_SHARE);
      Duration silence = Duration.between(rhythm.lastAt(), now);
      boolean isLong =
          silence.compareTo(usual.multipliedBy(TIMES_USUAL)) > 0 && silence.compareTo(SHORTEST) > 0;
      if (executions > 0 && rhythm.signals() >= FEWEST_SIGNALS && isLong) {
        silent.add(new Silence(rhythm.app(), rhythm.lastAt(), silence, usual, executions));
      }
    }
    silent.sort(Comparator.comparingLong(Silence::waiting).reversed().thenComparing(Silence::app));
    return List.copyOf(silent);
  }

  /** How many executions wait for facts of each app. */
  private static Map<String, Long> waiting(List<Standing> standings, Deployment deployment) {
    Map<String, Map<String, Set<String>>> apps = new HashMap<>();
    deployment.active().forEach(plan -> apps.put(PlanHash.of(plan), appsByStage(plan)));
    deployment.superseded().forEach(plan -> apps.put(PlanHash.of(plan), appsByStage(plan)));
    Map<String, Long> waiting = new HashMap<>();
    for (Standing standing : standings) {
      Set<String> waitedFor =
          apps.getOrDefault(standing.plan(), Map.of()).getOrDefault(standing.stage(), Set.of());
      waitedFor.forEach(app -> waiting.merge(app, standing.executions(), Long::sum));
    }
    return waiting;
  }

  /** For each stage the apps whose facts can move an execution on from there. */
  private static Map<String, Set<String>> appsByStage(Plan plan) {
    Map<String, Set<String>> apps = new HashMap<>();
    Set<String> anywhere = new HashSet<>();
    for (PlanIndex.Entry entry : PlanIndex.of(plan).entries()) {
      String app = app(entry.fact());
      for (PlanIndex.Reader reader : entry.readers()) {
        Clause clause = reader.clause();
        String stage = clause.stage();
        if (app.isEmpty() || reader.use() == PlanIndex.Use.SENT) {
          continue;
        }
        if (clause.kind() == Clause.Kind.ENDING) {
          anywhere.add(app);
        } else if (clause.kind() == Clause.Kind.TRANSITION && stage != null) {
          apps.computeIfAbsent(stage, _ -> new HashSet<>()).add(app);
        }
      }
    }
    plan.stages()
        .forEach(
            stage -> apps.computeIfAbsent(stage.name(), _ -> new HashSet<>()).addAll(anywhere));
    return apps;
  }

  private static String app(PlanIndex.Fact fact) {
    return switch (fact) {
      case PlanIndex.Fact.OfField field -> field.name().type().app();
      case PlanIndex.Fact.OfRecords records -> records.name().app();
      case PlanIndex.Fact.OfEvent event -> event.name().app();
      case PlanIndex.Fact.OfJourney _ -> "";
    };
  }
}
