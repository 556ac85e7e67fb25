package dev.milepost.compiler.analysis.rule;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Verdict;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.plan.Plan;
import java.util.List;
import java.util.Set;

/** What was not looked at is said: silence means that something was proved. */
final class NotLookedAt implements StateRule {

  @Override
  public void check(JourneyCheck journey) {
    Set<String> tooLarge = journey.states().tooLarge();
    if (journey.states().isComplete() && tooLarge.isEmpty()) {
      return;
    }
    String asked = "everything that can happen in this journey is known";
    Diagnostic finding =
        Diagnostic.of(
            Rule.UNDECIDED,
            journey.model().tree().name().span(),
            "not everything that can happen in this journey was looked at");
    for (Plan.Stage stage : journey.plan().stages()) {
      if (tooLarge.contains(stage.name())) {
        Span span = journey.model().stage(stage.name()).orElseThrow().tree().name().span();
        finding = finding.withRelated(span, "not what can happen here");
      }
    }
    journey.found(
        finding
            .withVerdict(new Verdict.Undecided(journey.bound()))
            .withHelp("conditions on fewer fields, or fewer counted records, make it smaller"),
        journey.about(null, List.of("states")),
        asked);
  }
}
