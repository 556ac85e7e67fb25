package dev.milepost.compiler.analysis.state;

import dev.milepost.compiler.analysis.state.Variable.Stretch;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.plan.Plan;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Answers conditions in all states of a space at once. */
final class Answers {

  private final Space space;
  private final Vocabulary vocabulary;
  private final Asking asking;
  private final RecordAnswers records;
  private final ClassBuilder classes;
  private final Stretch stretch;
  private final boolean hasOpaque;
  private final Map<Condition, Truths> known = new IdentityHashMap<>();

  /** The slot that members mean, or -1 outside of parentheses. */
  private int member = -1;

  /**
   * Prepares answers.
   *
   * @param stretch the stretch of time that the conditions speak of
   */
  Answers(
      Space space, Vocabulary vocabulary, Asking asking, ClassBuilder classes, Stretch stretch) {
    this.space = space;
    this.vocabulary = vocabulary;
    this.asking = asking;
    this.records = new RecordAnswers(space, asking);
    this.classes = classes;
    this.stretch = stretch;
    this.hasOpaque = space.variables().stream().anyMatch(Variable.Opaque.class::isInstance);
  }

  /** The answers of a filter on the first record of a space. */
  Truths ofMember(Condition filter) {
    return filter(filter, 0);
  }

  Truths of(Plan.Trigger trigger) {
    return switch (trigger) {
      case Plan.Trigger.When when -> of(when.condition());
      case Plan.Trigger.After after -> lasting(after);
      case Plan.Trigger.AtDate at -> date(at);
    };
  }

