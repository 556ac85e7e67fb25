package dev.milepost.compiler.diff;

import dev.milepost.compiler.diff.JourneyDiff.Fate;
import dev.milepost.engine.plan.Lineage;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two versions of a workspace's journeys by what they mean. */
public final class PlanDiff {

  private PlanDiff() {}

  /**
   * What became of each journey; those that are the same to the letter are left out.
   *
   * @param before the earlier plans
   * @param after the later plans
   */
  public static List<JourneyDiff> of(List<Plan> before, List<Plan> after) {
    List<JourneyDiff> diffs = new ArrayList<>();
    Set<Plan> gone = new HashSet<>(before);
    for (Plan plan : after) {
      Plan former = former(before, plan);
      if (former == null) {
        diffs.add(new JourneyDiff(plan.journey(), Fate.ADDED, null, PlanHash.of(plan), List.of()));
        continue;
      }
      gone.remove(former);
      List<Change> changes = new JourneyComparison(former, plan).changes();
      if (!changes.isEmpty()) {
        diffs.add(
            new JourneyDiff(
                plan.journey(), Fate.KEPT, PlanHash.of(former), PlanHash.of(plan), changes));
      }
    }
    for (Plan plan : before) {
      if (gone.contains(plan)) {
        diffs.add(
            new JourneyDiff(plan.journey(), Fate.REMOVED, PlanHash.of(plan), null, List.of()));
      }
    }
    return diffs;
  }

  private static @Nullable Plan former(List<Plan> before, Plan plan) {
    for (Plan old : before) {
      if (old.journey().equals(plan.journey())) {
        return old;
      }
    }
    for (Plan old : before) {
      if (Lineage.between(old, plan).isOneJourney()) {
        return old;
      }
    }
    return null;
  }
}
