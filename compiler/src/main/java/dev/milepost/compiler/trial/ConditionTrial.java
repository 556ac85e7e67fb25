package dev.milepost.compiler.trial;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.Severity;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.resolution.LooseConditions;
import dev.milepost.compiler.syntax.SyntaxParser;
import dev.milepost.compiler.text.Source;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.condition.ConditionLinker;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.explain.Explainer;
import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.time.JourneyCalendar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries conditions on facts that somebody gives, outside of any execution. There is no memory then:
 * {@code becomes}, {@code changes}, happenings and endings of journeys are false, an {@code answer}
 * is unknown, and every fact was received just now.
 *
 * <p>Conditions are typed against a workspace and not linted: one that can never be true is no
 * mistake here.
 */
public final class ConditionTrial {

  private final Catalog catalog;
  private final LooseConditions conditions;
  private final Layout layout;
  private final JourneyCalendar calendar;
  private final Instant now;

  /**
   * Makes a trial.
   *
   * @param compilation a workspace without errors
   * @param journey the journey whose definitions, answers and calendar count, or null: none
   * @param now the clock
   */
  public ConditionTrial(Compilation compilation, @Nullable JourneyModel journey, Instant now) {
    List<JourneyModel> journeys = compilation.model().journeys();
    this.catalog = compilation.catalog();
    this.conditions = new LooseConditions(compilation.trees(), catalog, journey);
    this.layout = new Layout(catalog, journeys.stream().map(JourneyModel::name).toList());
    this.calendar = journey == null ? JourneyCalendar.DEFAULT : journey.calendar();
    this.now = now;
  }

  /** No facts yet. */
  public GivenFacts facts() {
    return new GivenFacts(catalog);
  }

  /** Reads and types a condition. */
  public ConditionReading read(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    Condition condition =
        SyntaxParser.parseCondition(source, diagnostics)
            .map(tree -> conditions.resolve(tree, diagnostics))
            .orElse(null);
    List<Diagnostic> errors =
        diagnostics.sorted().stream()
            .filter(found -> found.severity() == Severity.ERROR && found.rule() != Rule.EMPTY_RANGE)
            .toList();
    return new ConditionReading(errors, errors.isEmpty() ? condition : null);
  }

  /** What a condition is of these facts. */
  public Truth truth(Condition condition, GivenFacts facts) {
    Scene scene = new Scene(facts.state(layout, now), now);
    return ConditionLinker.link(layout, calendar, condition).test().truth(scene);
  }

  /** What a condition is of these facts, part by part. */
  public Explanation explain(Condition condition, GivenFacts facts) {
    return Explainer.explain(facts.state(layout, now), calendar, now, condition);
  }
}
