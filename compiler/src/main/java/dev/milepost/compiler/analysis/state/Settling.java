package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.model.ConditionParts;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a change in the same moment: clocks of what is not true any more go back, the
 * start is looked at again, and what is not looked into may answer anything.
 */
final class Settling {

  private final StageSpace stage;
  private final Space space;
  private final List<HeldClock> held = new ArrayList<>();
  private final List<Opaque> opaque = new ArrayList<>();
  private final int matched;

  /**
   * The clock of a condition that must hold.
   *
   * @param isTrue the states in which it is true
   * @param plain the types of whose newest record it speaks
   */
  private record HeldClock(int variable, Bits isTrue, Set<TypeName> plain) {}

  /** A condition that is not looked into. */
  private record Opaque(int variable, Reads reads) {}

  /**
   * What matters of a step for what follows from it. Steps of equal manner are settled alike.
   *
   * @param goOn by clock of what must hold, whether it may go on
   * @param turn the variables that may get any value
   */
  record Manner(List<Boolean> goOn, List<Integer> turn) {
    Manner {
      goOn = List.copyOf(goOn);
      turn = List.copyOf(turn);
    }
  }

  Settling(StageSpace stage) {
    this.stage = stage;
    this.space = stage.space();
    this.matched = space.find(new Variable.Matched());
    for (int i = 0; i < space.variableCount(); i++) {
      switch (space.variables().get(i)) {
        case Variable.Held of -> {
          Bits isTrue = stage.heldTrue().get(i);
          Condition inner = stage.needs().heldInner().get(of.key());
          if (isTrue != null) {
            held.add(new HeldClock(i, isTrue, inner == null ? Set.of() : plainTypes(inner)));
          }
        }
        case Variable.Opaque of ->
            opaque.add(new Opaque(i, Reads.of(stage.needs().opaque().get(of.key()))));
        default -> {}
      }
    }
  }

  /** Whether nothing ever follows from a change. */
  boolean isPlain() {
    return held.isEmpty() && opaque.isEmpty() && matched < 0;
  }

  private static Set<TypeName> plainTypes(Condition condition) {
    Set<TypeName> types = new HashSet<>();
    ConditionParts.visit(
        condition,
        _ -> {},
        operand -> {
          if (operand instanceof Operand.FieldOperand(var name)) {
            types.add(name.type());
          }
        });
    return types;
  }

  /** How what follows from a step is found. */
  Manner manner(Step step) {
    TypeName newest = newest(step);
    TypeName type = type(step);
    boolean isTime = step instanceof Step.Passes;
    return new Manner(
        held.stream().map(clock -> newest == null || !clock.plain().contains(newest)).toList(),
        opaque.stream()
            .filter(one -> one.reads().mayChange(type, isTime))
            .map(Opaque::variable)
            .toList());
  }

  /** The type of which another record is the newest after a step. */
  private @Nullable TypeName newest(Step step) {
    return switch (step) {
      case Step.Sets(int variable, boolean isNew) -> isNew ? typeOf(variable) : null;
      case Step.Gone(int variable) -> typeOf(variable);
      case Step.Happens _, Step.Answers _, Step.Passes _, Step.OtherEnds _, Step.Turns _ -> null;
    };
  }

  private @Nullable TypeName type(Step step) {
    return switch (step) {
      case Step.Sets(int variable, boolean _) -> typeOf(variable);
      case Step.Gone(int variable) -> typeOf(variable);
      case Step.Happens(HappeningKind kind) -> kind.event();
      case Step.Answers _, Step.Passes _, Step.OtherEnds _, Step.Turns _ -> null;
    };
  }

  private TypeName typeOf(int variable) {
    return ((Variable.OfRecord) space.variables().get(variable)).type();
  }

  /**
   * The states that changes lead to.
   *
   * @param change what states are changed into, before anything follows from it
   */
  Bits after(Bits from, Manner manner, UnaryOperator<Bits> change) {
    return after(from, manner, change, new boolean[held.size()], 0);
  }

