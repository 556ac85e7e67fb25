package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.text.Span;

/** {@code else} speaks of the transitions above it, so there must be one. */
final class ElseFirst implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    for (StageModel stage : journey.stages()) {
      if (stage.isBroken() || stage.transitions().isEmpty()) {
        continue;
      }
      StageModel.TransitionModel first = stage.transitions().getFirst();
      if (first.isElse()) {
        Span clause = first.tree().span();
        Span word = clause.source().span(clause.start(), clause.start() + "else".length());
        findings.add(
            Diagnostic.of(Rule.ELSE_FIRST, word, "`else` has no transition above it in this stage")
                .withHelp("leave `else` out, or write the transition that goes first above it")
                .withSuggestion(Diagnostic.Suggestion.replace(Blanks.behind(word), "")));
      }
    }
  }
}
