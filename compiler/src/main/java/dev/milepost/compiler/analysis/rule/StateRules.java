package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.analysis.state.JourneyStates;
import dev.milepost.compiler.analysis.state.Limits;
import dev.milepost.compiler.analysis.witness.WitnessSearch;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.program.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks every rule about the states of every journey. */
public final class StateRules {
  private static final List<StateRule> RULES =
      List.of(
          new NotLookedAt(),
          new LargeStages(),
          new OverlappingTransitions(),
          new DeadInContext(),
          new SkippedStage(),
          new FrozenTrigger(),
          new TimerNeverFirst(),
          new Stuck(),
          new LostTrigger(),
          new InstantLoop(),
          new LoopWithoutProgress(),
          new BrokenPromise(),
          new OrderRace(),
          new StaleTrigger(),
          new TimerTie(),
          new UnknownTrap());

  /** The rules that are asked here and nowhere else. */
  public static final Set<Rule> ASKED =
      Collections.unmodifiableSet(
          EnumSet.of(
              Rule.OVERLAPPING_TRANSITIONS,
              Rule.STATIC_OVERLAP,
              Rule.ORDER_RACE,
              Rule.DEAD_IN_CONTEXT,
              Rule.SKIPPED_STAGE,
              Rule.FROZEN_TRIGGER,
              Rule.TIMER_NEVER_FIRST,
              Rule.STUCK,
              Rule.TIME_GAP,
              Rule.LOST_TRIGGER,
              Rule.INSTANT_LOOP,
              Rule.LOOP_WITHOUT_PROGRESS,
              Rule.STALE_TRIGGER,
              Rule.TIMER_TIE,
              Rule.UNKNOWN_TRAP,
              Rule.BROKEN_PROMISE,
              Rule.UNDECIDED));

  private StateRules() {}

  /**
   * The findings of all rules about a journey.
   *
   * @param catalog what it may read
   * @param needed its plan and those of the journeys that it speaks of
   */
  public static Diagnostics check(
      Catalog catalog, List<Plan> needed, JourneyModel model, Plan plan, Limits limits) {
    Diagnostics findings = new Diagnostics();
    JourneyStates states = JourneyStates.of(plan, limits);
    Program program = Program.of(catalog, needed, List.of());
    WitnessSearch search = new WitnessSearch(program, plan, states);
    JourneyCheck check = new JourneyCheck(model, plan, states, search, findings);
    RULES.forEach(rule -> rule.check(check));
    return findings;
  }

  /**
   * The plan and those of the journeys that it speaks of; none where one is not understood.
   *
   * @param plans all plans of a workspace by journey
   */
  public static List<Plan> needed(Plan plan, Map<String, Plan> plans) {
    Map<String, Plan> needed = new LinkedHashMap<>();
    List<Plan> open = new ArrayList<>(List.of(plan));
    while (!open.isEmpty()) {
      Plan next = open.removeLast();
      if (needed.putIfAbsent(next.journey(), next) == null) {
        for (Condition.JourneyEnded ended : Spoken.of(next)) {
          Plan other = plans.get(ended.journey());
          if (other == null) {
            return List.of();
          }
          open.add(other);
        }
      }
    }
    return List.copyOf(needed.values());
  }
}
