package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.analysis.state.Variable.Stretch;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage, or what comes before the first: its states, and in which of them what leads out. */
final class StageSpace {

  /** So many changes by signals of one type of record are written down at most. */
  static final long MOST_CHANGES = 4_000_000;

  private final Plan.@Nullable Stage stage;
  private final Space space;
  private final List<Way> ways = new ArrayList<>();
  private final Map<Integer, Bits> heldTrue = new LinkedHashMap<>();
  private final Map<Integer, boolean[]> turnedTrue = new HashMap<>();
  private final Map<Plan.Promise.NeverAt, Bits> promises = new LinkedHashMap<>();
  private final Bits leaving;
  private final Bits startTrue;
  private final Needs needs;

  /** By variable; null where that is no record. */
  private final @Nullable RecordValues[] values;

  private StageSpace(
      Plan plan,
      Plan.@Nullable Stage stage,
      Needs needs,
      Space space,
      Vocabulary vocabulary,
      Asking asking,
      ClassBuilder classes) {
    this.stage = stage;
    this.space = space;
    this.needs = needs;
    Answers ofVisit = new Answers(space, vocabulary, asking, classes, Stretch.VISIT);
    Answers ofExecution = new Answers(space, vocabulary, asking, classes, Stretch.EXECUTION);
    Bits ending = addEndings(plan, ofExecution);
    this.startTrue = stage == null ? startTrue(plan, ofVisit) : new Bits(space.states());
    if (stage == null) {
      addStart(plan, ending);
    } else {
      addTransitions(stage, ofVisit, ending);
      for (Plan.Promise promise : plan.promises()) {
        if (promise instanceof Plan.Promise.NeverAt never && never.stage().equals(stage.name())) {
          promises.put(never, ofExecution.of(never.condition()).whereTrue());
        }
      }
    }
    this.leaving = new Bits(space.states());
    ways.forEach(way -> leaving.addAll(way.isTaken()));
    needs
        .heldInner()
        .forEach((key, inner) -> {
          int variable = space.find(new Variable.Held(key, vocabulary.heldSpans(inner)));
          // What an ending asks of its execution is asked of the whole stretch.
          heldTrue.put(variable, ofVisit.of(inner).whereTrue());
        });
    addTurned(classes);
    this.values = new @Nullable RecordValues[space.variableCount()];
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.OfRecord) {
        values[i] = new RecordValues(space, i);
      }
    }
  }

  /**
   * Builds the space of a stage.
   *
   * @param stage null: before the first
   * @param needs what its conditions tell apart
   * @param whole what is told apart at every stage besides what this one needs, or null
   * @param most so many states at most
   * @return null where there would be more
   */
  static @Nullable StageSpace of(
      Plan plan,
      Plan.@Nullable Stage stage,
      Needs needs,
      @Nullable Whole whole,
      Vocabulary vocabulary,
      Asking asking,
      ClassBuilder classes,
      int most) {
    List<Variable> variables = variables(stage, needs, whole, vocabulary, classes, most);
    if (variables == null
        || Space.states(variables) > most
        || RecordSignals.changes(variables) > MOST_CHANGES) {
      return null;
    }
    return new StageSpace(plan, stage, needs, new Space(variables), vocabulary, asking, classes);
  }

  /**
   * What any condition of the journey tells apart.
   *
   * @param records the records that these speak of
   */
  record Whole(Needs needs, List<Variable> records) {
    Whole {
      records = List.copyOf(records);
    }
  }

  /** What tells all stages that wait apart besides records, where they are followed together. */
  static List<Variable> carried(Needs shared, Vocabulary vocabulary) {
    List<Variable> carried = new ArrayList<>();
    for (Variable variable : shared.variables()) {
      if (isCarried(variable)) {
        carried.addAll(ofEachRecord(variable, shared));
      }
    }
    if (shared.asksDay()) {
      carried.add(new Variable.Clock(vocabulary.days()));
    }
    return carried;
  }

  /** What the conditions of a stage, or of what comes before the first, tell apart. */
  static Needs needs(Plan plan, Plan.@Nullable Stage stage, Vocabulary vocabulary) {
    Needs needs = new Needs(vocabulary);
    if (stage == null) {
      needs.of(plan.starts().when(), Stretch.VISIT, Wanted.TRUE);
      if (plan.forEach() != null) {
        needs.records().add(plan.forEach());
      }
    }
    if (stage == null || !stage.ends()) {
      plan.endings()
          .forEach(ending -> needs.ofTrigger(ending.trigger(), Stretch.EXECUTION, Wanted.TRUE));
    }
    if (stage != null) {
      for (int i = 0; i < stage.transitions().size(); i++) {
        needs.ofTrigger(
            stage.transitions().get(i).trigger(), Stretch.VISIT, wanted(stage.transitions(), i));
      }
      for (Plan.Promise promise : plan.promises()) {
        switch (promise) {
          case Plan.Promise.NeverAt never when never.stage().equals(stage.name()) ->
              needs.of(never.condition(), Stretch.EXECUTION, Wanted.TRUE);
          case Plan.Promise.NeverAt _ -> {}
          case Plan.Promise.EndsWithin _ -> needs.ofExecutionClock();
        }
      }
    }
    return needs;
  }

  /** Of what stands above an `else` it is asked, too, whether it is only unknown. */
  private static Wanted wanted(List<Plan.Transition> transitions, int place) {
    return transitions.stream()
            .skip(place + 1L)
            .anyMatch(below -> below.isElse() && below.trigger() instanceof Plan.Trigger.When)
        ? Wanted.EACH
        : Wanted.TRUE;
  }

  private static @Nullable List<Variable> variables(
      Plan.@Nullable Stage stage,
      Needs needs,
      @Nullable Whole whole,
      Vocabulary vocabulary,
      ClassBuilder classes,
      int most) {
    List<Variable> records = whole == null ? classes.records(needs, most, most) : whole.records();
    if (records == null) {
      return null;
    }
    Needs shared = whole == null ? null : whole.needs();
    Needs ofRecords = shared == null ? needs : shared;
    List<Variable> variables = new ArrayList<>(records);
    needs.variables().forEach(variable -> variables.addAll(ofEachRecord(variable, ofRecords)));
    if (shared != null && stage != null) {
      for (Variable variable : shared.variables()) {
        if (isCarried(variable) && !variables.contains(variable)) {
          variables.addAll(ofEachRecord(variable, shared));
        }
      }
    }
    if (!needs.visitSpans().isEmpty()) {
      variables.add(new Variable.Lasting(Stretch.VISIT, needs.visitSpans()));
    }
    if (needs.asksDay() || (shared != null && shared.asksDay())) {
      variables.add(new Variable.Clock(vocabulary.days()));
    }
    Plan.Question question = stage == null ? null : stage.question();
    if (question != null) {
      variables.add(new Variable.Answer(question.answers()));
    }
    if (stage == null) {
      variables.add(new Variable.Matched());
    }
    for (String key : needs.opaque().keySet()) {
      variables.add(new Variable.Opaque(key));
    }
    return variables;
  }

  /** Each record has a memory of its own. */
  private static List<Variable> ofEachRecord(Variable variable, Needs needs) {
    if (!(variable instanceof Variable.Turned turned)) {
      return List.of(variable);
    }
    List<Variable> each = new ArrayList<>();
    for (int slot = 0; slot < needs.slots(turned.type()); slot++) {
      each.add(new Variable.Turned(turned.condition(), turned.type(), slot, turned.stretch()));
    }
    return each;
  }

  /** Whether a variable keeps its value from one stage to the next. */
  static boolean isCarried(Variable variable) {
    return switch (variable) {
      case Variable.OfRecord _, Variable.Held _, Variable.Lately _, Variable.Clock _ -> true;
      case Variable.Turned turned -> turned.stretch() == Stretch.EXECUTION;
      case Variable.Counted counted -> counted.stretch() == Stretch.EXECUTION;
      case Variable.OtherEnded ended -> ended.stretch() == Stretch.EXECUTION;
      case Variable.Lasting lasting -> lasting.stretch() == Stretch.EXECUTION;
      case Variable.Answer _, Variable.Matched _, Variable.Opaque _ -> false;
    };
  }

  private Bits startTrue(Plan plan, Answers ofVisit) {
    Bits whereTrue = ofVisit.of(plan.starts().when()).whereTrue();
    if (plan.forEach() == null) {
      return whereTrue;
    }
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.OfRecord record
          && record.type().equals(plan.forEach())) {
        boolean[] isThere = new boolean[record.size()];
        java.util.Arrays.fill(isThere, 1, isThere.length, true);
        whereTrue = whereTrue.and(space.where(i, isThere));
      }
    }
    return whereTrue;
  }

  private Bits addEndings(Plan plan, Answers ofExecution) {
    Bits any = new Bits(space.states());
    if (stage != null && stage.ends()) {
      return any;
    }
    for (int i = 0; i < plan.endings().size(); i++) {
      Plan.Ending ending = plan.endings().get(i);
      Bits isTrue = ofExecution.of(ending.trigger()).whereTrue();
      if (stage != null) {
        ways.add(
            new Way(
                new Way.Clause.Ending(i, ending),
                ending.target(),
                isTrue,
                isTrue,
                isTrue.without(any)));
      }
      any.addAll(isTrue);
    }
    return any;
  }

  private void addStart(Plan plan, Bits ending) {
    boolean[] isUnmatched = {true, false};
    Bits unmatched = space.where(space.find(new Variable.Matched()), isUnmatched);
    Bits enabled = startTrue.and(unmatched).without(ending);
    ways.add(
        new Way(
            new Way.Clause.Start(), plan.stages().getFirst().name(), startTrue, enabled, enabled));
  }

  private void addTransitions(Plan.Stage of, Answers ofVisit, Bits ending) {
    Bits anyAbove = new Bits(space.states());
    for (int i = 0; i < of.transitions().size(); i++) {
      Plan.Transition transition = of.transitions().get(i);
      Bits isTrue = ofVisit.of(transition.trigger()).whereTrue();
      Bits enabled = isTrue.without(ending);
      if (transition.isElse()) {
        enabled = enabled.without(anyAbove);
      }
      ways.add(
          new Way(
              new Way.Clause.Transition(i, transition),
              transition.target(),
              isTrue,
              enabled,
              enabled.without(anyAbove)));
      anyAbove.addAll(enabled);
    }
  }

  private void addTurned(ClassBuilder classes) {
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.Turned turned
          && turned.condition() instanceof Condition.Becomes becomes) {
        int opaque = space.find(new Variable.Opaque(ConditionText.key(becomes.test())));
        Variable.OfRecord record =
            (Variable.OfRecord) space.variables().get(recordOf(turned.type(), turned.slot()));
        boolean[] isTrue = new boolean[record.size()];
        if (opaque < 0) {
          int place = RecordAnswers.place(record, becomes.field());
          FieldClasses ofField = record.fields().get(place);
          var answers = classes.answers(becomes.test());
          for (int value = 0; value < isTrue.length; value++) {
            isTrue[value] = answers[ofField.cell(record.classOf(value, place))].isTrue();
          }
        }
        turnedTrue.put(i, isTrue);
      }
    }
  }

  /** The place of a record's variable. */
  int recordOf(dev.milepost.engine.catalog.TypeName type, int slot) {
    int variable = space.find(type, slot);
    if (variable < 0) {
      throw new IllegalStateException("not told apart: " + type);
    }
    return variable;
  }

  /** What may become of the values of a variable that is a record. */
  RecordValues values(int variable) {
    RecordValues found = values[variable];
    if (found == null) {
      throw new IllegalArgumentException("not a record: " + variable);
    }
    return found;
  }

  /** The stage, or null: before the first. */
  Plan.@Nullable Stage stage() {
    return stage;
  }

  Space space() {
    return space;
  }

  Needs needs() {
    return needs;
  }

  List<Way> ways() {
    return ways;
  }

  /** The states in which nobody rests: something leads out. */
  Bits leaving() {
    return leaving;
  }

  /** Before the first stage, the states in which the start's condition is true. */
  Bits startTrue() {
    return startTrue;
  }

  /** For the clocks of conditions that must hold, the states in which these are true. */
  Map<Integer, Bits> heldTrue() {
    return heldTrue;
  }

  /** For a memory of {@code becomes}, the values of its record for which the test is true. */
  boolean[] turnedTrue(int variable) {
    boolean[] isTrue = turnedTrue.get(variable);
    return isTrue == null ? new boolean[0] : isTrue;
  }

  /** For the promises about this stage, the states that break them. */
  Map<Plan.Promise.NeverAt, Bits> promises() {
    return promises;
  }

  /** The way that is taken in a state in which nobody rests. */
  Way taken(int state) {
    for (Way way : ways) {
      if (way.isTaken().has(state)) {
        return way;
      }
    }
    throw new IllegalStateException("nothing leads out of state " + state);
  }
}