  private Truths lasting(Plan.Trigger.After after) {
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.Lasting lasting
          && lasting.stretch() == stretch) {
        int phase = lasting.spans().indexOf(after.span()) + 1;
        return twoValued(space.from(i, phase));
      }
    }
    throw new IllegalStateException("no clock of the " + stretch);
  }

  private Truths date(Plan.Trigger.AtDate at) {
    FieldDomain domain = vocabulary.domain(at.date());
    if (domain == null) {
      return constant(Truth.UNKNOWN);
    }
    Truth[] answers = classes.answers(at, domain);
    return records.plain(
        at.date().type(), record -> records.field(record, at.date(), answers), Truth.UNKNOWN);
  }

  Truths of(Condition condition) {
    if (member >= 0) {
      return answer(condition);
    }
    Truths answered = known.get(condition);
    if (answered == null) {
      answered = answer(condition);
      known.put(condition, answered);
    }
    return answered;
  }

  /** The states in which a condition is unknown. */
  Bits unknown(Condition condition) {
    Truths answer = of(condition);
    return Bits.all(space.states()).without(answer.whereTrue()).without(answer.whereFalse());
  }

  /** The states in which a condition would be true if what is unknown counted as denied. */
  Bits notDenied(Condition condition) {
    return switch (condition) {
      case Condition.And and ->
          and.parts().stream().map(this::notDenied).reduce(Bits.all(space.states()), Bits::and);
      case Condition.Or or ->
          or.parts().stream().map(this::notDenied).reduce(new Bits(space.states()), Bits::or);
      case Condition.Defined defined -> notDenied(defined.body());
      default ->
          denies(condition)
              ? of(condition).whereTrue().or(unknown(condition))
              : of(condition).whereTrue();
    };
  }

  /** Whether some part of a condition denies something: else only what is true is not denied. */
  static boolean denies(Condition condition) {
    return switch (condition) {
      case Condition.And and -> and.parts().stream().anyMatch(Answers::denies);
      case Condition.Or or -> or.parts().stream().anyMatch(Answers::denies);
      case Condition.Defined defined -> denies(defined.body());
      case Condition.Not _ -> true;
      case Condition.Comparison comparison -> comparison.comparator() == Comparator.NOT_EQUAL;
      case Condition.InList list -> list.negated();
      default -> false;
    };
  }

  private Truths answer(Condition condition) {
    return switch (condition) {
      case Condition.And and -> all(and.parts());
      case Condition.Or or -> any(or.parts());
      case Condition.Not not -> of(not.part()).not();
      case Condition.Defined defined -> of(defined.body());
      case Condition.Becomes becomes -> becomes(becomes);
      case Condition.Changes changes -> twoValued(turned(changes, changes.field().type(), null));
      case Condition.Held held -> held(held);
      case Condition.Happened happened -> happened(happened);
      case Condition.Quantified quantified -> quantified(quantified);
      case Condition.JourneyEnded ended -> {
        int variable = find(new Variable.OtherEnded(ended, stretch));
        yield twoValued(space.from(variable, 1));
      }
      case Condition.Comparison _,
          Condition.InList _,
          Condition.Between _,
          Condition.TextMatch _,
          Condition.Known _,
          Condition.WithinNext _,
          Condition.MoreThanAgo _ ->
          single(condition);
    };
  }

  private Truths all(List<Condition> parts) {
    Truths all = constant(Truth.TRUE);
    for (Condition part : parts) {
      all = all.and(of(part));
    }
    return all;
  }

  private Truths any(List<Condition> parts) {
    Truths any = constant(Truth.FALSE);
    for (Condition part : parts) {
      any = any.or(of(part));
    }
    return any;
  }

  private Truths constant(Truth truth) {
    return new Truths(
        truth == Truth.TRUE ? Bits.all(space.states()) : new Bits(space.states()),
        truth == Truth.FALSE ? Bits.all(space.states()) : new Bits(space.states()));
  }

  private Truths twoValued(Bits whereTrue) {
    return new Truths(whereTrue, Bits.all(space.states()).without(whereTrue));
  }

  private int find(Variable variable) {
    int place = space.find(variable);
    if (place < 0) {
      throw new IllegalStateException("not told apart: " + variable);
    }
    return place;
  }

  /** The variable of a condition that is not looked into, or -1. */
  private int opaque(Condition condition) {
    // Most spaces have none, and a key has to be written.
    return !hasOpaque ? -1 : space.find(new Variable.Opaque(ConditionText.key(condition)));
  }

  private Truths opaqueTruths(int variable) {
    boolean[] isTrue = {false, true, false};
    boolean[] isFalse = {true, false, false};
    return new Truths(space.where(variable, isTrue), space.where(variable, isFalse));
  }

  private Truths single(Condition test) {
    int opaque = opaque(test);
    if (opaque >= 0) {
      return opaqueTruths(opaque);
    }
    return switch (Form.of(test)) {
      case FIELD -> {
        FieldName field = Form.field(test);
        if (field == null) {
          throw new IllegalStateException("no field in " + test);
        }
        Truth[] answers = classes.answers(test);
        yield member >= 0 && Form.isOfMember(test)
            ? records.field(member, field, answers)
            : records.plain(
                field.type(), record -> records.field(record, field, answers), answers[0]);
      }
      case TWO_FIELDS -> twoFields((Condition.Comparison) test);
      case COUNT ->
          new Totals(space, records, asking, this::filter).of((Condition.Comparison) test);
      case ANSWER -> answered(test);
      case DAY -> day(test);
      case CONSTANT -> constant(asking.clock(test, java.time.Instant.EPOCH));
      case OTHER -> throw new IllegalStateException("not opaque: " + test);
    };
  }

  private Truths becomes(Condition.Becomes becomes) {
    int opaque = opaque(becomes.test());
    Truth[] answers = opaque >= 0 ? new Truth[0] : classes.answers(becomes.test());
    IntFunction<Truths> test =
        record ->
            opaque >= 0 ? opaqueTruths(opaque) : records.field(record, becomes.field(), answers);
    return twoValued(turned(becomes, becomes.field().type(), test));
  }

  /** Where the newest record turned and a test on it, if any, is true. */
  private Bits turned(Condition condition, TypeName type, @Nullable IntFunction<Truths> test) {
    return records
        .plain(
            type,
            record -> {
              Variable.OfRecord slot = (Variable.OfRecord) space.variables().get(record);
              Bits bits =
                  space.from(find(new Variable.Turned(condition, type, slot.slot(), stretch)), 1);
              return twoValued(test == null ? bits : bits.and(test.apply(record).whereTrue()));
            },
            Truth.FALSE)
        .whereTrue();
  }

  private Truths held(Condition.Held held) {
    Truths inner = of(held.condition());
    List<dev.milepost.engine.time.TimeSpan> spans = vocabulary.heldSpans(held.condition());
    int variable = find(new Variable.Held(ConditionText.key(held.condition()), spans));
    Bits longEnough = space.from(variable, spans.indexOf(held.span()) + 1);
    return new Truths(
        inner.whereTrue().and(longEnough),
        inner.whereFalse().or(inner.whereTrue().without(longEnough)));
  }

  private Truths happened(Condition.Happened happened) {
    for (int i = 0; i < space.variableCount(); i++) {
      Variable variable = space.variables().get(i);
      boolean isIt =
          switch (variable) {
            case Variable.Counted counted ->
                counted.condition().equals(happened) && counted.stretch() == stretch;
            case Variable.Lately lately ->
                happened.within() != null
                    && Vocabulary.latelyKey(lately.condition())
                        .equals(Vocabulary.latelyKey(happened));
            default -> false;
          };
      if (isIt) {
        return twoValued(space.from(i, happened.atLeast()));
      }
    }
    throw new IllegalStateException("not told apart: " + happened);
  }

  private Truths quantified(Condition.Quantified quantified) {
    int opaque = opaque(quantified);
    if (opaque >= 0) {
      return opaqueTruths(opaque);
    }
    Bits some = new Bits(space.states());
    Truths any = constant(Truth.FALSE);
    Truths every = constant(Truth.TRUE);
    for (int slot : records.slots(quantified.record())) {
      Bits isThere = records.isThere(slot);
      Bits isNot = Bits.all(space.states()).without(isThere);
      some.addAll(isThere);
      Truths filter = filter(quantified.filter(), slot);
      any = any.or(new Truths(filter.whereTrue().and(isThere), filter.whereFalse().or(isNot)));
      every = every.and(new Truths(filter.whereTrue().or(isNot), filter.whereFalse().and(isThere)));
    }
    Bits none = Bits.all(space.states()).without(some);
    return switch (quantified.quantifier()) {
      case ANY -> any;
      case NO -> any.not();
      case EVERY -> new Truths(every.whereTrue().without(none), every.whereFalse().or(none));
    };
  }

  private Truths filter(@Nullable Condition filter, int slot) {
    if (filter == null) {
      return constant(Truth.TRUE);
    }
    int outer = member;
    member = slot;
    Truths answer = of(filter);
    member = outer;
    return answer;
  }

  private Truths twoFields(Condition.Comparison comparison) {
    FieldName left = Vocabulary.field(comparison.left());
    FieldName right = Vocabulary.field(comparison.right());
    if (left == null || right == null) {
      throw new IllegalStateException("not two fields: " + comparison);
    }
    boolean leftIsMember = comparison.left() instanceof Operand.Member;
    boolean rightIsMember = comparison.right() instanceof Operand.Member;
    IntFunction<Truths> ofLeft =
        one -> {
          IntFunction<Truths> ofRight =
              other -> records.compare(one, left, comparison.comparator(), other, right);
          return rightIsMember
              ? ofRight.apply(member)
              : left.type().equals(right.type())
                  ? ofRight.apply(one)
                  : records.plain(right.type(), ofRight, Truth.UNKNOWN);
        };
    return leftIsMember ? ofLeft.apply(member) : records.plain(left.type(), ofLeft, Truth.UNKNOWN);
  }

  private Truths answered(Condition test) {
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.Answer answer) {
        boolean[] isTrue = new boolean[answer.size()];
        boolean[] isFalse = new boolean[answer.size()];
        for (int value = 0; value < answer.size(); value++) {
          String given = value == 0 ? null : answer.answers().get(value - 1);
          Truth truth = asking.answer(test, given);
          isTrue[value] = truth == Truth.TRUE;
          isFalse[value] = truth == Truth.FALSE;
        }
        return new Truths(space.where(i, isTrue), space.where(i, isFalse));
      }
    }
    return constant(asking.answer(test, null));
  }

  private Truths day(Condition test) {
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.Clock clock) {
        boolean[] isTrue = new boolean[clock.size()];
        boolean[] isFalse = new boolean[clock.size()];
        for (int phase = 0; phase < clock.size(); phase++) {
          java.time.Instant now =
              phase == 0
                  ? clock.instants().getFirst().minusSeconds(1)
                  : clock.instants().get(phase - 1);
          Truth truth = asking.clock(test, now);
          isTrue[phase] = truth == Truth.TRUE;
          isFalse[phase] = truth == Truth.FALSE;
        }
        return new Truths(space.where(i, isTrue), space.where(i, isFalse));
      }
    }
    throw new IllegalStateException("no clock for " + test);
  }
}
