package dev.milepost.server.operate;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.condition.Scene;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.logic.Variable;
import dev.milepost.engine.logic.Verdict;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.Visit;
import dev.milepost.engine.value.Value;
import dev.milepost.server.operate.SmallestChange.ChangedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for each way out of a stage, the fewest facts that would have to be others. All fields but
 * some are held to what is known of them, and the logic is asked whether the condition can be true
 * then; some are few first. What it finds is tried by the step before it is told.
 */
final class ChangeSearch {

  /** Who would have to change more facts at once is better helped by the explanation. */
  private static final int MOST_FACTS = 3;

  /** Of more fields than this, groups of several are not tried. */
  private static final int MOST_FIELDS = 12;

  private final Program program;
  private final SubjectState state;
  private final Execution execution;
  private final Plan plan;
  private final Instant at;
  private final Scene scene;

  private ChangeSearch(Program program, SubjectState state, Execution execution, Instant at) {
    this.program = program;
    this.state = state;
    this.execution = execution;
    this.plan = program.journey(execution.plan()).plan();
    this.at = at;
    this.scene = new Scene(state, at);
  }

  /** The smallest changes, one for each way where there is one, the smallest first. */
  static List<SmallestChange> find(
      Program program, SubjectState state, Execution execution, Instant at) {
    return new ChangeSearch(program, state, execution, at).find();
  }

  private List<SmallestChange> find() {
    Visit visit = execution.visit();
    Plan.Stage stage = program.journey(execution.plan()).stage(visit.stage()).stage();
    Setting setting =
        Setting.of(program.catalog(), plan.calendar())
            .about(plan.forEach())
            .answeredWith(stage.question() == null ? null : stage.question().answers())
            .at(at);
    Logic logic = Logic.of(setting);
    Execution.RecordNumber about = execution.name().about();
    RecordShape shape = program.journey(execution.plan()).about();
    scene.focus(
        about == null || shape == null ? null : state.find(shape, about.id()),
        visit.memory(),
        visit.enteredAt(),
        visit.answer());
    List<SmallestChange> changes = new ArrayList<>();
    for (Plan.Transition transition : stage.transitions()) {
      if (transition.trigger() instanceof Trigger.When(Condition condition)) {
        SmallestChange change = smallest(logic, condition);
        if (change != null && !changes.contains(change)) {
          changes.add(change);
        }
      }
    }
    changes.sort(Comparator.comparingInt(change -> change.facts().size()));
    return changes;
  }

  private @Nullable SmallestChange smallest(Logic logic, Condition condition) {
    List<FieldName> fields = plainFields(logic, condition);
    int most = fields.size() > MOST_FIELDS ? 1 : Math.min(MOST_FACTS, fields.size());
    for (int size = 1; size <= most; size++) {
      for (List<FieldName> free : groups(fields, size)) {
        SmallestChange change = change(logic, condition, fields, free);
        if (change != null) {
          return change;
        }
      }
    }
    return null;
  }

  /** The fields that plain references of the condition mean, by name. */
  private static List<FieldName> plainFields(Logic logic, Condition condition) {
    TreeSet<FieldName> fields = new TreeSet<>();
    for (Variable variable : logic.domains(List.of(condition)).keySet()) {
      if (variable instanceof Variable.Field(FieldName name, int record)
          && record == 0
          && !name.field().equals(FieldName.ID)) {
        fields.add(name);
      }
    }
    return List.copyOf(fields);
  }

  private @Nullable SmallestChange change(
      Logic logic, Condition condition, List<FieldName> fields, List<FieldName> free) {
    List<Literal> literals = new ArrayList<>();
    literals.add(Literal.isTrue(condition));
    for (FieldName field : fields) {
      if (!free.contains(field)) {
        literals.add(asItIs(field));
      }
    }
    if (!(logic.decide(literals) instanceof Verdict.Satisfiable(var model))) {
      return null;
    }
    Map<FieldName, Value> known = model.fields();
    List<ChangedFact> facts = new ArrayList<>();
    for (FieldName field : free) {
      RecordState record = record(field);
      facts.add(
          new ChangedFact(
              field, record == null ? null : record.id(), value(field), known.get(field)));
    }
    boolean changesEach = facts.stream().noneMatch(fact -> Objects.equals(fact.from(), fact.to()));
    return changesEach ? ChangeTrial.moves(program, plan, state, execution, at, facts) : null;
  }

  private Literal asItIs(FieldName field) {
    Operand operand = new Operand.FieldOperand(field);
    Value value = value(field);
    return value == null
        ? new Literal(new Condition.Known(operand, true), Mode.NOT_TRUE)
        : Literal.isTrue(
            new Condition.Comparison(
                operand, Condition.Comparator.EQUAL, new Operand.Constant(value)));
  }

  private @Nullable RecordState record(FieldName field) {
    RecordShape shape = state.layout().record(field.type());
    return shape == null ? null : scene.record(shape);
  }

  private @Nullable Value value(FieldName field) {
    RecordState record = record(field);
    Integer place = record == null ? null : record.shape().fieldPlace(field.field());
    return record == null || place == null ? null : record.value(place);
  }

  /** All groups of so many, in the order of the fields. */
  private static List<List<FieldName>> groups(List<FieldName> fields, int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<FieldName>> groups = new ArrayList<>();
    for (int first = 0; first <= fields.size() - size; first++) {
      for (List<FieldName> rest : groups(fields.subList(first + 1, fields.size()), size - 1)) {
        List<FieldName> group = new ArrayList<>();
        group.add(fields.get(first));
        group.addAll(rest);
        groups.add(group);
      }
    }
    return groups;
  }
}
