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
  private final Map<FieldName, Map<Condition, Wanted>> tests = new LinkedHashMap<>();
  private final Map<FieldName, List<Plan.Trigger.AtDate>> dates = new LinkedHashMap<>();
  private final Set<FieldName> exact = new LinkedHashSet<>();
  private final Set<FieldName> ofEach = new LinkedHashSet<>();
  private final Set<TypeName> records = new LinkedHashSet<>();
  private final Set<TypeName> attached = new LinkedHashSet<>();
  private final Map<TypeName, Map<Condition, Wanted>> filters = new LinkedHashMap<>();
  private final Map<TypeName, Map<Condition, Wanted>> groups = new LinkedHashMap<>();
  private final Map<TypeName, Integer> counted = new LinkedHashMap<>();
  private final Set<Variable> variables = new LinkedHashSet<>();
  private final Set<TimeSpan> visitSpans = new LinkedHashSet<>();
  private final Map<String, Condition> opaque = new LinkedHashMap<>();
  private final Map<String, Condition> heldInner = new LinkedHashMap<>();
  private boolean asksDay;

  Needs(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What is asked of single fields, and which of the answers count. */
  Map<FieldName, Map<Condition, Wanted>> tests() {
    return tests;
  }

  Map<FieldName, List<Plan.Trigger.AtDate>> dates() {
    return dates;
  }

  /** Fields of which every cell counts. */
  Set<FieldName> exact() {
    return exact;
  }

  /** Whether a field is asked of all records of its type. */
  boolean isAskedOfEach(FieldName field) {
    return ofEach.contains(field);
  }

  /** The record types that are read. */
  Set<TypeName> records() {
    return records;
  }

  /** What is asked of the records of a type, each for itself. */
  Map<TypeName, Map<Condition, Wanted>> filters() {
    return filters;
  }

  /** Whether it is asked of all records of a type. */
  boolean isCounted(TypeName type) {
    return counted.containsKey(type) || type.equals(vocabulary.plan().forEach());
  }

  /** How many records of a type are told apart. */
  int slots(TypeName type) {
    Integer wanted = counted.get(type);
    int asked = filters.getOrDefault(type, Map.of()).size();
    return wanted == null ? 1 : vocabulary.slots(type, Math.max(wanted, asked));
  }

  /** By type the largest parts of conditions that ask nothing but its newest record. */
  Map<TypeName, Map<Condition, Wanted>> groups() {
    return groups;
  }

  /** The record types to whose single records memories or clocks are attached. */
  Set<TypeName> attached() {
    return attached;
  }

  /**
   * Everything but records, the visit's clock, the day and what is opaque; memories of records once
   * for the newest of their type.
   */
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
    other.tests.forEach((field, more) -> join(of(tests, field), more));
    other.dates.forEach(
        (field, more) -> dates.computeIfAbsent(field, _ -> new ArrayList<>()).addAll(more));
    exact.addAll(other.exact);
    ofEach.addAll(other.ofEach);
    records.addAll(other.records);
    attached.addAll(other.attached);
    other.groups.forEach((type, more) -> join(of(groups, type), more));
    other.counted.forEach((type, wanted) -> counted.merge(type, wanted, Math::max));
    other.filters.forEach((type, more) -> join(of(filters, type), more));
    variables.addAll(other.variables);
    opaque.putAll(other.opaque);
    heldInner.putAll(other.heldInner);
    asksDay |= other.asksDay;
  }

  private static <K> Map<Condition, Wanted> of(Map<K, Map<Condition, Wanted>> all, K key) {
    return all.computeIfAbsent(key, _ -> new LinkedHashMap<>());
  }

  private static void join(Map<Condition, Wanted> all, Map<Condition, Wanted> more) {
    more.forEach((test, wanted) -> all.merge(test, wanted, Wanted::and));
  }

  void ofTrigger(Plan.Trigger trigger, Stretch stretch, Wanted wanted) {
    switch (trigger) {
      case Plan.Trigger.When when -> of(when.condition(), stretch, wanted);
      case Plan.Trigger.After after -> {
        if (stretch == Stretch.VISIT) {
          visitSpans.add(after.span());
        } else {
          ofExecutionClock();
        }
      }
      case Plan.Trigger.AtDate at -> {
        if (vocabulary.domain(at.date()) != null) {
          records.add(at.date().type());
          dates.computeIfAbsent(at.date(), _ -> new ArrayList<>()).add(at);
        }
      }
    }
  }

  void ofExecutionClock() {
    variables.add(new Variable.Lasting(Stretch.EXECUTION, vocabulary.executionSpans()));
  }

  /**
   * Adds what a condition needs.
   *
   * @param wanted which of its answers count
   */
  void of(Condition condition, Stretch stretch, Wanted wanted) {
    part(condition, stretch, wanted);
    Groups.of(
        condition,
        wanted,
        (type, group, ofGroup) -> of(groups, type).merge(group, ofGroup, Wanted::and));
  }

  private void part(Condition condition, Stretch stretch, Wanted wanted) {
    switch (condition) {
      case Condition.And and -> and.parts().forEach(part -> part(part, stretch, wanted));
      case Condition.Or or -> or.parts().forEach(part -> part(part, stretch, wanted));
      // Of what is denied it is asked, too, whether it is only unknown.
      case Condition.Not not -> part(not.part(), stretch, Wanted.EACH);
      case Condition.Defined defined -> part(defined.body(), stretch, wanted);
      case Condition.Becomes becomes -> {
        ofSingle(becomes.test(), Wanted.TRUE);
        ofMemory(becomes, becomes.field().type(), stretch);
      }
      case Condition.Changes changes -> {
        ofSingle(new Condition.Known(new Operand.FieldOperand(changes.field()), true), Wanted.TRUE);
        ofMemory(changes, changes.field().type(), stretch);
      }
      case Condition.Held held -> {
        part(held.condition(), stretch, wanted);
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
          ofMembers(
              quantified.record(),
              quantified.filter(),
              1,
              quantified.quantifier() == Condition.Quantifier.NO ? Wanted.EACH : wanted);
        } else {
          ofOpaque(condition);
        }
      }
      case Condition.JourneyEnded ended -> variables.add(new Variable.OtherEnded(ended, stretch));
      case Condition.Comparison comparison when Form.of(comparison) == Form.COUNT -> {
        switch (Form.counted(comparison)) {
          case Operand.CountOf count when isOfMembers(count.filter()) ->
              ofMembers(count.record(), count.filter(), Vocabulary.wanted(comparison), Wanted.TRUE);
          case Operand.SumOf sum when isOfMembers(sum.filter()) -> {
            ofMembers(sum.field().type(), sum.filter(), Vocabulary.wanted(comparison), Wanted.TRUE);
            exact.add(sum.field());
            of(tests, sum.field());
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
          ofSingle(condition, Groups.isDenial(condition) ? Wanted.EACH : wanted);
    }
  }

  private void ofMemory(Condition condition, TypeName type, Stretch stretch) {
    attached.add(type);
    variables.add(new Variable.Turned(condition, type, 0, stretch));
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

  private void ofMembers(TypeName record, @Nullable Condition filter, int several, Wanted wanted) {
    records.add(record);
    counted.merge(record, several, Math::max);
    Map<Condition, Wanted> ofType = of(filters, record);
    if (filter != null) {
      ofType.merge(filter, wanted, Wanted::and);
      part(filter, Stretch.VISIT, wanted);
    }
  }

  private void ofSingle(Condition condition, Wanted wanted) {
    switch (Form.of(condition)) {
      case FIELD -> {
        FieldName field = Form.field(condition);
        if (field == null || vocabulary.domain(field) == null) {
          ofOpaque(condition);
        } else {
          records.add(field.type());
          if (Form.isOfMember(condition)) {
            ofEach.add(field);
          }
          of(tests, field).merge(condition, wanted, Wanted::and);
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
            exact.add(field);
            of(tests, field);
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
