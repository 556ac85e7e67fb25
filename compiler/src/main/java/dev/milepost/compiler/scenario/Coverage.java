package dev.milepost.compiler.scenario;

import dev.milepost.compiler.scenario.CoverageReport.Atom;
import dev.milepost.compiler.scenario.CoverageReport.OfJourney;
import dev.milepost.compiler.scenario.CoverageReport.Part;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.explain.Explainer;
import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.explain.Why;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.step.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notes which stages, ways and single conditions of journeys the scenarios exercise. Conditions are
 * looked at in the very moment in which the engine decides.
 */
public final class Coverage implements ScenarioObserver {

  private final Program program;
  private final SourceNames sources;
  private final List<Plan> plans;
  private final Map<String, Set<String>> stages = new HashMap<>();
  private final Set<SourceText> clauses = new HashSet<>();
  private final Map<SourceText, Map<String, Set<Truth>>> atoms = new HashMap<>();

  private Coverage(Program program, SourceNames sources, List<Plan> plans) {
    this.program = program;
    this.sources = sources;
    this.plans = List.copyOf(plans);
    for (Plan plan : plans) {
      declare(plan.starts().source(), plan.starts().when());
      plan.endings().forEach(ending -> declare(ending.source(), ending.trigger()));
      for (Plan.Stage stage : plan.stages()) {
        stage.transitions().forEach(way -> declare(way.source(), way.trigger()));
      }
    }
  }

  /** Nothing is exercised yet. */
  public static Coverage of(ScenarioRunner runner, List<Plan> plans) {
    return new Coverage(runner.program(), runner.sources(), plans);
  }

  /** What is exercised so far, in the order of the journeys. */
  public CoverageReport report() {
    return new CoverageReport(plans.stream().map(this::report).toList());
  }

  private OfJourney report(Plan plan) {
    List<Part> stageParts = new ArrayList<>();
    List<Part> ways = new ArrayList<>();
    List<Atom> single = new ArrayList<>();
    Set<String> reached = stages.getOrDefault(plan.journey(), Set.of());
    addWay(ways, single, plan.starts().source());
    plan.endings().forEach(ending -> addWay(ways, single, ending.source()));
    for (Plan.Stage stage : plan.stages()) {
      stageParts.add(
          new Part(
              sources.shown(stage.source()),
              '"' + stage.name() + '"',
              reached.contains(stage.name())));
      stage.transitions().forEach(way -> addWay(ways, single, way.source()));
    }
    return new OfJourney(plan.journey(), stageParts, ways, single);
  }

  private void addWay(List<Part> ways, List<Atom> single, SourceText clause) {
    ways.add(
        new Part(
            sources.shown(clause), HistoryText.oneLine(clause.text()), clauses.contains(clause)));
    atoms
        .getOrDefault(clause, Map.of())
        .forEach((text, seen) -> single.add(new Atom(sources.shown(clause), text, seen)));
  }

  private void declare(SourceText clause, Plan.Trigger trigger) {
    if (trigger instanceof Plan.Trigger.When(Condition condition)) {
      declare(clause, condition);
    }
  }

  private void declare(SourceText clause, Condition condition) {
    switch (condition) {
      case Condition.And and -> and.parts().forEach(part -> declare(clause, part));
      case Condition.Or or -> or.parts().forEach(part -> declare(clause, part));
      case Condition.Not not -> declare(clause, not.part());
      case Condition.Defined defined -> declare(clause, defined.body());
      default ->
          atoms
              .computeIfAbsent(clause, _ -> new LinkedHashMap<>())
              .computeIfAbsent(ConditionText.print(condition), _ -> EnumSet.noneOf(Truth.class));
    }
  }

  @Override
  public void looksForWay(Execution execution, SubjectState facts, Instant now) {
    for (Why.Way way : Explainer.why(program, facts, execution, now).ways()) {
      see(way.clause(), way.explanation());
    }
  }

  @Override
  public void looksForStart(
      LinkedJourney journey,
      @Nullable RecordState about,
      Memory memory,
      SubjectState facts,
      Instant now) {
    see(journey.plan().starts().source(), Explainer.start(journey, facts, about, memory, now));
  }

  private void see(SourceText clause, Explanation explanation) {
    Map<String, Set<Truth>> ofClause = atoms.get(clause);
    if (ofClause == null) {
      return;
    }
    Set<Truth> seen = ofClause.get(explanation.text());
    if (seen != null) {
      seen.add(explanation.truth());
      return;
    }
    explanation.parts().forEach(part -> see(clause, part));
  }

  @Override
  public void ran(List<HistoryEntry> history) {
    for (HistoryEntry entry : history) {
      if (entry instanceof HistoryEntry.Reported reported) {
        switch (reported.entry()) {
          case TimelineEntry.Started started ->
              move(started.execution().journey(), started.stage(), started.clause());
          case TimelineEntry.Advanced advanced ->
              move(advanced.execution().journey(), advanced.to(), advanced.clause());
          default -> {}
        }
      }
    }
  }

  private void move(String journey, String stage, SourceText clause) {
    stages.computeIfAbsent(journey, _ -> new HashSet<>()).add(stage);
    clauses.add(clause);
  }
}
