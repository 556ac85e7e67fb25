package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.condition.ValueTests;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes out what is asked of single variables. A condition in a mode becomes a formula without
 * negation: below {@code NOT} the mode changes, and AND and OR change places where a condition must
 * not be true or must be false. The meaning of each form is that of the engine.
 */
final class Drafter {

  private final Setting setting;
  private final Operands operands;
  private final Clocks clocks;
  private final RecordDrafts records;
  private final HappeningDrafts happenings;

  /** The forms that need a memory, by what is remembered. */
  private final Memories memories;

  /** Whether nothing is asked of dates that the clock is compared with. */
  private final boolean timeless;

  Drafter(
      Setting setting,
      FieldTypes types,
      Needs needs,
      VariableTable variables,
      Exactness exactness) {
    boolean isRelaxed = exactness != Exactness.EXACT;
    this.timeless = exactness == Exactness.TIMELESS;
    this.setting = setting;
    this.clocks = new Clocks(setting, variables, timeless);
    this.memories = new Memories(variables);
    this.operands = new Operands(setting, types, variables);
    this.records = new RecordDrafts(setting, types, needs, variables, this, isRelaxed);
    this.happenings = new HappeningDrafts(setting, needs, variables, this, clocks, isRelaxed);
  }

  /** What a literal asks for. */
  Draft draft(Literal literal) {
    return draft(literal.condition(), literal.mode(), Scope.OUTSIDE);
  }

  /** What must hold whatever the literals ask for. */
  List<Draft> axioms() {
    List<Draft> axioms = new ArrayList<>(records.axioms());
    axioms.addAll(happenings.axioms());
    return axioms;
  }

  /** The tests of {@code becomes}, for what they say of each other. */
  Memories memories() {
    return memories;
  }

  Clocks clocks() {
    return clocks;
  }

  Draft draft(Condition condition, Mode mode, Scope scope) {
    return switch (condition) {
      case Condition.And and -> joined(and.parts(), mode, scope, mode.isOfAllParts());
      case Condition.Or or -> joined(or.parts(), mode, scope, !mode.isOfAllParts());
      case Condition.Not not -> draft(not.part(), mode.ofNegated(), scope);
      case Condition.Defined defined -> draft(defined.body(), mode, scope);
      case Condition.Comparison comparison -> comparison(comparison, mode, scope);
      case Condition.InList list -> {
        Value[] members = list.values().toArray(Value[]::new);
        yield asked(
            list.operand(),
            mode,
            scope,
            value -> ValueTests.inList(value, members, list.negated()),
            number -> list.values().forEach(value -> operands.cutAt(number, value)));
      }
      case Condition.Between between ->
          asked(
              between.operand(),
              mode,
              scope,
              value -> ValueTests.between(value, between.low(), between.high()),
              number -> {
                operands.cutInOrder(number, between.low());
                operands.cutInOrder(number, between.high());
              });
      case Condition.TextMatch match ->
          asked(
              match.operand(),
              mode,
              scope,
              value -> ValueTests.textMatch(value, match.test(), match.text()),
              number -> operands.cutBy(number, match));
      case Condition.Known known ->
          asked(
              known.operand(),
              mode,
              scope,
              value -> Truth.of((value != null) == known.known()),
              _ -> {});
      case Condition.Becomes becomes -> becomes(becomes, mode, scope);
      case Condition.Changes changes -> {
        Slot slot = turning(changes.field(), scope);
        yield memories.isTurned(
            ConditionText.key(changes), slot, mode == Mode.TRUE || mode == Mode.NOT_FALSE);
      }
      case Condition.Held held -> held(held, mode, scope);
      case Condition.WithinNext _, Condition.MoreThanAgo _ when timeless -> Draft.TRUE;
      case Condition.WithinNext within ->
          asked(
              within.date(),
              mode,
              scope,
              value ->
                  ValueTests.withinNext(value, setting.calendar(), within.span(), setting.now()),
              number -> clocks.cutWithin(number, within.span()));
      case Condition.MoreThanAgo ago ->
          asked(
              ago.date(),
              mode,
              scope,
              value -> ValueTests.moreThanAgo(value, setting.calendar(), ago.span(), setting.now()),
              number -> clocks.cutAgo(number, ago.span()));
      case Condition.Happened happened -> happenings.draft(happened, mode);
      case Condition.Quantified quantified -> records.draft(quantified, mode);
      case Condition.JourneyEnded ended ->
          memories.isEnded(ended, mode == Mode.TRUE || mode == Mode.NOT_FALSE);
    };
  }

