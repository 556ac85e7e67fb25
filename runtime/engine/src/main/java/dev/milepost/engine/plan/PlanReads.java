package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.Catalog.BelongsTo;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.ActionCall.ArgumentValue;
import dev.milepost.engine.plan.Clause.Kind;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.PlanIndex.Fact;
import dev.milepost.engine.plan.PlanIndex.Use;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through a plan in written order and tells every fact that a clause reads. */
final class PlanReads {

  private final Plan plan;
  private final Visitor visitor;

  private PlanReads(Plan plan, Visitor visitor) {
    this.plan = plan;
    this.visitor = visitor;
  }

  /** Is told what is read. */
  interface Visitor {
    void read(Clause clause, Fact fact, Use use);
  }

  static void visit(Plan plan, Visitor visitor) {
    new PlanReads(plan, visitor).plan();
  }

  private void plan() {
    if (plan.owner() != null && plan.owner().field() != null) {
      field(Clause.journey(Kind.OWNER), plan.owner().field(), Use.SENT);
    }
    condition(Clause.journey(Kind.START), plan.starts().when(), Use.VALUE);
    for (int i = 0; i < plan.endings().size(); i++) {
      trigger(Clause.journey(Kind.ENDING, i + 1), plan.endings().get(i).trigger());
    }
    for (int i = 0; i < plan.promises().size(); i++) {
      if (plan.promises().get(i) instanceof Plan.Promise.NeverAt never) {
        condition(Clause.journey(Kind.PROMISE, i + 1), never.condition(), Use.VALUE);
      }
    }
    plan.stages().forEach(this::stage);
  }

  private void stage(Plan.Stage stage) {
    String name = stage.name();
    for (int i = 0; i < stage.onEnter().size(); i++) {
      call(Clause.stage(name, Kind.ON_ENTER, i + 1), stage.onEnter().get(i).call());
    }
    for (int i = 0; i < stage.onExit().size(); i++) {
      call(Clause.stage(name, Kind.ON_EXIT, i + 1), stage.onExit().get(i).call());
    }
    for (int i = 0; i < stage.reminders().size(); i++) {
      call(Clause.stage(name, Kind.REMINDER, i + 1), stage.reminders().get(i).call());
    }
    if (stage.expected() != null && stage.expected().then() != null) {
      call(Clause.stage(name, Kind.EXPECTED), stage.expected().then());
    }
    for (int i = 0; i < stage.transitions().size(); i++) {
      Plan.Transition transition = stage.transitions().get(i);
      trigger(Clause.stage(name, Kind.TRANSITION, i + 1), transition.trigger());
      for (int j = 0; j < transition.does().size(); j++) {
        call(Clause.action(name, i + 1, j + 1), transition.does().get(j).call());
      }
    }
  }

  private void trigger(Clause clause, Plan.Trigger trigger) {
    switch (trigger) {
      case Plan.Trigger.When when -> condition(clause, when.condition(), Use.VALUE);
      case Plan.Trigger.After _ -> {}
      case Plan.Trigger.AtDate at -> field(clause, at.date(), Use.DUE);
    }
  }

  private void call(Clause clause, ActionCall call) {
    switch (call) {
      case ActionCall.Perform perform -> {
        for (ActionCall.Argument argument : perform.arguments()) {
          switch (argument.value()) {
            case ArgumentValue.Constant _ -> {}
            case ArgumentValue.Reference reference -> field(clause, reference.field(), Use.SENT);
            case ArgumentValue.Composed composed -> template(clause, composed.template());
          }
        }
      }
      case ActionCall.NotifyOwner owner -> template(clause, owner.text());
      case ActionCall.NotifyRole role -> template(clause, role.text());
    }
  }

  private void template(Clause clause, ActionCall.@Nullable Template template) {
    if (template == null) {
      return;
    }
    for (ActionCall.Template.Part part : template.parts()) {
      if (part instanceof ActionCall.Template.Part.Placeholder placeholder) {
        field(clause, placeholder.field(), Use.SENT);
      }
    }
  }

  private void condition(Clause clause, @Nullable Condition condition, Use member) {
    switch (condition) {
      case null -> {}
      case Condition.And and -> conditions(clause, and.parts(), member);
      case Condition.Or or -> conditions(clause, or.parts(), member);
      case Condition.Not not -> condition(clause, not.part(), member);
      case Condition.Defined defined -> condition(clause, defined.body(), member);
      case Condition.Held held -> condition(clause, held.condition(), member);
      case Condition.Comparison test -> {
        operand(clause, test.left(), member);
        operand(clause, test.right(), member);
      }
      case Condition.InList test -> operand(clause, test.operand(), member);
      case Condition.Between test -> operand(clause, test.operand(), member);
      case Condition.TextMatch test -> operand(clause, test.operand(), member);
      case Condition.Known test -> operand(clause, test.operand(), member);
      case Condition.WithinNext test -> operand(clause, test.date(), member);
      case Condition.MoreThanAgo test -> operand(clause, test.date(), member);
      case Condition.Becomes becomes -> {
        field(clause, becomes.field(), Use.BECOMES);
        condition(clause, becomes.test(), member);
      }
      case Condition.Changes changes -> field(clause, changes.field(), Use.CHANGES);
      case Condition.Happened happened -> {
        visitor.read(clause, new Fact.OfEvent(happened.event()), Use.HAPPENED);
        belongs(clause, happened.event());
        condition(clause, happened.filter(), Use.PAYLOAD);
      }
      case Condition.Quantified test -> {
        records(clause, test.record());
        condition(clause, test.filter(), Use.VALUE);
      }
      case Condition.JourneyEnded ended ->
          visitor.read(clause, new Fact.OfJourney(ended.journey(), ended.outcome()), Use.HAPPENED);
    }
  }

  private void conditions(Clause clause, List<Condition> conditions, Use member) {
    for (Condition condition : conditions) {
      condition(clause, condition, member);
    }
  }

  private void operand(Clause clause, Operand operand, Use member) {
    switch (operand) {
      case Operand.FieldOperand field -> field(clause, field.name(), Use.VALUE);
      case Operand.Member field -> visitor.read(clause, new Fact.OfField(field.name()), member);
      case Operand.CountOf count -> {
        records(clause, count.record());
        condition(clause, count.filter(), Use.VALUE);
      }
      case Operand.SumOf sum -> {
        records(clause, sum.field().type());
        visitor.read(clause, new Fact.OfField(sum.field()), Use.VALUE);
        condition(clause, sum.filter(), Use.VALUE);
      }
      case Operand.Constant _, Operand.Today _, Operand.Answer _ -> {}
    }
  }

  private void field(Clause clause, FieldName name, Use use) {
    visitor.read(clause, new Fact.OfField(name), use);
    belongs(clause, name.type());
  }

  private void records(Clause clause, TypeName name) {
    visitor.read(clause, new Fact.OfRecords(name), Use.RECORDS);
    belongs(clause, name);
  }

  /** In a journey for each record of a type, what belongs to such a record is found by a field. */
  private void belongs(Clause clause, TypeName type) {
    if (plan.forEach() == null) {
      return;
    }
    BelongsTo belongsTo =
        plan.declarations()
            .record(type)
            .map(record -> record.belongsTo())
            .or(() -> plan.declarations().event(type).map(event -> event.belongsTo()))
            .orElse(null);
    if (belongsTo != null && belongsTo.record().equals(plan.forEach())) {
      visitor.read(clause, new Fact.OfField(new FieldName(type, belongsTo.by())), Use.BELONGS);
    }
  }
}
