package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.analysis.state.Variable.Stretch;
import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.time.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be told apart for some conditions to be answered. */
final class Needs {

  private final Vocabulary vocabulary;
  private final Map<FieldName, List<Condition>> tests = new LinkedHashMap<>();
  private final Map<FieldName, List<Plan.Trigger.AtDate>> dates = new LinkedHashMap<>();
  private final Set<FieldName> exact = new LinkedHashSet<>();
  private final Set<TypeName> records = new LinkedHashSet<>();
  private final Set<TypeName> attached = new LinkedHashSet<>();
  private final Map<TypeName, Set<Condition>> filters = new LinkedHashMap<>();
  private final Set<TypeName> plain = new LinkedHashSet<>();
  private final Set<Variable> variables = new LinkedHashSet<>();
  private final Set<TimeSpan> visitSpans = new LinkedHashSet<>();
  private final Map<String, Condition> opaque = new LinkedHashMap<>();
  private final Map<String, Condition> heldInner = new LinkedHashMap<>();
  private boolean asksDay;

  Needs(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Map<FieldName, List<Condition>> tests() {
    return tests;
  }

  Map<FieldName, List<Plan.Trigger.AtDate>> dates() {
    return dates;
  }

  /** Fields of which every cell counts. */
  Set<FieldName> exact() {
    return exact;
  }

  /** The record types that are read. */
  Set<TypeName> records() {
    return records;
  }

  /** What is asked of the records of a type, each for itself. */
  Map<TypeName, Set<Condition>> filters() {
    return filters;
  }

  /** The record types of which plain references speak. */
  Set<TypeName> plain() {
    return plain;
  }

  /** The record types to whose single records memories or clocks are attached. */
  Set<TypeName> attached() {
    return attached;
  }

  /** Everything but records, the visit's clock, the day and what is opaque. */
  Set<Variable> variables() {
    return variables;
  }

  List<TimeSpan> visitSpans() {
    return vocabulary.sorted(visitSpans);
  }

  boolean asksDay() {
    return asksDay;
  }

  Map<String, Condition> opaque() {
    return opaque;
  }

  /** By key, the conditions that must hold for a time, the innermost first. */
  Map<String, Condition> heldInner() {
    return heldInner;
  }

  /** Adds what other conditions need. */
  void join(Needs other) {
    other.tests.forEach(
        (field, more) -> tests.computeIfAbsent(field, _ -> new ArrayList<>()).addAll(more));
    other.dates.forEach(
        (field, more) -> dates.computeIfAbsent(field, _ -> new ArrayList<>()).addAll(more));
    exact.addAll(other.exact);
    records.addAll(other.records);
    attached.addAll(other.attached);
    plain.addAll(other.plain);
    other.filters.forEach(
        (type, more) -> filters.computeIfAbsent(type, _ -> new LinkedHashSet<>()).addAll(more));
    variables.addAll(other.variables);
    opaque.putAll(other.opaque);
    heldInner.putAll(other.heldInner);
    asksDay |= other.asksDay;
  }

  void ofTrigger(Plan.Trigger trigger, Stretch stretch) {
    switch (trigger) {
      case Plan.Trigger.When when -> of(when.condition(), stretch);
      case Plan.Trigger.After after -> {
        if (stretch == Stretch.VISIT) {
          visitSpans.add(after.span());
        } else {
          ofExecutionClock();
        }
      }
      case Plan.Trigger.AtDate at -> {
        if (vocabulary.domain(at.date()) != null) {
          plain.add(at.date().type());
          records.add(at.date().type());
          dates.computeIfAbsent(at.date(), _ -> new ArrayList<>()).add(at);
        }
      }
    }
  }

  void ofExecutionClock() {
    variables.add(new Variable.Lasting(Stretch.EXECUTION, vocabulary.executionSpans()));
  }

  void of(Condition condition, Stretch stretch) {
    switch (condition) {
      case Condition.And and -> and.parts().forEach(part -> of(part, stretch));
      case Condition.Or or -> or.parts().forEach(part -> of(part, stretch));
      case Condition.Not not -> of(not.part(), stretch);
      case Condition.Defined defined -> of(defined.body(), stretch);
      case Condition.Becomes becomes -> {
        ofSingle(becomes.test());
        ofMemory(becomes, becomes.field().type(), stretch);
      }
      case Condition.Changes changes -> {
        ofSingle(new Condition.Known(new Operand.FieldOperand(changes.field()), true));
        ofMemory(changes, changes.field().type(), stretch);
      }
      case Condition.Held held -> {
        of(held.condition(), stretch);
        heldInner.putIfAbsent(ConditionText.key(held.condition()), held.condition());
        variables.add(
            new Variable.Held(
                ConditionText.key(held.condition()), vocabulary.heldSpans(held.condition())));
        attach(held.condition());
      }
      case Condition.Happened happened -> {
        TimeSpan within = happened.within();
        variables.add(
            within == null
                ? new Variable.Counted(happened, stretch)
                : new Variable.Lately(
                    new Condition.Happened(
                        happened.event(),
                        happened.filter(),
                        vocabulary.mostLately(happened),
                        within)));
      }
      case Condition.Quantified quantified -> {
        if (isOfMembers(quantified.filter())) {
          ofMembers(quantified.record(), quantified.filter());
        } else {
          ofOpaque(condition);
        }
      }
      case Condition.JourneyEnded ended -> variables.add(new Variable.OtherEnded(ended, stretch));
      case Condition.Comparison comparison when Form.of(comparison) == Form.COUNT -> {
        switch (Form.counted(comparison)) {
          case Operand.CountOf count when isOfMembers(count.filter()) ->
              ofMembers(count.record(), count.filter());
          case Operand.SumOf sum when isOfMembers(sum.filter()) -> {
            ofMembers(sum.field().type(), sum.filter());
            exact.add(sum.field());
            tests.computeIfAbsent(sum.field(), _ -> new ArrayList<>());
          }
          case null, default -> ofOpaque(condition);
        }
      }
      case Condition.Comparison _,
          Condition.InList _,
          Condition.Between _,
          Condition.TextMatch _,
          Condition.Known _,
          Condition.WithinNext _,
          Condition.MoreThanAgo _ ->
          ofSingle(condition);
    }
  }

  private void ofMemory(Condition condition, TypeName type, Stretch stretch) {
    attached.add(type);
    for (int slot = 0; slot < vocabulary.slots(type); slot++) {
      variables.add(new Variable.Turned(condition, type, slot, stretch));
    }
  }

  /** A newer record starts the clock of what is said of it anew. */
  private void attach(Condition condition) {
    ConditionParts.visit(
        condition,
        _ -> {},
        operand -> {
          if (operand instanceof Operand.FieldOperand(FieldName name)) {
            attached.add(name.type());
          }
        });
  }

  private void ofMembers(TypeName record, @Nullable Condition filter) {
    records.add(record);
    Set<Condition> ofType = filters.computeIfAbsent(record, _ -> new LinkedHashSet<>());
    if (filter != null) {
      ofType.add(filter);
      of(filter, Stretch.VISIT);
    }
  }

  private void ofSingle(Condition condition) {
    switch (Form.of(condition)) {
      case FIELD -> {
        FieldName field = Form.field(condition);
        if (field == null || vocabulary.domain(field) == null) {
          ofOpaque(condition);
        } else {
          records.add(field.type());
          if (!Form.isOfMember(condition)) {
            plain.add(field.type());
          }
          tests.computeIfAbsent(field, _ -> new ArrayList<>()).add(condition);
        }
      }
      case TWO_FIELDS -> {
        Condition.Comparison comparison = (Condition.Comparison) condition;
        FieldName left = Vocabulary.field(comparison.left());
        FieldName right = Vocabulary.field(comparison.right());
        if (left == null
            || right == null
            || vocabulary.domain(left) == null
            || vocabulary.domain(right) == null) {
          ofOpaque(condition);
        } else {
          for (FieldName field : List.of(left, right)) {
            records.add(field.type());
            plain.add(field.type());
            exact.add(field);
            tests.computeIfAbsent(field, _ -> new ArrayList<>());
          }
        }
      }
      case ANSWER, CONSTANT -> {}
      case DAY -> asksDay = true;
      case COUNT, OTHER -> ofOpaque(condition);
    }
  }

  private void ofOpaque(Condition condition) {
    opaque.putIfAbsent(ConditionText.key(condition), condition);
  }

  /** Whether a filter asks nothing but the fields of the one record that it is about. */
  static boolean isOfMembers(@Nullable Condition filter) {
    return switch (filter) {
      case null -> true;
      case Condition.And and -> and.parts().stream().allMatch(Needs::isOfMembers);
      case Condition.Or or -> or.parts().stream().allMatch(Needs::isOfMembers);
      case Condition.Not not -> isOfMembers(not.part());
      case Condition.Defined defined -> isOfMembers(defined.body());
      case Condition.Comparison comparison ->
          isMember(comparison.left()) && isMember(comparison.right());
      case Condition.InList list -> isMember(list.operand());
      case Condition.Between between -> isMember(between.operand());
      case Condition.TextMatch match -> isMember(match.operand());
      case Condition.Known known -> isMember(known.operand());
      case Condition.WithinNext within -> isMember(within.date());
      case Condition.MoreThanAgo ago -> isMember(ago.date());
      case Condition.Becomes _,
          Condition.Changes _,
          Condition.Held _,
          Condition.Happened _,
          Condition.Quantified _,
          Condition.JourneyEnded _ ->
          false;
    };
  }

  private static boolean isMember(Operand operand) {
    return operand instanceof Operand.Member
        || operand instanceof Operand.Constant
        || operand instanceof Operand.Today;
  }
}
