package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that every name in a plan means something: a file may come from anywhere, and its hash
 * only says that it is whole.
 */
final class PlanCheck {

  private final Plan plan;
  private final Set<String> stages;
  private final Set<String> roles;

  private PlanCheck(Plan plan) {
    this.plan = plan;
    this.stages = plan.stages().stream().map(Plan.Stage::name).collect(Collectors.toSet());
    this.roles = plan.roles().stream().map(Plan.Role::name).collect(Collectors.toSet());
  }

  static void check(Plan plan) throws PlanFormatException {
    new PlanCheck(plan).check();
  }

  private void check() throws PlanFormatException {
    require(!plan.stages().isEmpty(), "there is no stage");
    require(stages.size() == plan.stages().size(), "two stages have the same name");
    require(
        plan.declarations().subject(plan.subject()).isPresent(),
        "the subject " + LiteralText.quote(plan.subject()) + " is not declared");
    require(
        plan.forEach() == null || plan.declarations().record(plan.forEach()).isPresent(),
        "the record " + plan.forEach() + " is not declared");
    for (Plan.Ending ending : plan.endings()) {
      requireStage(ending.target());
    }
    for (Plan.Promise promise : plan.promises()) {
      if (promise instanceof Plan.Promise.NeverAt never) {
        requireStage(never.stage());
      }
    }
    for (Plan.Stage stage : plan.stages()) {
      check(stage);
    }
    for (PlanIndex.Entry entry : PlanIndex.of(plan).entries()) {
      require(isDeclared(entry.fact()), "the " + described(entry.fact()) + " is not declared");
    }
  }

  private void check(Plan.Stage stage) throws PlanFormatException {
    require(
        stage.ends() == stage.transitions().isEmpty(),
        "the stage "
            + LiteralText.quote(stage.name())
            + " must either end the journey or have a transition");
    for (Plan.Transition transition : stage.transitions()) {
      requireStage(transition.target());
      check(transition.does());
    }
    check(stage.onEnter());
    check(stage.onExit());
    for (Plan.Reminder reminder : stage.reminders()) {
      check(reminder.call());
    }
    if (stage.expected() != null && stage.expected().then() != null) {
      check(stage.expected().then());
    }
    if (stage.question() != null) {
      String role = stage.question().role();
      require(
          role == null ? plan.owner() != null : roles.contains(role),
          "the stage " + LiteralText.quote(stage.name()) + " asks somebody who is not declared");
    }
  }

  private void check(List<Plan.Action> actions) throws PlanFormatException {
    for (Plan.Action action : actions) {
      check(action.call());
    }
  }

  private void check(ActionCall call) throws PlanFormatException {
    switch (call) {
      case ActionCall.Perform perform -> {
        Catalog.ActionType type = plan.declarations().action(perform.action()).orElse(null);
        if (type == null) {
          throw fault("the action " + perform.action() + " is not declared");
        }
        Set<String> names = new HashSet<>();
        for (ActionCall.Argument argument : perform.arguments()) {
          require(
              type.field(argument.name()).isPresent() && names.add(argument.name()),
              "the action "
                  + perform.action()
                  + " has no argument "
                  + LiteralText.quote(argument.name()));
        }
      }
      case ActionCall.NotifyOwner _ ->
          require(plan.owner() != null, "the owner is told, but there is none");
      case ActionCall.NotifyRole role ->
          require(
              roles.contains(role.role()),
              "the role " + LiteralText.quote(role.role()) + " is not declared");
    }
  }

  private boolean isDeclared(PlanIndex.Fact fact) {
    Catalog catalog = plan.declarations();
    return switch (fact) {
      case PlanIndex.Fact.OfField(FieldName(TypeName type, String field)) ->
          catalog
                  .record(type)
                  .map(record -> field.equals(FieldName.ID) || record.field(field).isPresent())
                  .orElse(false)
              || catalog.event(type).flatMap(event -> event.field(field)).isPresent();
      case PlanIndex.Fact.OfRecords(TypeName name) -> catalog.record(name).isPresent();
      case PlanIndex.Fact.OfEvent(TypeName name) -> catalog.event(name).isPresent();
      case PlanIndex.Fact.OfJourney _ -> true;
    };
  }

  private static String described(PlanIndex.Fact fact) {
    return fact instanceof PlanIndex.Fact.OfField ? "field " + fact.print() : fact.print();
  }

  private void requireStage(String name) throws PlanFormatException {
    require(stages.contains(name), "there is no stage " + LiteralText.quote(name));
  }

  private static void require(boolean holds, String otherwise) throws PlanFormatException {
    if (!holds) {
      throw fault(otherwise);
    }
  }

  private static PlanFormatException fault(String reason) {
    return new PlanFormatException("this plan cannot be run: " + reason);
  }
}
