package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.resolution.CatalogIndex.FieldEntry;
import dev.milepost.compiler.resolution.CatalogIndex.TypeEntry;
import dev.milepost.compiler.syntax.ActionTree;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.LiteralTree;
import dev.milepost.compiler.syntax.LiteralTree.BrokenLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DateLiteral;
import dev.milepost.compiler.syntax.LiteralTree.DateTimeLiteral;
import dev.milepost.compiler.syntax.LiteralTree.NullLiteral;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.ScenarioStep;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.FieldType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the names and values of a scenario. What it does is found out by running it. */
final class ScenarioChecker {
  private final Declarations declarations;
  private final NameResolver names;
  private final Reporter reporter;
  private final LiteralResolver literals;
  private final DurationResolver durations;
  private final Declaration.@Nullable Journey journey;
  private final @Nullable People people;
  private final Set<String> stages = new LinkedHashSet<>();
  private final Set<String> answers = new LinkedHashSet<>();
  private final Set<String> outcomes = new LinkedHashSet<>();

  /**
   * Whether clauses of stages could not be read, so that there may be more answers and outcomes.
   */
  private final boolean mayLackSome;

  /**
   * Makes a checker for the scenarios of one journey.
   *
   * @param model the journey, or null where there is none of that name
   */
  ScenarioChecker(
      Declarations declarations,
      NameResolver names,
      @Nullable JourneyModel model,
      Reporter reporter) {
    this.declarations = declarations;
    this.names = names;
    this.reporter = reporter;
    JourneyCalendar calendar = model == null ? JourneyCalendar.DEFAULT : model.calendar();
    this.literals = new LiteralResolver(reporter, calendar);
    this.durations = new DurationResolver(reporter, model == null || calendar.hours() != null);
    this.journey = model == null ? null : model.tree();
    this.people = journey == null ? null : people(journey, reporter);
    this.mayLackSome = journey == null || JourneyOutcomes.hasBrokenStage(journey);
    if (journey != null) {
      outcomes.addAll(JourneyOutcomes.outcomes(journey));
      journey.stages().forEach(this::collect);
    }
  }

  private void collect(JourneyClause.Stage stage) {
    stages.add(stage.name().text());
    for (StageClause clause : stage.clauses()) {
      if (clause instanceof StageClause.Asks asks) {
        asks.answers().forEach(answer -> answers.add(answer.text()));
      }
    }
  }

  private static People people(Declaration.Journey journey, Reporter reporter) {
    Map<String, JourneyClause.Role> roles = new LinkedHashMap<>();
    boolean broken = false;
    for (JourneyClause clause : journey.clauses()) {
      if (clause instanceof JourneyClause.Role declared) {
        roles.put(declared.name().text(), declared);
      }
      broken |= clause instanceof JourneyClause.Broken;
    }
    return new People(roles, true, broken, reporter);
  }

  void check(Declaration.Scenario scenario) {
    scenario.steps().forEach(this::check);
  }

  private void check(ScenarioStep step) {
    switch (step) {
      case ScenarioStep.GivenSubject given -> subject(given);
      case ScenarioStep.GivenNow given -> now(given.now());
      case ScenarioStep.RecordSignal signal ->
          assignments(names.record(signal.record()), signal.assignments());
      case ScenarioStep.RecordGone gone -> names.record(gone.record());
      case ScenarioStep.EventSignal signal ->
          assignments(
              names.event(signal.event(), "write its id behind it, in quotes"),
              signal.assignments());
      case ScenarioStep.TimePasses passes -> durations.positive(passes.duration());
      case ScenarioStep.Answers answers -> answer(answers);
      case ScenarioStep.StageIs is -> stage(is.stage());
      case ScenarioStep.EndedAs ended -> outcome(ended.outcome());
      case ScenarioStep.ActionHappened happened -> action(happened);
      case ScenarioStep.IsNotified notified -> role(notified.role());
      case ScenarioStep.InAnyOrder _,
          ScenarioStep.IsStalled _,
          ScenarioStep.HasStarted _,
          ScenarioStep.HasNotEnded _,
          ScenarioStep.Broken _ -> {}
    }
  }

  private void subject(ScenarioStep.GivenSubject given) {
    Declaration.Subject subject = declarations.subject(given.subject(), reporter);
    if (subject == null) {
      return;
    }
    if (journey != null
        && !journey.subject().isMissing()
        && !journey.subject().text().equals(given.subject().text())) {
      reporter.add(
          Rule.WRONG_KIND,
          given.subject().span(),
          "the journey is for `"
              + journey.subject().text()
              + "`, not for `"
              + given.subject().text()
              + "`");
    }
    List<String> keys = subject.keys().stream().map(key -> key.name().text()).toList();
    for (ScenarioStep.KeyValue key : given.otherKeys()) {
      if (!key.key().isMissing() && !keys.contains(key.key().text())) {
        reporter.unknown(
            key.key(),
            "`" + subject.name().text() + "` has no key `" + key.key().text() + "`",
            keys,
            "its keys are");
      }
    }
  }

  private void now(LiteralTree literal) {
    boolean isTime =
        literal instanceof DateLiteral
            || literal instanceof DateTimeLiteral
            || literal instanceof BrokenLiteral;
    if (!isTime) {
      reporter.add(
          Rule.WRONG_TYPE,
          literal.span(),
          "`" + literal.span().text() + "` is no time",
          "write a time such as `2026-03-02T09:00`");
    }
  }

  private void assignments(@Nullable TypeEntry type, List<ScenarioStep.Assignment> assignments) {
    if (type == null) {
      return;
    }
    for (ScenarioStep.Assignment assignment : assignments) {
      FieldEntry field = names.field(type, assignment.field());
      FieldType wanted = field == null ? null : field.type();
      if (field != null && wanted != null && !(assignment.value() instanceof NullLiteral)) {
        literals.value(wanted, assignment.value(), "`" + field.name() + "`");
      }
    }
  }

  private void answer(ScenarioStep.Answers step) {
    role(step.role());
    value(
        step.answer(),
        answers,
        "no stage offers the answer `" + Reporter.quote(step.answer().text()) + "`",
        "the answers are");
  }

  private void outcome(Name outcome) {
    value(
        outcome,
        outcomes,
        "the journey never ends as `" + Reporter.quote(outcome.text()) + "`",
        "it ends as");
  }

  private void value(Name name, Set<String> values, String message, String listed) {
    if (!mayLackSome && !name.isMissing() && !values.contains(name.text())) {
      reporter.add(
          reporter.withCandidates(
              Rule.UNKNOWN_VALUE, name.span(), name.text(), message, values, listed));
    }
  }

  private void role(@Nullable Name role) {
    if (role != null && people != null) {
      people.role(role);
    }
  }

  private void stage(Name name) {
    if (journey != null && !name.isMissing() && !stages.contains(name.text())) {
      reporter.unknown(
          name,
          "there is no stage `" + Reporter.quote(name.text()) + "`",
          stages,
          "the stages are");
    }
  }

  private void action(ScenarioStep.ActionHappened step) {
    TypeEntry action = names.action(step.action());
    if (action == null) {
      return;
    }
    for (ActionTree.Argument argument : step.arguments()) {
      FieldEntry parameter = names.field(action, argument.name());
      if (parameter == null || parameter.type() == null) {
        continue;
      }
      if (argument.value() instanceof LiteralTree literal) {
        literals.value(parameter.type(), literal, "`" + parameter.name() + "`");
      } else {
        reporter.add(
            Rule.WRONG_TYPE,
            argument.value().span(),
            "a scenario compares arguments with literals",
            "write the value that is expected");
      }
    }
  }
}
