package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.engine.plan.Plan;
import java.util.List;
import java.util.Set;

/**
 * Of a stage whose states are too many to be looked at, conditions alone may prove that no two ways
 * are open at once. What they do not prove is undecided, which is said once for the journey.
 */
final class LargeStages implements StateRule {

  @Override
  public void check(JourneyCheck journey) {
    Set<String> tooLarge = journey.states().tooLarge();
    if (tooLarge.isEmpty()) {
      return;
    }
    for (Plan.Stage stage : journey.plan().stages()) {
      if (tooLarge.contains(stage.name())) {
        check(journey, stage);
      }
    }
  }

  private static void check(JourneyCheck journey, Plan.Stage stage) {
    List<Plan.Transition> ways = stage.transitions();
    for (int i = 0; i < ways.size(); i++) {
      for (int j = i + 1; j < ways.size(); j++) {
        Plan.Transition one = ways.get(i);
        Plan.Transition other = ways.get(j);
        if (one.target().equals(other.target())) {
          continue;
        }
        String asked =
            "two ways can be open at once: `%s` and `%s`"
                .formatted(one.source().text(), other.source().text());
        About about =
            journey.about(stage, List.of(journey.key(one.trigger()), journey.key(other.trigger())));
        if (journey.exclusion().isProved(stage, one, other)) {
          journey.provedByConditions(Rule.OVERLAPPING_TRANSITIONS, about, asked);
        } else {
          journey.open(Rule.OVERLAPPING_TRANSITIONS, about, asked);
        }
      }
    }
    // What executions come to is open as a whole.
    journey.open(Rule.STUCK, journey.about(stage, List.of()), Stuck.ASKED);
  }
}