  private Draft joined(List<Condition> parts, Mode mode, Scope scope, boolean all) {
    List<Draft> drafts = new ArrayList<>(parts.size());
    for (Condition part : parts) {
      drafts.add(draft(part, mode, scope));
    }
    return all ? Draft.all(drafts) : Draft.any(drafts);
  }

  /** Notes of a variable where its domain has to be cut. */
  @FunctionalInterface
  private interface Cut {
    void at(int number);
  }

  private Draft asked(Operand operand, Mode mode, Scope scope, Draft.ValueTest test, Cut cut) {
    return read(
        operand,
        scope,
        read ->
            switch (read) {
              case Read.OfVariable(int number) -> {
                cut.at(number);
                yield new Draft.Tested(number, test, mode);
              }
              case Read.OfConstant(Value value) -> Draft.of(mode.admits(test.of(value)));
            });
  }

  private Draft comparison(Condition.Comparison comparison, Mode mode, Scope scope) {
    boolean today =
        comparison.left() instanceof Operand.Today || comparison.right() instanceof Operand.Today;
    return read(
        comparison.left(),
        scope,
        left ->
            read(
                comparison.right(),
                scope,
                right ->
                    today
                        ? clocks.compareDays(left, comparison.comparator(), right, mode)
                        : operands.compare(left, comparison.comparator(), right, mode)));
  }

  /** Drafts what is asked of an operand, in each of the ways in which it can be read. */
  private Draft read(Operand operand, Scope scope, Read.Asked asked) {
    return switch (operand) {
      case Operand.FieldOperand field ->
          asked.of(operands.field(field.name(), slot(field.name(), scope)));
      case Operand.Member member ->
          asked.of(operands.field(member.name(), Objects.requireNonNull(scope.member())));
      case Operand.Constant constant -> asked.of(new Read.OfConstant(constant.value()));
      case Operand.Today _ -> asked.of(new Read.OfConstant(clocks.today()));
      case Operand.Answer _ -> asked.of(operands.answer());
      case Operand.CountOf count -> records.count(count, asked);
      case Operand.SumOf sum -> records.sum(sum, asked);
    };
  }

  private Draft becomes(Condition.Becomes becomes, Mode mode, Scope scope) {
    Slot slot = turning(becomes.field(), scope);
    Scope inside = new Scope(slot, becomes.field());
    Draft test = draft(becomes.test(), Mode.TRUE, inside);
    String key = ConditionText.key(becomes);
    memories.remember(key, becomes.field(), slot, test);
    return mode.isOfAllParts()
        ? Draft.all(memories.isTurned(key, slot, true), test)
        : Draft.any(
            memories.isTurned(key, slot, false), draft(becomes.test(), Mode.NOT_TRUE, inside));
  }

  /** Of the truth of its condition, true becomes false where it has not held for long enough. */
  private Draft held(Condition.Held held, Mode mode, Scope scope) {
    Condition inner = held.condition();
    String key = ConditionText.key(inner);
    Draft isTrue = draft(inner, Mode.TRUE, scope);
    return switch (mode) {
      case TRUE -> Draft.all(isTrue, clocks.isOld(key, held.span(), true));
      case FALSE ->
          Draft.any(
              draft(inner, Mode.FALSE, scope),
              Draft.all(isTrue, clocks.isOld(key, held.span(), false)));
      case NOT_TRUE ->
          Draft.any(draft(inner, Mode.NOT_TRUE, scope), clocks.isOld(key, held.span(), false));
      case NOT_FALSE ->
          Draft.all(
              draft(inner, Mode.NOT_FALSE, scope),
              Draft.any(draft(inner, Mode.NOT_TRUE, scope), clocks.isOld(key, held.span(), true)));
    };
  }

  /** The record that a plain reference means: the newest, but the member where it turns. */
  private static Slot slot(FieldName name, Scope scope) {
    Slot member = scope.member();
    return member != null && name.equals(scope.turning()) ? member : new Slot(name.type(), 0, 1);
  }

  /** The record whose change is remembered: inside of parentheses the member. */
  private static Slot turning(FieldName name, Scope scope) {
    Slot member = scope.member();
    return member != null && member.type().equals(name.type())
        ? member
        : new Slot(name.type(), 0, 1);
  }
}
