package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;

/** A definition that no condition uses, often because another is meant. */
final class UnusedDefine implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    if (journey.isBroken()) {
      return;
    }
    for (JourneyModel.DefineModel define : journey.defines()) {
      if (!define.isUsed()) {
        findings.add(
            Diagnostic.of(
                    Rule.UNUSED_DEFINE,
                    define.tree().name().span(),
                    "no condition uses the definition " + JourneyRule.quoted(define.tree().name()))
                .withHelp("use it, or leave it out")
                .withSuggestion(
                    Diagnostic.Suggestion.replace(Blanks.behind(define.tree().span()), "")));
      }
    }
  }
}
