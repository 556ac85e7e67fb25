package dev.milepost.bench.analysis;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.analysis.state.Bits;
import dev.milepost.compiler.analysis.state.JourneyStates;
import dev.milepost.compiler.analysis.state.JourneyStates.AtStage;
import dev.milepost.compiler.analysis.state.Limits;
import dev.milepost.compiler.analysis.state.Way;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One random journey, analysed, and let do everything by the engine: both must find the same
 * overlaps, dead ways, loops and stuck states.
 */
public final class AgainstEngine {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private final List<String> differences = new ArrayList<>();
  private int undecided;
  private int questions;
  private int found;

  private AgainstEngine() {}

  /**
   * What came of it.
   *
   * @param differences in words; empty where both agree
   * @param isCompared whether the engine could be let do everything within the bound
   * @param questions how many were asked
   * @param undecided how many of them were not answered
   * @param found how many faults both found
   */
  public record Result(
      List<String> differences, boolean isCompared, int questions, int undecided, int found) {
    public Result {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Compares.
   *
   * @param seed names the journey
   * @param most so many states the engine visits at most
   */
  public static Result compare(long seed, int most) {
    String text = SmallJourney.APPS + SmallJourney.make(seed);
    Compilation compilation =
        Compiler.compile(Workspace.of(Source.of("small.journey", text)), TODAY);
    if (compilation.plans().isEmpty()) {
      // Chance wrote what has no meaning, such as the same way twice.
      return new Result(List.of(), false, 0, 0, 0);
    }
    Plan plan = compilation.plans().getFirst();
    EngineExploration engine = new EngineExploration(compilation.catalog(), plan, most);
    AgainstEngine comparison = new AgainstEngine();
    if (engine.isComplete()) {
      comparison.compare(compilation, plan, engine);
    }
    return new Result(
        comparison.differences,
        engine.isComplete(),
        comparison.questions,
        comparison.undecided,
        comparison.found);
  }

  private void compare(Compilation compilation, Plan plan, EngineExploration engine) {
    JourneyStates states = JourneyStates.of(plan, Limits.USUAL);
    Set<String> stuck = new LinkedHashSet<>();
    Set<SourceText> opened = new LinkedHashSet<>();
    Set<SourceText> all = new LinkedHashSet<>();
    Set<Set<SourceText>> overlaps = new LinkedHashSet<>();
    for (Plan.Stage stage : plan.stages()) {
      AtStage at = stage.ends() ? null : states.at(stage);
      if (at == null) {
        continue;
      }
      if (!at.stuck().without(at.leaving()).isEmpty()) {
        stuck.add(stage.name());
      }
      ways(at, opened, all, overlaps);
    }
    Set<Set<SourceText>> engineOverlaps =
        engine.ambiguities().stream()
            .filter(pair -> targets(plan, pair).size() > 1)
            .collect(Collectors.toSet());
    // Of a step that spins the engine keeps nothing: what was open in it is not reported.
    boolean isUndone = !engine.parked().isEmpty();
    same("overlapping", overlaps, engineOverlaps, isUndone);
    Set<SourceText> engineOpened =
        engine.opened().stream().filter(all::contains).collect(Collectors.toSet());
    same("open", opened, engineOpened, isUndone);
    same("stuck", stuck, engine.stuck(), isUndone);
    Set<Rule> rules =
        compilation.diagnostics().stream().map(Diagnostic::rule).collect(Collectors.toSet());
    same("looping", rules.contains(Rule.INSTANT_LOOP), !engine.parked().isEmpty());
    same(
        "told as overlapping",
        compilation.diagnostics().stream().anyMatch(AgainstEngine::isOverlap),
        !(isUndone ? engineOverlaps : overlaps).isEmpty());
    same(
        "told as stuck",
        rules.contains(Rule.STUCK),
        !stuck.isEmpty()
            && plan.stages().stream()
                .anyMatch(stage -> stage.ends() && states.reachesEnding(stage)));
    questions = compilation.questions().size();
    undecided =
        (int)
            compilation.diagnostics().stream()
                .filter(finding -> finding.rule() == Rule.UNDECIDED)
                .count();
    found = overlaps.size() + stuck.size() + engine.parked().size();
  }

  /** An overlap at a single value is told as that value. */
  private static boolean isOverlap(Diagnostic finding) {
    return finding.rule() == Rule.OVERLAPPING_TRANSITIONS
        || (finding.rule() == Rule.BOUNDARY && finding.verdict() instanceof Verdict.Refuted);
  }

  static void ways(
      AtStage at, Set<SourceText> opened, Set<SourceText> all, Set<Set<SourceText>> overlaps) {
    for (int i = 0; i < at.ways().size(); i++) {
      Way one = at.ways().get(i);
      SourceText source = Objects.requireNonNull(source(one));
      all.add(source);
      Bits open = one.isEnabled().and(at.seen());
      if (!open.isEmpty()) {
        opened.add(source);
      }
      for (int j = i + 1; j < at.ways().size(); j++) {
        Way other = at.ways().get(j);
        boolean isPair =
            one.clause().getClass() == other.clause().getClass()
                && !one.target().equals(other.target());
        if (isPair && open.meets(other.isEnabled())) {
          overlaps.add(Set.of(source, Objects.requireNonNull(source(other))));
        }
      }
    }
  }

  private static @Nullable SourceText source(Way way) {
    return switch (way.clause()) {
      case Way.Clause.Start _ -> null;
      case Way.Clause.Ending ending -> ending.ending().source();
      case Way.Clause.Transition transition -> transition.transition().source();
    };
  }

  private static Set<String> targets(Plan plan, Set<SourceText> pair) {
    Set<String> targets = new LinkedHashSet<>();
    plan.endings().stream()
        .filter(ending -> pair.contains(ending.source()))
        .forEach(ending -> targets.add(ending.target()));
    for (Plan.Stage stage : plan.stages()) {
      stage.transitions().stream()
          .filter(transition -> pair.contains(transition.source()))
          .forEach(transition -> targets.add(transition.target()));
    }
    return targets;
  }

  private void same(String what, boolean analysis, boolean engine) {
    if (analysis != engine) {
      differences.add(what + ": the analysis says " + analysis + ", the engine " + engine);
    }
  }

  private <T> void same(String what, Set<T> analysis, Set<T> engine, boolean mayBeMore) {
    for (T one : analysis) {
      if (!mayBeMore && !engine.contains(one)) {
        differences.add(what + " in the analysis only: " + one);
      }
    }
    for (T one : engine) {
      if (!analysis.contains(one)) {
        differences.add(what + " in the engine only: " + one);
      }
    }
  }
}