  private Bits after(
      Bits from, Manner manner, UnaryOperator<Bits> change, boolean[] goesOn, int place) {
    if (from.isEmpty()) {
      return from;
    }
    if (place < held.size()) {
      Bits isTrue = held.get(place).isTrue();
      goesOn[place] = false;
      Bits gone = manner.goOn().get(place) ? from.without(isTrue) : from;
      Bits all = after(gone, manner, change, goesOn, place + 1);
      if (manner.goOn().get(place)) {
        goesOn[place] = true;
        all = all.or(after(from.and(isTrue), manner, change, goesOn, place + 1));
      }
      return all;
    }
    if (matched < 0) {
      return turned(reset(change.apply(from), goesOn), manner);
    }
    Bits start = stage.startTrue();
    Bits was = from.and(start);
    Bits all = turned(matched(reset(change.apply(was), goesOn), 1), manner);
    all.addAll(turned(matched(reset(change.apply(from.without(was)), goesOn), 0), manner));
    return all;
  }

  private Bits reset(Bits changed, boolean[] goesOn) {
    Bits settled = changed;
    for (int i = 0; i < goesOn.length; i++) {
      HeldClock clock = held.get(i);
      settled =
          goesOn[i]
              ? space.reset(settled, clock.variable(), clock.isTrue())
              : space.zeroed(settled, clock.variable());
    }
    return settled;
  }

  private Bits matched(Bits settled, int before) {
    Bits zeroed = space.zeroed(settled, matched);
    Bits asBefore = space.valued(zeroed, matched, before);
    Bits leaving = asBefore.and(stage.leaving());
    Bits resting = space.zeroed(asBefore.without(leaving), matched);
    Bits start = resting.and(stage.startTrue());
    return leaving.or(resting.without(start)).or(space.valued(start, matched, 1));
  }

  private Bits turned(Bits settled, Manner manner) {
    Bits turned = settled;
    for (int variable : manner.turn()) {
      turned = space.anyValue(space.zeroed(turned, variable), variable);
    }
    return turned;
  }

  /**
   * The states that changes may lead from to some others. Not before the first stage.
   *
   * @param unchange what states are changed from, before anything follows from it
   */
  Bits before(Bits to, Manner manner, UnaryOperator<Bits> unchange) {
    return before(turned(to, manner), manner, unchange, new boolean[held.size()], 0);
  }

  private Bits before(
      Bits to, Manner manner, UnaryOperator<Bits> unchange, boolean[] goesOn, int place) {
    if (place < held.size()) {
      Bits isTrue = held.get(place).isTrue();
      goesOn[place] = false;
      Bits all = before(to, manner, unchange, goesOn, place + 1);
      if (manner.goOn().get(place)) {
        all = all.without(isTrue);
        goesOn[place] = true;
        all.addAll(before(to, manner, unchange, goesOn, place + 1).and(isTrue));
      }
      return all;
    }
    Bits changed = to;
    for (int i = goesOn.length - 1; i >= 0; i--) {
      HeldClock clock = held.get(i);
      changed =
          goesOn[i]
              ? space.beforeReset(changed, clock.variable(), clock.isTrue())
              : space.anyValue(space.where(changed, clock.variable(), 0), clock.variable());
    }
    return unchange.apply(changed);
  }

  /** Visits what a change of a state leads to. */
  void settle(int before, int changed, int step, Manner manner, Moves.Visitor visitor) {
    int settled = changed;
    for (int i = 0; i < held.size(); i++) {
      HeldClock clock = held.get(i);
      boolean goesOn =
          manner.goOn().get(i) && clock.isTrue().has(settled) && clock.isTrue().has(before);
      if (!goesOn) {
        settled = space.with(settled, clock.variable(), 0);
      }
    }
    if (matched >= 0) {
      settled = space.with(settled, matched, stage.startTrue().has(before) ? 1 : 0);
      if (!stage.leaving().has(settled)) {
        settled = space.with(settled, matched, stage.startTrue().has(settled) ? 1 : 0);
      }
    }
    turn(settled, 0, step, manner, visitor);
  }

  private void turn(int state, int place, int step, Manner manner, Moves.Visitor visitor) {
    if (place == manner.turn().size()) {
      visitor.reach(state, step);
      return;
    }
    int variable = manner.turn().get(place);
    for (int value = 0; value < space.size(variable); value++) {
      turn(space.with(state, variable, value), place + 1, step, manner, visitor);
    }
  }
}
