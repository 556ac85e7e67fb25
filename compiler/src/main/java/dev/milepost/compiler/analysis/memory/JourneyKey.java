package dev.milepost.compiler.analysis.memory;

import dev.milepost.compiler.text.Span;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanHash;
import java.util.List;

/**
 * Names all that findings about a journey depend on: its text to the letter, its plan and those of
 * the journeys that it speaks of, which hold their declarations, and how far the analysis goes.
 * What is kept by one version of the analysis is of no use for another; that is for the memory to
 * know.
 */
public final class JourneyKey {

  private JourneyKey() {}

  /**
   * The key: 64 hexadecimal digits.
   *
   * @param text the journey as it is written
   * @param plans its plan, then those of the journeys that it speaks of
   * @param limits how far the analysis goes, in words
   */
  public static String of(Span text, List<Plan> plans, String limits) {
    KeyDigest digest = new KeyDigest();
    digest.add(text.text());
    plans.forEach(plan -> digest.add(PlanHash.of(plan)));
    digest.add(limits);
    return digest.key();
  }
}
