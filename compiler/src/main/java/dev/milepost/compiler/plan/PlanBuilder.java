package dev.milepost.compiler.plan;

import dev.milepost.compiler.model.ActionModel;
import dev.milepost.compiler.model.ConditionModel;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.JourneyModel.EndingModel;
import dev.milepost.compiler.model.JourneyModel.OwnerModel;
import dev.milepost.compiler.model.JourneyModel.PromiseModel;
import dev.milepost.compiler.model.JourneyModel.RoleModel;
import dev.milepost.compiler.model.JourneyModel.StartModel;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.model.StageModel.ExpectedModel;
import dev.milepost.compiler.model.StageModel.ReminderModel;
import dev.milepost.compiler.model.StageModel.TransitionModel;
import dev.milepost.compiler.model.TriggerModel;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.syntax.StageClause;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the plan of a journey. */
public final class PlanBuilder {
  private final JourneyModel journey;
  private final SourceTexts sources;
  private final DeclarationReads reads = new DeclarationReads();

  private PlanBuilder(JourneyModel journey, SourceTexts sources) {
    this.journey = journey;
    this.sources = sources;
  }

  /**
   * Builds a plan.
   *
   * @param journey a complete journey
   * @param catalog what the workspace declares
   * @param pathOf the path of a source in the workspace, with forward slashes
   * @throws IllegalArgumentException where the journey is not complete
   */
  public static Plan build(JourneyModel journey, Catalog catalog, Function<Source, String> pathOf) {
    if (!journey.isComplete()) {
      throw new IllegalArgumentException("parts of " + journey.name() + " were not understood");
    }
    return new PlanBuilder(journey, new SourceTexts(pathOf)).build(catalog);
  }

  private Plan build(Catalog catalog) {
    String subject = journey.tree().subject().text();
    Plan.Owner owner = owner(journey.owner());
    List<Plan.Role> roles = journey.roles().stream().map(this::role).toList();
    Plan.Start starts = start(understood(journey.starts()));
    List<Plan.Ending> endings = journey.endings().stream().map(this::ending).toList();
    List<Plan.Promise> promises = journey.promises().stream().map(this::promise).toList();
    List<Plan.Stage> stages = journey.stages().stream().map(this::stage).toList();
    return new Plan(
        journey.name(),
        text(journey.tree().renamedFrom()),
        subject,
        journey.forEach(),
        journey.calendar(),
        journey.reentry(),
        owner,
        roles,
        starts,
        endings,
        promises,
        stages,
        reads.reduce(catalog, subject, journey.forEach()),
        sources.of(journey.tree().header()));
  }

  private Plan.@Nullable Owner owner(@Nullable OwnerModel owner) {
    if (owner == null) {
      return null;
    }
    if (owner.field() != null) {
      reads.add(owner.field());
    }
    return new Plan.Owner(owner.field(), owner.otherwise(), sources.of(owner.tree().span()));
  }

  private Plan.Role role(RoleModel role) {
    return new Plan.Role(role.name(), understood(role.address()), sources.of(role.tree().span()));
  }

  private Plan.Start start(StartModel start) {
    return new Plan.Start(condition(start.condition()), sources.of(start.tree().span()));
  }

  private Plan.Ending ending(EndingModel ending) {
    return new Plan.Ending(
        understood(ending.target()), trigger(ending.trigger()), sources.of(ending.tree().span()));
  }

  private Plan.Promise promise(PromiseModel promise) {
    return switch (promise) {
      case PromiseModel.NeverAt never ->
          new Plan.Promise.NeverAt(
              understood(never.stage()),
              condition(never.condition()),
              sources.of(never.tree().span()));
      case PromiseModel.EndsWithin ends ->
          new Plan.Promise.EndsWithin(understood(ends.span()), sources.of(ends.tree().span()));
    };
  }

  private Plan.Stage stage(StageModel stage) {
    StageClause.EndsAs endsAs = stage.endsAs();
    StageClause.Asks asks = stage.asks();
    return new Plan.Stage(
        stage.name(),
        text(stage.tree().renamedFrom()),
        endsAs == null ? null : endsAs.outcome().text(),
        stage.onEnter().stream().map(on -> action(on.action(), on.tree().span())).toList(),
        stage.onExit().stream().map(on -> action(on.action(), on.tree().span())).toList(),
        stage.reminders().stream().map(this::reminder).toList(),
        expected(stage.expected()),
        stage.mayWaitForever() != null,
        asks == null ? null : question(asks),
        stage.transitions().stream().map(this::transition).toList(),
        sources.of(stage.tree().header()));
  }

  private Plan.Reminder reminder(ReminderModel reminder) {
    return new Plan.Reminder(
        understood(reminder.interval()),
        reminder.repeats(),
        reminder.atMost(),
        call(reminder.action()),
        sources.of(reminder.tree().span()));
  }

  private Plan.@Nullable Expected expected(@Nullable ExpectedModel expected) {
    if (expected == null) {
      return null;
    }
    ActionModel then = expected.then();
    return new Plan.Expected(
        understood(expected.span()),
        then == null ? null : call(then),
        sources.of(expected.tree().span()));
  }

  private Plan.Question question(StageClause.Asks asks) {
    return new Plan.Question(
        text(asks.role()),
        asks.question().value(),
        asks.answers().stream().map(Name::text).toList(),
        sources.of(asks.span()));
  }

  private Plan.Transition transition(TransitionModel transition) {
    StageClause.Transition tree = transition.tree();
    Span clause = tree.span().source().span(tree.span().start(), tree.trigger().span().end());
    return new Plan.Transition(
        understood(transition.target()),
        trigger(transition.trigger()),
        transition.isElse(),
        transition.does().stream().map(does -> action(does, does.tree().span())).toList(),
        sources.of(clause));
  }

  private Plan.Trigger trigger(TriggerModel model) {
    Plan.Trigger trigger = understood(model.trigger());
    reads.add(trigger);
    return trigger;
  }

  private Condition condition(ConditionModel model) {
    Condition condition = understood(model.condition());
    reads.add(condition);
    return condition;
  }

  private Plan.Action action(ActionModel action, Span clause) {
    return new Plan.Action(call(action), sources.of(clause));
  }

  private ActionCall call(ActionModel model) {
    ActionCall call = understood(model.call());
    reads.add(call);
    return call;
  }

  /** A part of a complete journey, which is always there. */
  private static <T> T understood(@Nullable T part) {
    return Objects.requireNonNull(part, "a part of a complete journey");
  }

  private static @Nullable String text(@Nullable Name name) {
    return name == null ? null : name.text();
  }
}
