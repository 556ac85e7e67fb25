package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.engine.logic.Mode;
import java.util.List;

/** A condition that is true whatever is known: nobody ever waits for it. */
final class AlwaysTrue implements ConditionRule {
  @Override
  public void check(JourneyConditions journey, Diagnostics findings) {
    for (AskedCondition asked : journey.all()) {
      if (asked.isNever(Mode.NOT_TRUE)) {
        findings.add(
            asked
                .proved(
                    Rule.ALWAYS_TRUE,
                    asked.tree().span(),
                    "`" + asked.words() + "` waits for nothing: its condition is always true",
                    List.of("it is true even where nothing is known"))
                .withHelp(
                    asked.stage() == null
                        ? "ask for what has to be received first"
                        : "who comes to `\"" + asked.stage() + "\"` passes through it at once")
                .withHelp("ask for what is waited for, or leave the clause out"));
      }
    }
  }
}
