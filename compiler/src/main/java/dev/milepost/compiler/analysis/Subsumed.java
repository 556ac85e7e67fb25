package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.plan.ConditionText;
import java.util.List;

/** Two transitions without an order of which one is true whenever the other is. */
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
      findings.add(
          other
              .proved(
                  Rule.EQUIVALENT,
                  other.tree().span(),
                  "`" + one.words() + "` and `" + other.words() + "` are always true together",
                  List.of(ConditionText.print(one.condition())))
              .withRelated(one.tree().span(), "this means the same")
              .withHelp("leave one of them out, or say what tells them apart")
              .withAbout(one.about(other.condition())));
    } else if (forward || back) {
      AskedCondition narrow = forward ? one : other;
      AskedCondition wide = forward ? other : one;
      findings.add(
          narrow
              .proved(
                  Rule.SUBSUMED,
                  narrow.tree().span(),
                  "whenever `" + narrow.words() + "` is true, `" + wide.words() + "` is true too",
                  List.of(ConditionText.print(wide.condition())))
              .withRelated(wide.tree().span(), "this is true as well")
              .withHelp(
                  "to let the narrower one go first, write it above and begin the other with"
                      + " `else`")
              .withAbout(narrow.about(wide.condition())));
    }
  }
}
