package dev.milepost.compiler;

import dev.milepost.compiler.CompileOptions.Progress;
import dev.milepost.compiler.analysis.Analysis;
import dev.milepost.compiler.analysis.memory.FindingsReader;
import dev.milepost.compiler.analysis.memory.FindingsWriter;
import dev.milepost.compiler.analysis.memory.JourneyKey;
import dev.milepost.compiler.analysis.memory.Memory;
import dev.milepost.compiler.analysis.rule.StateRules;
import dev.milepost.compiler.analysis.state.Limits;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.Plan;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is found of each journey by itself: what its conditions say, and what its executions can
 * come to. Journeys are looked at side by side; what is remembered of one is not found again.
 */
final class JourneyFindings {

  private final Catalog catalog;
  private final Limits limits;
  private final Memory memory;
  private final Map<JourneyModel, Plan> understood = new IdentityHashMap<>();
  private final Map<String, Plan> plans = new LinkedHashMap<>();

  /**
   * Prepares them.
   *
   * @param understood the journeys that have a meaning
   */
  JourneyFindings(Catalog catalog, List<Understood> understood, Limits limits, Memory memory) {
    this.catalog = catalog;
    this.limits = limits;
    this.memory = memory;
    for (Understood one : understood) {
      this.understood.put(one.journey(), one.plan());
      this.plans.put(one.plan().journey(), one.plan());
    }
  }

  /** What is found of all journeys. */
  Diagnostics of(List<JourneyModel> journeys, Progress progress) {
    AtomicInteger done = new AtomicInteger();
    List<Diagnostics> each =
        journeys.parallelStream()
            .map(journey -> {
              Diagnostics found = of(journey);
              progress.looked(done.incrementAndGet(), journeys.size());
              return found;
            })
            .toList();
    Diagnostics findings = new Diagnostics();
    each.forEach(findings::addAll);
    return findings;
  }

  private Diagnostics of(JourneyModel journey) {
    Plan plan = understood.get(journey);
    List<Plan> needed = plan == null ? List.of() : StateRules.needed(plan, plans);
    if (plan == null || needed.isEmpty()) {
      return Analysis.conditions(journey, catalog);
    }
    if (!memory.isKeeping()) {
      return found(journey, plan, needed);
    }
    Span text = journey.tree().span();
    String key = JourneyKey.of(text, needed, limits.toString());
    byte[] kept = memory.recall(key);
    Diagnostics remembered = kept == null ? null : FindingsReader.read(kept, text);
    if (remembered != null) {
      return remembered;
    }
    Diagnostics found = found(journey, plan, needed);
    byte[] written = FindingsWriter.write(found, text);
    if (written != null) {
      memory.keep(key, written);
    }
    return found;
  }

  private Diagnostics found(JourneyModel journey, Plan plan, List<Plan> needed) {
    Diagnostics found = new Diagnostics();
    Stream.<Supplier<Diagnostics>>of(
            () -> Analysis.conditions(journey, catalog),
            () -> StateRules.check(catalog, needed, journey, plan, limits))
        .parallel()
        .map(Supplier::get)
        .toList()
        .forEach(found::addAll);
    return found;
  }
}
