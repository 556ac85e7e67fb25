package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.Model;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.logic.search.Fallback;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Asks rules about journeys: about their text, and about their conditions. */
public final class Analysis {
  private static final List<JourneyRule> RULES =
      List.of(
          new ElseFirst(),
          new EndsAndAdvances(),
          new IdleClause(),
          new NoWayOut(),
          new NoDeadline(),
          new ReminderAfterDeadline(),
          new UnreachableStage(),
          new NoWayToEnd(),
          new UnusedDefine(),
          new UnusedRole(),
          new SilentStage(),
          new SingleApp(),
          new EarlyQuantifier());

  private static final List<ConditionRule> CONDITION_RULES =
      List.of(
          new DeadTrigger(),
          new AlwaysTrue(),
          new AlwaysOnceKnown(),
          new RedundantPart(),
          new Shadowed(),
          new Subsumed(),
          new Boundary(),
          new RangeGap(),
          new UnhandledValue());

  private static final @Nullable Fallback FALLBACK =
      ServiceLoader.load(Fallback.class).findFirst().orElse(null);

  private Analysis() {}

  /** The findings of the rules about what stands in the text. */
  public static Diagnostics check(Model model) {
    SeveralRecords severalRecords = new SeveralRecords(model.catalog());
    Diagnostics findings = new Diagnostics();
    model.journeys().parallelStream()
        .map(journey -> {
          Diagnostics found = new Diagnostics();
          severalRecords.check(journey, found);
          RULES.forEach(rule -> rule.check(journey, found));
          return found;
        })
        .toList()
        .forEach(findings::addAll);
    return findings;
  }

  /** The findings of the rules about what the conditions of a journey say. */
  public static Diagnostics conditions(JourneyModel journey, Catalog catalog) {
    Diagnostics findings = new Diagnostics();
    JourneyConditions conditions = JourneyConditions.of(journey, catalog, FALLBACK);
    for (ConditionRule rule : CONDITION_RULES) {
      rule.check(conditions, findings);
    }
    return findings;
  }
}
