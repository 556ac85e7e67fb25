package dev.milepost.engine.explain;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.condition.ConditionLinker;
import dev.milepost.engine.condition.LinkedCondition;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.explain.Explanation.Compared;
import dev.milepost.engine.explain.Explanation.Evidence;
import dev.milepost.engine.layout.Layout;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.engine.program.LinkedJourney;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.Memory;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.Visit;
import dev.milepost.engine.time.JourneyCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains conditions with the same tests that decide, so that the two cannot differ. */
public final class Explainer {

  /** Of more records than this a question over all records shows no values. */
  private static final int MOST_RECORDS_SHOWN = 10;

  private final Layout layout;
  private final JourneyCalendar calendar;
  private final Scene scene;

  private Explainer(Layout layout, JourneyCalendar calendar, Scene scene) {
    this.layout = layout;
    this.calendar = calendar;
    this.scene = scene;
  }

  /**
   * Explains a condition by itself.
   *
   * @param state the facts
   * @param now the clock
   */
  public static Explanation explain(
      SubjectState state, JourneyCalendar calendar, Instant now, Condition condition) {
    Scene scene = new Scene(state, now);
    return new Explainer(state.layout(), calendar, scene).explain(condition);
  }

  /** Explains why a running execution stands where it stands. */
  public static Why why(Program program, SubjectState state, Execution execution, Instant now) {
    LinkedJourney journey = program.journey(execution.plan());
    Execution.RecordNumber record = execution.name().about();
    RecordShape shape = journey.about();
    RecordState about = record == null || shape == null ? null : state.find(shape, record.id());
    Scene scene = new Scene(state, now);
    Explainer explainer = new Explainer(state.layout(), journey.plan().calendar(), scene);
    Visit visit = execution.visit();
    Plan.Stage stage = journey.stage(visit.stage()).stage();
    List<Why.Way> ways = new ArrayList<>();
    scene.focus(about, visit.memory(), visit.enteredAt(), visit.answer());
    for (Plan.Transition transition : stage.transitions()) {
      ways.add(
          new Why.Way(
              transition.target(),
              transition.isElse(),
              false,
              explainer.explain(transition.trigger()),
              transition.source()));
    }
    scene.focus(about, execution.memory(), execution.startedAt(), null);
    for (Plan.Ending ending : journey.plan().endings()) {
      ways.add(
          new Why.Way(
              ending.target(), false, true, explainer.explain(ending.trigger()), ending.source()));
    }
    return new Why(
        execution.name(),
        visit.stage(),
        visit.enteredAt(),
        visit.stalledSince(),
        ways,
        execution.timers().isEmpty() ? null : execution.timers().getFirst());
  }

  /**
   * Explains whether a journey may start.
   *
   * @param state the facts
   * @param about the record that the execution would be about, or null
   * @param memory what the start remembers
   */
  public static Explanation start(
      LinkedJourney journey,
      SubjectState state,
      @Nullable RecordState about,
      Memory memory,
      Instant now) {
    Scene scene = new Scene(state, now);
    scene.focus(about, memory, now, null);
    return new Explainer(state.layout(), journey.plan().calendar(), scene)
        .explain(journey.plan().starts().when());
  }

  private Explanation explain(Trigger trigger) {
    if (trigger instanceof Trigger.When when) {
      return explain(when.condition());
    }
    LinkedCondition linked = ConditionLinker.link(layout, calendar, trigger);
    List<Evidence> evidence = new ArrayList<>();
    if (trigger instanceof Trigger.AtDate date) {
      addEvidence(date.date(), evidence);
    }
    return new Explanation(
        ConditionText.print(trigger),
        linked.test().truth(scene),
        List.of(),
        evidence,
        trigger instanceof Trigger.AtDate date ? List.of(compared(date.date())) : List.of(),
        linked.nextChange(scene));
  }

  private Explanation explain(Condition condition) {
    LinkedCondition linked = ConditionLinker.link(layout, calendar, condition);
    List<Explanation> parts = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    switch (condition) {
      case Condition.And and -> and.parts().forEach(part -> parts.add(explain(part)));
      case Condition.Or or -> or.parts().forEach(part -> parts.add(explain(part)));
      case Condition.Not not -> parts.add(explain(not.part()));
      case Condition.Defined defined -> parts.add(explain(defined.body()));
      case Condition.Held held -> parts.add(explain(held.condition()));
      case Condition.Quantified quantified ->
          addEvidenceOfAll(quantified.record(), fieldsOf(quantified.filter()), evidence);
      case Condition.Comparison comparison -> {
        addEvidence(comparison.left(), evidence);
        addEvidence(comparison.right(), evidence);
      }
      case Condition.InList list -> addEvidence(list.operand(), evidence);
      case Condition.Between between -> addEvidence(between.operand(), evidence);
      case Condition.TextMatch match -> addEvidence(match.operand(), evidence);
      case Condition.Known known -> addEvidence(known.operand(), evidence);
      case Condition.WithinNext within -> addEvidence(within.date(), evidence);
      case Condition.MoreThanAgo ago -> addEvidence(ago.date(), evidence);
      case Condition.Becomes becomes -> addEvidence(becomes.field(), evidence);
      case Condition.Changes changes -> addEvidence(changes.field(), evidence);
      case Condition.Happened _, Condition.JourneyEnded _ -> {}
    }
    return new Explanation(
        ConditionText.print(condition),
        linked.test().truth(scene),
        parts,
        evidence,
        compared(condition),
        linked.nextChange(scene));
  }

