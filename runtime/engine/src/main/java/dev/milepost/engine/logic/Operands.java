package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.condition.ValueTests;
import dev.milepost.engine.logic.text.TextPattern;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.util.List;

/** Makes variables of operands, and notes what cuts their domains. */
final class Operands {

  private final Setting setting;
  private final FieldTypes types;
  private final VariableTable variables;

  Operands(Setting setting, FieldTypes types, VariableTable variables) {
    this.setting = setting;
    this.types = types;
    this.variables = variables;
  }

  /** A field of a record or happening. */
  Read field(FieldName name, Slot slot) {
    return new Read.OfVariable(number(name, slot));
  }

  /** The number of the variable of a field. */
  int number(FieldName name, Slot slot) {
    FieldTypes.Typed typed = types.of(name);
    Variable variable =
        typed.isOfRecord()
            ? new Variable.Field(name, slot.number())
            : new Variable.HappeningField(name, slot.number());
    return variables.number(variable, typed.type(), true);
  }

  /** The last answer of the visit. */
  Read answer() {
    List<String> answers = setting.answers();
    FieldType type =
        answers == null
            ? Scalar.TEXT
            : new Choice(answers.stream().map(text -> new Option(text, false)).toList());
    return new Read.OfVariable(variables.number(new Variable.Answer(), type, true));
  }

  /** A comparison of two operands. */
  Draft compare(Read left, Comparator comparator, Read right, Mode mode) {
    if (left instanceof Read.OfConstant(Value a) && right instanceof Read.OfConstant(Value b)) {
      return Draft.of(mode.admits(ValueTests.compare(a, comparator, b)));
    }
    if (left instanceof Read.OfVariable(int number) && right instanceof Read.OfConstant(Value b)) {
      if (b != null) {
        cut(number, comparator, b);
      }
      return new Draft.Tested(number, value -> ValueTests.compare(value, comparator, b), mode);
    }
    if (left instanceof Read.OfConstant(Value a) && right instanceof Read.OfVariable(int number)) {
      if (a != null) {
        cut(number, comparator, a);
      }
      return new Draft.Tested(number, value -> ValueTests.compare(a, comparator, value), mode);
    }
    int a = ((Read.OfVariable) left).number();
    int b = ((Read.OfVariable) right).number();
    if (a == b) {
      return new Draft.Tested(a, value -> ValueTests.compare(value, comparator, value), mode);
    }
    variables.join(a, b);
    if (comparator != Comparator.EQUAL && comparator != Comparator.NOT_EQUAL) {
      variables.entry(a).isOrderedText |= isText(a);
    }
    return new Draft.Compared(a, comparator, b, mode);
  }

  private void cut(int number, Comparator comparator, Value value) {
    switch (comparator) {
      case EQUAL, NOT_EQUAL -> cutAt(number, value);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> cutInOrder(number, value);
    }
  }

  private boolean isText(int number) {
    FieldType type = variables.entry(number).type;
    return type == Scalar.TEXT || type instanceof Choice;
  }

  /** Notes that a variable is asked whether it is a value. */
  void cutAt(int number, Value value) {
    VariableTable.Entry entry = variables.entry(number);
    if (value instanceof Value.Text(String text)) {
      entry.patterns.add(new TextPattern.Same(text));
    } else {
      entry.constants.add(value);
    }
  }

  /** Notes that a variable is asked whether it comes before a value. */
  void cutInOrder(int number, Value value) {
    VariableTable.Entry entry = variables.entry(number);
    if (value instanceof Value.Text(String text)) {
      entry.patterns.add(new TextPattern.Ordered(text));
    } else {
      entry.constants.add(value);
    }
  }

  /** Notes that a variable is searched. */
  void cutBy(int number, Condition.TextMatch match) {
    variables
        .entry(number)
        .patterns
        .add(
            switch (match.test()) {
              case CONTAINS -> new TextPattern.Contains(match.text());
              case STARTS_WITH -> new TextPattern.StartsWith(match.text());
              case ENDS_WITH -> new TextPattern.EndsWith(match.text());
            });
  }
}
