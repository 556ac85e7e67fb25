package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;

/** A role that nobody tells or asks anything. */
final class UnusedRole implements JourneyRule {
  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    if (journey.isBroken()) {
      return;
    }
    for (JourneyModel.RoleModel role : journey.roles()) {
      if (!role.isUsed()) {
        findings.add(
            Diagnostic.of(
                    Rule.UNUSED_ROLE,
                    role.tree().name().span(),
                    "nobody tells or asks the role " + JourneyRule.quoted(role.tree().name()))
                .withHelp("write `notify` or `asks` with it, or leave it out")
                .withSuggestion(
                    Diagnostic.Suggestion.replace(Blanks.behind(role.tree().span()), "")));
      }
    }
  }
}
