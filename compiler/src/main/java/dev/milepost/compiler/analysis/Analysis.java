package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.Model;
import java.util.List;

/** Asks every rule about every journey. */
public final class Analysis {
  private static final List<JourneyRule> RULES =
      List.of(
          new ElseFirst(),
          new EndsAndAdvances(),
          new IdleClause(),
          new NoWayOut(),
          new NoDeadline(),
          new UnreachableStage(),
          new NoWayToEnd(),
          new UnusedDefine(),
          new UnusedRole());

  private Analysis() {}

  /** The findings of all rules. */
  public static Diagnostics check(Model model) {
    Diagnostics findings = new Diagnostics();
    for (JourneyModel journey : model.journeys()) {
      for (JourneyRule rule : RULES) {
        rule.check(journey, findings);
      }
    }
    return findings;
  }
}
