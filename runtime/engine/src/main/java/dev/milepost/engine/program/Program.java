package dev.milepost.engine.program;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All plans that run beside each other, with their names resolved to places of one layout: the
 * active plan of each journey, on which executions start, and older plans on which some still run.
 */
public final class Program {

  private final Layout layout;
  private final Catalog catalog;
  private final Map<String, LinkedJourney> byHash;
  private final Map<String, List<LinkedJourney>> activeBySubject;
  private final HappeningWindows windows;

  private Program(
      Layout layout,
      Catalog catalog,
      Map<String, LinkedJourney> byHash,
      Map<String, List<LinkedJourney>> activeBySubject,
      HappeningWindows windows) {
    this.layout = layout;
    this.catalog = catalog;
    this.byHash = byHash;
    this.activeBySubject = activeBySubject;
    this.windows = windows;
  }

  /**
   * Links plans.
   *
   * @param catalog all that is declared; every plan's own declarations are a part of it
   * @param active at most one plan a journey
   * @param superseded plans on which executions still run
   * @throws IllegalArgumentException where a plan names what the catalogue does not declare, or two
   *     active plans are of one journey
   */
  public static Program of(Catalog catalog, List<Plan> active, List<Plan> superseded) {
    List<Plan> all = new ArrayList<>(active);
    all.addAll(superseded);
    Set<String> journeys = new TreeSet<>();
    all.forEach(plan -> journeys.add(plan.journey()));
    Layout layout = new Layout(catalog, List.copyOf(journeys));
    Map<String, Set<String>> names = namesOfOneJourney(all);
    List<LinkedJourney> linked = new ArrayList<>();
    for (Plan plan : all) {
      Set<String> known = names.getOrDefault(plan.journey(), Set.of(plan.journey()));
      linked.add(new LinkedJourney(layout, plan, PlanHash.of(plan), known));
    }
    Map<String, LinkedJourney> byHash = new HashMap<>();
    linked.forEach(journey -> byHash.putIfAbsent(journey.hash(), journey));
    Map<String, List<LinkedJourney>> bySubject = new HashMap<>();
    Set<String> seen = new TreeSet<>();
    for (LinkedJourney journey : linked.subList(0, active.size())) {
      if (!seen.add(journey.name())) {
        throw new IllegalArgumentException("two active plans of \"" + journey.name() + '"');
      }
      bySubject.computeIfAbsent(journey.plan().subject(), _ -> new ArrayList<>()).add(journey);
    }
    bySubject.replaceAll(
        (_, list) -> list.stream().sorted(Comparator.comparing(LinkedJourney::name)).toList());
    return new Program(
        layout, catalog, Map.copyOf(byHash), Map.copyOf(bySubject), HappeningWindows.of(all));
  }

  /** The names that each journey has or had, since plans say from which one it was renamed. */
  private static Map<String, Set<String>> namesOfOneJourney(List<Plan> plans) {
    Map<String, Set<String>> names = new HashMap<>();
    for (Plan plan : plans) {
      Set<String> joined = new TreeSet<>(Set.of(plan.journey()));
      joined.addAll(names.getOrDefault(plan.journey(), Set.of()));
      String former = plan.renamedFrom();
      if (former != null) {
        joined.add(former);
        joined.addAll(names.getOrDefault(former, Set.of()));
      }
      Set<String> all = Set.copyOf(joined);
      all.forEach(name -> names.put(name, all));
    }
    return names;
  }

  public Layout layout() {
    return layout;
  }

  public Catalog catalog() {
    return catalog;
  }

  /** The journeys on which a kind of subject may start, by name. */
  public List<LinkedJourney> active(String subjectType) {
    return activeBySubject.getOrDefault(subjectType, List.of());
  }

  /**
   * The journey with that plan.
   *
   * @throws IllegalArgumentException where the plan was not linked
   */
  public LinkedJourney journey(String planHash) {
    LinkedJourney journey = byHash.get(planHash);
    if (journey == null) {
      throw new IllegalArgumentException("there is no plan " + planHash);
    }
    return journey;
  }

  /** The journey with that plan, or null where the plan was not linked. */
  public @Nullable LinkedJourney find(String planHash) {
    return byHash.get(planHash);
  }

  /** For how long happenings of which kind have to be kept. */
  public HappeningWindows windows() {
    return windows;
  }

  /** The active plan of a journey, or null. */
  public @Nullable LinkedJourney activeJourney(String name) {
    return activeBySubject.values().stream()
        .flatMap(List::stream)
        .filter(journey -> journey.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
