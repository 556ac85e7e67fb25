package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Answers what is asked of the fields of records, in all states of a space at once. */
final class RecordAnswers {

  private final Space space;
  private final Asking asking;

  RecordAnswers(Space space, Asking asking) {
    this.space = space;
    this.asking = asking;
  }

  /** A test of the field of one record. */
  Truths field(int variable, FieldName field, Truth[] answers) {
    Variable.OfRecord record = (Variable.OfRecord) space.variables().get(variable);
    int place = place(record, field);
    FieldClasses ofField = record.fields().get(place);
    boolean[] isTrue = new boolean[record.size()];
    boolean[] isFalse = new boolean[record.size()];
    for (int value = 0; value < record.size(); value++) {
      Truth truth = answers[ofField.cell(record.classOf(value, place))];
      isTrue[value] = truth == Truth.TRUE;
      isFalse[value] = truth == Truth.FALSE;
    }
    return new Truths(space.where(variable, isTrue), space.where(variable, isFalse));
  }

  /** The place of a field among those that are told apart of a record. */
  static int place(Variable.OfRecord record, FieldName field) {
    for (int i = 0; i < record.fields().size(); i++) {
      if (record.fields().get(i).domain().name().equals(field)) {
        return i;
      }
    }
    throw new IllegalStateException("not told apart: " + field);
  }

  /** The variables of a type's records, the newest first. */
  List<Integer> slots(TypeName type) {
    List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < space.variableCount(); i++) {
      if (space.variables().get(i) instanceof Variable.OfRecord record
          && record.type().equals(type)) {
        slots.add(i);
      }
    }
    return slots;
  }

  /** Asks the newest record of a type; {@code none} is the answer where there is no record. */
  Truths plain(TypeName type, IntFunction<Truths> ask, Truth none) {
    int newest = slots(type).getFirst();
    Truths answer = ask.apply(newest);
    if (!((Variable.OfRecord) space.variables().get(newest)).isCounted()) {
      return answer;
    }
    Bits isThere = space.from(newest, 1);
    Bits isNot = Bits.all(space.states()).without(isThere);
    Bits whereTrue = answer.whereTrue().and(isThere);
    Bits whereFalse = answer.whereFalse().and(isThere);
    return new Truths(
        none == Truth.TRUE ? whereTrue.or(isNot) : whereTrue,
        none == Truth.FALSE ? whereFalse.or(isNot) : whereFalse);
  }

  /** The states in which a record is there. */
  Bits isThere(int variable) {
    Variable.OfRecord record = (Variable.OfRecord) space.variables().get(variable);
    return record.isCounted() ? space.from(variable, 1) : Bits.all(space.states());
  }

  /** A comparison of the fields of two records, or of one. */
  Truths compare(int one, FieldName left, Comparator comparator, int other, FieldName right) {
    Variable.OfRecord oneRecord = (Variable.OfRecord) space.variables().get(one);
    Variable.OfRecord otherRecord = (Variable.OfRecord) space.variables().get(other);
    int leftPlace = place(oneRecord, left);
    int rightPlace = place(otherRecord, right);
    FieldClasses leftClasses = oneRecord.fields().get(leftPlace);
    FieldClasses rightClasses = otherRecord.fields().get(rightPlace);
    Bits whereTrue = new Bits(space.states());
    Bits whereFalse = new Bits(space.states());
    for (int a = 0; a < leftClasses.size(); a++) {
      Bits hasLeft = hasClass(one, leftPlace, a);
      Value leftValue = leftClasses.domain().value(leftClasses.cell(a));
      for (int b = 0; b < rightClasses.size(); b++) {
        Value rightValue = rightClasses.domain().value(rightClasses.cell(b));
        Truth truth = asking.compare(leftValue, comparator, rightValue);
        if (truth != Truth.UNKNOWN) {
          (truth == Truth.TRUE ? whereTrue : whereFalse)
              .addAll(hasLeft.and(hasClass(other, rightPlace, b)));
        }
      }
    }
    return new Truths(whereTrue, whereFalse);
  }

  /** The states in which the field of a record is of a class. */
  Bits hasClass(int variable, int place, int wanted) {
    Variable.OfRecord record = (Variable.OfRecord) space.variables().get(variable);
    boolean[] accepted = new boolean[record.size()];
    for (int value = 0; value < accepted.length; value++) {
      accepted[value] = record.classOf(value, place) == wanted;
    }
    return space.where(variable, accepted);
  }
}
