package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.ActionModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.model.StageModel.EntryModel;
import dev.milepost.compiler.model.StageModel.ExitModel;
import dev.milepost.compiler.model.StageModel.ExpectedModel;
import dev.milepost.compiler.model.StageModel.ReminderModel;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.compiler.resolution.Scope.Answers;
import dev.milepost.compiler.syntax.ActionTree;
import dev.milepost.compiler.syntax.Declaration;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.time.TimeSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the stages of a journey. */
final class StageResolver {
  private final StageNames stages;
  private final TriggerResolver triggers;
  private final ActionResolver actions;
  private final DurationResolver durations;
  private final People people;
  private final Reporter reporter;

  StageResolver(
      StageNames stages,
      TriggerResolver triggers,
      ActionResolver actions,
      DurationResolver durations,
      People people,
      Reporter reporter) {
    this.stages = stages;
    this.triggers = triggers;
    this.actions = actions;
    this.durations = durations;
    this.people = people;
    this.reporter = reporter;
  }

  StageModel resolve(JourneyClause.Stage stage) {
    StageClause.EndsAs endsAs = single(stage, StageClause.EndsAs.class, "ends as");
    StageClause.MayWaitForever forever =
        single(stage, StageClause.MayWaitForever.class, "may wait forever");
    StageClause.Asks asks = single(stage, StageClause.Asks.class, "asks");
    StageClause.Expected expectedTree =
        single(stage, StageClause.Expected.class, "expected within");
    if (asks != null) {
      check(asks);
    }
    Scope scope = Scope.of(answers(stage));
    List<EntryModel> onEnter = new ArrayList<>();
    List<ExitModel> onExit = new ArrayList<>();
    List<ReminderModel> reminders = new ArrayList<>();
    List<TransitionModel> transitions = new ArrayList<>();
    ExpectedModel expected = null;
    for (StageClause clause : stage.clauses()) {
      switch (clause) {
        case StageClause.OnEnter entry ->
            onEnter.add(new EntryModel(entry, actions.resolve(entry.action())));
        case StageClause.OnExit exit ->
            onExit.add(new ExitModel(exit, actions.resolve(exit.action())));
        case StageClause.Every every -> {
          TimeSpan interval = durations.positive(every.interval());
          Integer atMost = every.atMost() == null ? null : every.atMost().value();
          ActionModel action = actions.resolve(every.action());
          reminders.add(new ReminderModel(every, interval, true, atMost, action));
        }
        case StageClause.After after -> {
          TimeSpan delay = durations.positive(after.duration());
          ActionModel action = actions.resolve(after.action());
          reminders.add(new ReminderModel(after, delay, false, null, action));
        }
        case StageClause.Expected tree -> {
          TimeSpan span = durations.positive(tree.duration());
          ActionTree then = tree.then();
          ExpectedModel model =
              new ExpectedModel(tree, span, then == null ? null : actions.resolve(then));
          expected = clause.equals(expectedTree) ? model : expected;
        }
        case StageClause.Transition transition ->
            transitions.add(transition(stage, transition, scope));
        case StageClause.Asks _,
            StageClause.MayWaitForever _,
            StageClause.EndsAs _,
            StageClause.Broken _ -> {}
      }
    }
    refuseRepeated(transitions);
    return new StageModel(
        stage, endsAs, onEnter, onExit, reminders, expected, forever, asks, transitions);
  }

  /** The answers of a stage. */
  static Answers answers(JourneyClause.Stage stage) {
    for (StageClause clause : stage.clauses()) {
      if (clause instanceof StageClause.Asks asks) {
        return new Answers.Among(
            asks.answers().stream().filter(a -> !a.isMissing()).map(Name::text).toList());
      }
    }
    return stage.clauses().stream().anyMatch(StageClause.Broken.class::isInstance)
        ? new Answers.Unclear()
        : new Answers.None("the stage `" + Reporter.quote(stage.name().text()) + "` asks nothing");
  }

  /** The answers of all stages of a journey. */
  static Answers allAnswers(Declaration.Journey journey) {
    Set<String> all = new LinkedHashSet<>();
    boolean unclear = false;
    for (JourneyClause.Stage stage : journey.stages()) {
      switch (answers(stage)) {
        case Answers.Among among -> all.addAll(among.values());
        case Answers.Unclear _ -> unclear = true;
        case Answers.None _, Answers.Any _ -> {}
      }
    }
    if (unclear) {
      return new Answers.Unclear();
    }
    return all.isEmpty()
        ? new Answers.None("no stage of this journey asks anything")
        : new Answers.Among(List.copyOf(all));
  }

  private TransitionModel transition(
      JourneyClause.Stage stage, StageClause.Transition tree, Scope scope) {
    Name name = tree.target();
    String target;
    if (name == null) {
      target = stages.after(stage, tree);
    } else {
      JourneyClause.Stage found = stages.find(name);
      target = found == null ? null : found.name().text();
    }
    return new TransitionModel(
        tree,
        target,
        triggers.transition(tree.trigger(), scope),
        tree.actions().stream().map(actions::resolve).toList());
  }

  /** Two transitions that say the same are one too many, whatever they do on the way. */
  private void refuseRepeated(List<TransitionModel> transitions) {
    record Way(String target, Plan.Trigger trigger, boolean isElse) {}
    Map<Way, TransitionModel> seen = new HashMap<>();
    for (TransitionModel transition : transitions) {
      String target = transition.target();
      Plan.Trigger trigger = transition.trigger().trigger();
      if (target == null || trigger == null) {
        continue;
      }
      TransitionModel before =
          seen.putIfAbsent(new Way(target, trigger, transition.isElse()), transition);
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_CLAUSE,
                    transition.tree().span(),
                    "the same transition stands above already")
                .withRelated(before.tree().span(), "the first is here"));
      }
    }
  }

  private void check(StageClause.Asks asks) {
    Name role = asks.role();
    if (role == null) {
      people.hasOwner(asks.span());
    } else {
      people.role(role);
    }
    Map<String, Name> seen = new HashMap<>();
    for (Name answer : asks.answers()) {
      Name before = answer.isMissing() ? null : seen.putIfAbsent(answer.text(), answer);
      if (before != null) {
        reporter.add(
            Diagnostic.of(
                    Rule.DUPLICATE_NAME,
                    answer.span(),
                    "the answer `" + Reporter.quote(answer.text()) + "` is offered twice")
                .withRelated(before.span(), "first here"));
      }
    }
  }

  /** The first clause of a kind that a stage may have once; further ones are reported. */
  private <T extends StageClause> @Nullable T single(
      JourneyClause.Stage stage, Class<T> kind, String words) {
    T first = null;
    for (StageClause clause : stage.clauses()) {
      if (!kind.isInstance(clause)) {
        continue;
      }
      if (first == null) {
        first = kind.cast(clause);
        continue;
      }
      reporter.add(
          Diagnostic.of(
                  Rule.DUPLICATE_CLAUSE, clause.span(), "a stage says `" + words + "` at most once")
              .withRelated(first.span(), "the first is here"));
    }
    return first;
  }
}
