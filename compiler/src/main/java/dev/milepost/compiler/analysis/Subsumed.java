package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.plan.ConditionText;
import java.util.List;

/**
 * Two transitions without an order of which one is true whenever the other is. Where both lead to
 * the same stage and do the same, nothing is ambiguous: one of them is merely not needed.
 */
final class Subsumed implements ConditionRule {
  @Override
  public void check(JourneyConditions journey, Diagnostics findings) {
    for (List<AskedCondition> leading : journey.byStage().values()) {
      List<AskedCondition> unordered =
          leading.stream().filter(asked -> !isElse(asked)).filter(Subsumed::isTelling).toList();
      for (int i = 0; i < unordered.size(); i++) {
        for (int j = i + 1; j < unordered.size(); j++) {
          check(unordered.get(i), unordered.get(j), findings);
        }
      }
    }
  }

  private static boolean isElse(AskedCondition asked) {
    TransitionModel transition = asked.transition();
    return transition != null && transition.isElse();
  }

  /** What is never true, or always, has a finding of its own. */
  private static boolean isTelling(AskedCondition asked) {
    return !asked.isNever(Mode.TRUE) && !asked.isNever(Mode.NOT_TRUE);
  }

  private static void check(AskedCondition one, AskedCondition other, Diagnostics findings) {
    if (!SharedReads.share(one.condition(), other.condition())) {
      return;
    }
    boolean forward = Boolean.TRUE.equals(one.logic().implies(one.condition(), other.condition()));
    boolean back = Boolean.TRUE.equals(one.logic().implies(other.condition(), one.condition()));
    if (forward && back) {
      findings.add(equivalent(one, other));
    } else if (forward) {
      findings.add(subsumed(one, other));
    } else if (back) {
      findings.add(subsumed(other, one));
    }
  }

  private static Diagnostic equivalent(AskedCondition one, AskedCondition other) {
    Diagnostic finding =
        other
            .proved(
                Rule.EQUIVALENT,
                other.tree().span(),
                "`" + one.words() + "` and `" + other.words() + "` are always true together",
                List.of(ConditionText.print(one.condition())))
            .withRelated(one.tree().span(), "this means the same")
            .withAbout(one.about(other.condition()));
    return one.leadsElsewhereThan(other)
        ? finding.withHelp("leave one of them out, or say what tells them apart")
        : finding
            .withSeverity(Severity.WARNING)
            .withHelp("leave one of them out: both do the same");
  }

  private static Diagnostic subsumed(AskedCondition narrow, AskedCondition wide) {
    Diagnostic finding =
        narrow
            .proved(
                Rule.SUBSUMED,
                narrow.tree().span(),
                "whenever `" + narrow.words() + "` is true, `" + wide.words() + "` is true too",
                List.of(ConditionText.print(wide.condition())))
            .withRelated(wide.tree().span(), "this is true as well")
            .withAbout(narrow.about(wide.condition()));
    return narrow.leadsElsewhereThan(wide)
        ? finding.withHelp(
            "to let the narrower one go first, write it above and begin the other with `else`")
        : finding
            .withSeverity(Severity.WARNING)
            .withHelp("leave the narrower one out: both do the same");
  }
}