  private List<Compared> compared(Condition condition) {
    return switch (condition) {
      case Condition.Comparison test -> compared(test.left(), test.right());
      case Condition.InList test -> compared(test.operand());
      case Condition.Between test -> compared(test.operand());
      case Condition.TextMatch test -> compared(test.operand());
      case Condition.Known test -> compared(test.operand());
      case Condition.WithinNext test -> compared(test.date());
      case Condition.MoreThanAgo test -> compared(test.date());
      case Condition.Becomes test -> List.of(compared(test.field()));
      case Condition.Changes test -> List.of(compared(test.field()));
      case Condition.And _,
          Condition.Or _,
          Condition.Not _,
          Condition.Defined _,
          Condition.Held _,
          Condition.Happened _,
          Condition.Quantified _,
          Condition.JourneyEnded _ ->
          List.of();
    };
  }

  private List<Compared> compared(Condition.Operand... operands) {
    List<Compared> values = new ArrayList<>();
    for (Condition.Operand operand : operands) {
      if (!(operand instanceof Condition.Operand.Constant)) {
        values.add(
            new Compared(
                ConditionText.print(operand), ConditionLinker.read(calendar, operand, scene)));
      }
    }
    return values;
  }

  private Compared compared(FieldName field) {
    return compared(new Condition.Operand.FieldOperand(field)).getFirst();
  }

  private void addEvidence(Condition.Operand operand, List<Evidence> evidence) {
    switch (operand) {
      case Condition.Operand.FieldOperand field -> addEvidence(field.name(), evidence);
      case Condition.Operand.CountOf count ->
          addEvidenceOfAll(count.record(), fieldsOf(count.filter()), evidence);
      case Condition.Operand.SumOf sum -> {
        List<FieldName> fields = new ArrayList<>(fieldsOf(sum.filter()));
        fields.add(sum.field());
        addEvidenceOfAll(sum.field().type(), fields, evidence);
      }
      case Condition.Operand.Member _,
          Condition.Operand.Constant _,
          Condition.Operand.Today _,
          Condition.Operand.Answer _ -> {}
    }
  }

  private void addEvidence(FieldName field, List<Evidence> evidence) {
    RecordShape shape = layout.record(field.type());
    if (shape != null) {
      evidence.add(evidence(field, scene.record(shape)));
    }
  }

  private void addEvidenceOfAll(TypeName type, List<FieldName> fields, List<Evidence> evidence) {
    RecordShape shape = layout.record(type);
    if (shape == null || scene.state().recordCount(shape) > MOST_RECORDS_SHOWN) {
      return;
    }
    for (int i = 0; i < scene.state().recordCount(shape); i++) {
      RecordState record = scene.state().record(shape, i);
      if (record.isThere()) {
        fields.stream().distinct().forEach(field -> evidence.add(evidence(field, record)));
      }
    }
  }

  private static Evidence evidence(FieldName field, @Nullable RecordState record) {
    Integer place = record == null ? null : record.shape().fieldPlace(field.field());
    if (record == null || place == null) {
      return new Evidence(field, null, null, null, null);
    }
    Fact fact = place == RecordShape.ID ? null : record.fact(place);
    return new Evidence(
        field,
        record.id(),
        record.value(place),
        fact == null ? null : fact.since(),
        fact == null ? null : fact.input());
  }

  /** The members' fields that a filter reads. */
  private static List<FieldName> fieldsOf(@Nullable Condition filter) {
    List<FieldName> fields = new ArrayList<>();
    collect(filter, fields);
    return fields;
  }

  private static void collect(@Nullable Condition condition, List<FieldName> into) {
    switch (condition) {
      case null -> {}
      case Condition.And and -> and.parts().forEach(part -> collect(part, into));
      case Condition.Or or -> or.parts().forEach(part -> collect(part, into));
      case Condition.Not not -> collect(not.part(), into);
      case Condition.Defined defined -> collect(defined.body(), into);
      case Condition.Held held -> collect(held.condition(), into);
      case Condition.Comparison comparison -> {
        collect(comparison.left(), into);
        collect(comparison.right(), into);
      }
      case Condition.InList list -> collect(list.operand(), into);
      case Condition.Between between -> collect(between.operand(), into);
      case Condition.TextMatch match -> collect(match.operand(), into);
      case Condition.Known known -> collect(known.operand(), into);
      case Condition.WithinNext within -> collect(within.date(), into);
      case Condition.MoreThanAgo ago -> collect(ago.date(), into);
      case Condition.Becomes becomes -> into.add(becomes.field());
      case Condition.Changes changes -> into.add(changes.field());
      case Condition.Happened _, Condition.Quantified _, Condition.JourneyEnded _ -> {}
    }
  }

  private static void collect(Condition.Operand operand, List<FieldName> into) {
    if (operand instanceof Condition.Operand.Member member) {
      into.add(member.name());
    }
  }
}
