package dev.milepost.compiler.generate;

import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Values that stand in a relation to others. */
final class Values {

  private static final BigDecimal SMALLEST = new BigDecimal("0.01");

  private Values() {}

  /** A value of a type when nothing in particular is asked. */
  static Value any(FieldType type, LocalDate today, Instant now) {
    return switch (type) {
      case Choice choice -> choice.options().getFirst().text();
      case Scalar scalar ->
          switch (scalar) {
            case TEXT -> new Value.Text("x");
            case BOOLEAN -> Value.Flag.TRUE;
            case INTEGER -> new Value.Whole(BigInteger.ONE);
            case NUMBER -> new Value.Decimal(BigDecimal.ONE);
            case MONEY -> new Value.Money(BigDecimal.ONE, null);
            case DATE -> new Value.Day(today);
            case DATETIME -> new Value.Moment(now);
            case DURATION -> new Value.Length(Duration.ofDays(1));
          };
    };
  }

  /** Values that make a comparison with another value true. */
  static List<Value> that(FieldType type, Comparator comparator, Value other) {
    return switch (comparator) {
      case EQUAL -> List.of(other);
      case NOT_EQUAL -> different(type, other);
      case LESS -> shifted(other, -1);
      case LESS_OR_EQUAL, GREATER_OR_EQUAL -> List.of(other);
      case GREATER -> shifted(other, 1);
    };
  }

  /** Values of a type other than one; those that a record can leave again come first. */
  static List<Value> different(FieldType type, Value other) {
    if (type instanceof Choice choice) {
      List<Value> values = new ArrayList<>();
      choice.options().stream()
          .filter(option -> !option.isFinal())
          .forEach(option -> values.add(option.text()));
      choice.options().stream()
          .filter(FieldType.Option::isFinal)
          .forEach(option -> values.add(option.text()));
      values.remove(other);
      return values;
    }
    return switch (other) {
      case Value.Text text -> List.of(new Value.Text(text.text() + " not"));
      case Value.Flag flag -> List.of(flag.value() ? Value.Flag.FALSE : Value.Flag.TRUE);
      default -> shifted(other, 1);
    };
  }

  /** The opposite of a comparison. */
  static Comparator negated(Comparator comparator) {
    return switch (comparator) {
      case EQUAL -> Comparator.NOT_EQUAL;
      case NOT_EQUAL -> Comparator.EQUAL;
      case LESS -> Comparator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Comparator.GREATER;
      case GREATER -> Comparator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Comparator.LESS;
    };
  }

  /** The comparison as seen from its right side. */
  static Comparator flipped(Comparator comparator) {
    return switch (comparator) {
      case EQUAL, NOT_EQUAL -> comparator;
      case LESS -> Comparator.GREATER;
      case LESS_OR_EQUAL -> Comparator.GREATER_OR_EQUAL;
      case GREATER -> Comparator.LESS;
      case GREATER_OR_EQUAL -> Comparator.LESS_OR_EQUAL;
    };
  }

  /** The next smaller or larger value that a person would write. */
  static List<Value> shifted(Value value, int direction) {
    BigDecimal sign = BigDecimal.valueOf(direction);
    return switch (value) {
      case Value.Text text ->
          direction > 0 ? List.of(new Value.Text(text.text() + "a")) : List.of(new Value.Text("!"));
      case Value.Flag _ -> List.of();
      case Value.Whole whole ->
          List.of(new Value.Whole(whole.value().add(BigInteger.valueOf(direction))));
      case Value.Decimal decimal ->
          List.of(
              new Value.Decimal(decimal.value().add(sign)),
              new Value.Decimal(decimal.value().add(sign.multiply(SMALLEST))));
      case Value.Money money ->
          List.of(
              new Value.Money(money.amount().add(sign), money.currency()),
              new Value.Money(money.amount().add(sign.multiply(SMALLEST)), money.currency()));
      case Value.Day day -> List.of(new Value.Day(day.date().plusDays(direction)));
      case Value.Moment moment ->
          List.of(new Value.Moment(moment.instant().plusSeconds(60L * direction)));
      case Value.Length length ->
          List.of(new Value.Length(length.duration().plusMinutes(direction)));
    };
  }
}
