package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.plan.ConditionText;
import java.util.ArrayList;
import java.util.List;

/** An {@code else} that never gets its turn: whenever it is true, something above it is. */
final class Shadowed implements ConditionRule {
  @Override
  public void check(JourneyConditions journey, Diagnostics findings) {
    for (List<AskedCondition> leading : journey.byStage().values()) {
      for (int i = 1; i < leading.size(); i++) {
        AskedCondition asked = leading.get(i);
        if (asked.transition() != null
            && asked.transition().isElse()
            && !asked.isNever(Mode.TRUE)) {
          check(asked, leading.subList(0, i), findings);
        }
      }
    }
  }

  private static void check(
      AskedCondition asked, List<AskedCondition> above, Diagnostics findings) {
    List<Literal> literals = new ArrayList<>();
    literals.add(Literal.isTrue(asked.condition()));
    above.forEach(other -> literals.add(Literal.isNotTrue(other.condition())));
    Logic logic = asked.logic();
    if (!Boolean.TRUE.equals(logic.cannotHold(literals))) {
      return;
    }
    List<AskedCondition> covering = new ArrayList<>(above);
    for (AskedCondition other : above) {
      List<Literal> rest = new ArrayList<>();
      rest.add(Literal.isTrue(asked.condition()));
      covering.stream()
          .filter(kept -> !kept.equals(other))
          .forEach(kept -> rest.add(Literal.isNotTrue(kept.condition())));
      if (Boolean.TRUE.equals(logic.cannotHold(rest))) {
        covering.remove(other);
      }
    }
    Diagnostic diagnostic =
        asked.proved(
            Rule.SHADOWED,
            asked.tree().span(),
            "`" + asked.words() + "` never gets its turn: what is above it is true whenever it is",
            covering.stream().map(other -> ConditionText.print(other.condition())).toList());
    for (AskedCondition other : covering) {
      diagnostic = diagnostic.withRelated(other.tree().span(), "this goes first");
    }
    findings.add(diagnostic.withHelp("write it above what covers it, or leave it out"));
  }
}
