package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.engine.logic.Mode;
import java.util.List;

/** A condition that no known value makes false: it only waits until something is known. */
final class AlwaysOnceKnown implements ConditionRule {
  @Override
  public void check(JourneyConditions journey, Diagnostics findings) {
    for (AskedCondition asked : journey.all()) {
      if (asked.isNever(Mode.FALSE) && !asked.isNever(Mode.NOT_TRUE) && !asked.isNever(Mode.TRUE)) {
        findings.add(
            asked
                .proved(
                    Rule.ALWAYS_ONCE_KNOWN,
                    asked.tree().span(),
                    "`"
                        + asked.words()
                        + "` only waits until something is known: no value is refused",
                    List.of("it is never false"))
                .withHelp("say `is known` where any value will do")
                .withHelp("else name the values that are meant"));
      }
    }
  }
}
