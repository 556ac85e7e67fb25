package dev.milepost.compiler.evidence;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.model.Model;
import dev.milepost.compiler.syntax.SyntaxTree;
import dev.milepost.engine.evidence.Evidence;
import java.util.List;

/** Asks every rule about what recorded signals showed. */
public final class EvidenceRules {
  private static final List<EvidenceRule> RULES =
      List.of(
          new TransientValue(),
          new Stalled(),
          new NeverReceived(),
          new NeverSeen(),
          new NeverTaken(),
          new OutOfOrder());

  private EvidenceRules() {}

  /** The findings of all rules. */
  public static Diagnostics check(List<SyntaxTree> trees, Model model, Evidence evidence) {
    Diagnostics findings = new Diagnostics();
    Recorded recorded = new Recorded(trees, model, evidence);
    RULES.forEach(rule -> rule.check(recorded, findings));
    return findings;
  }
}
