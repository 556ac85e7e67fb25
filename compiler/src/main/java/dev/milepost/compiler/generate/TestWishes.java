package dev.milepost.compiler.generate;

import dev.milepost.compiler.witness.Move;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.Field;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what makes single tests true or false: of plain references, or of the records that the
 * parentheses of a quantifier or a count speak of.
 */
final class TestWishes {

  private final Trip trip;
  private final Catalog catalog;
  private final JourneyCalendar calendar;
  private final Records records;
  private final Constants constants;

  TestWishes(Trip trip, Records records, Constants constants) {
    this.trip = trip;
    this.catalog = trip.program().catalog();
    this.calendar = trip.plan().calendar();
    this.records = records;
    this.constants = constants;
  }

  /**
   * Makes a comparison true.
   *
   * @param member the record that bare names in parentheses mean, or null
   */
  List<Wish> compare(
      Operand left, Comparator comparator, Operand right, Records.@Nullable Target member) {
    Value known = value(right);
    if (known != null) {
      return make(left, comparator, known, member);
    }
    Value other = value(left);
    if (other != null) {
      return make(right, Values.flipped(comparator), other, member);
    }
    FieldType type = type(right);
    if (type == null) {
      return List.of();
    }
    List<Wish> found = new ArrayList<>();
    for (Value candidate : constants.of(type, any(type))) {
      found.addAll(
          Wish.both(
              make(right, Comparator.EQUAL, candidate, member),
              make(left, comparator, candidate, member)));
    }
    return found;
  }

  List<Wish> make(
      Operand operand, Comparator comparator, Value value, Records.@Nullable Target member) {
    return switch (operand) {
      case Operand.FieldOperand field -> setAll(field.name(), comparator, value, null);
      case Operand.Member field -> setAll(field.name(), comparator, value, member);
      case Operand.CountOf count -> count(count, comparator, value);
      case Operand.SumOf sum -> sum(sum, comparator, value);
      case Operand.Answer _ -> answers(comparator, value);
      case Operand.Constant _, Operand.Today _ -> List.of();
    };
  }

  List<Wish> setAll(
      FieldName field, Comparator comparator, Value value, Records.@Nullable Target member) {
    FieldType type = type(field);
    if (type == null) {
      return field.field().equals(FieldName.ID) ? List.of(Wish.NOTHING) : List.of();
    }
    List<Wish> found = new ArrayList<>();
    for (Value candidate : Values.that(type, comparator, adapted(type, value))) {
      found.addAll(set(field, candidate, member));
    }
    return found;
  }

  /** A day where a moment is wanted means its beginning. */
  Value adapted(FieldType type, Value value) {
    return type == FieldType.Scalar.DATETIME && value instanceof Value.Day day
        ? new Value.Moment(calendar.startOf(day.date()))
        : value;
  }

  List<Wish> set(FieldName field, Value value, Records.@Nullable Target member) {
    Records.Target target =
        member != null && member.type().equals(field.type()) ? member : records.plain(field, value);
    return target == null ? List.of() : List.of(target.set(field.field(), value));
  }

  List<Wish> ofOperand(Condition condition, boolean wanted, Records.@Nullable Target member) {
    return switch (condition) {
      case Condition.InList list -> {
        List<Wish> found = new ArrayList<>();
        if (wanted != list.negated()) {
          list.values()
              .forEach(
                  value -> found.addAll(make(list.operand(), Comparator.EQUAL, value, member)));
        } else {
          FieldType type = type(list.operand());
          List<Value> others =
              type == null ? List.of() : Values.different(type, list.values().getFirst());
          for (Value value : others) {
            if (!list.values().contains(value)) {
              found.addAll(make(list.operand(), Comparator.EQUAL, value, member));
            }
          }
        }
        yield found;
      }
      case Condition.Between between -> {
        if (wanted) {
          yield make(between.operand(), Comparator.EQUAL, between.low(), member);
        }
        List<Wish> found =
            new ArrayList<>(make(between.operand(), Comparator.GREATER, between.high(), member));
        found.addAll(make(between.operand(), Comparator.LESS, between.low(), member));
        yield found;
      }
      case Condition.TextMatch match ->
          make(
              match.operand(),
              Comparator.EQUAL,
              new Value.Text(wanted ? match.text() : "!"),
              member);
      case Condition.Known known -> known(known.operand(), known.known() == wanted, member);
      default -> List.of();
    };
  }

  List<Wish> known(Operand operand, boolean wanted, Records.@Nullable Target member) {
    FieldName field = fieldOf(operand);
    FieldType type = field == null ? null : type(field);
    if (field == null || type == null) {
      return List.of();
    }
    if (wanted) {
      return set(field, any(type), member);
    }
    Records.Target target = member == null ? records.plain(field, null) : member;
    return target == null ? List.of() : List.of(target.set(field.field(), null));
  }

  List<Wish> setDate(FieldName field, LocalDate day) {
    FieldType type = type(field);
    return type == null ? List.of() : set(field, adapted(type, new Value.Day(day)), null);
  }

  List<Wish> oneMore(TypeName type, @Nullable Condition filter) {
    return filter(filter, true, records.fresh(type));
  }

  /** Makes a filter true or false of one record or happening. */
  List<Wish> filter(@Nullable Condition filter, boolean wanted, Records.Target member) {
    return switch (filter) {
      case null -> wanted ? member.appear() : List.of();
      case Condition.And and -> filters(and.parts(), wanted, wanted, member);
      case Condition.Or or -> filters(or.parts(), wanted, !wanted, member);
      case Condition.Not not -> filter(not.part(), !wanted, member);
      case Condition.Defined defined -> filter(defined.body(), wanted, member);
      case Condition.Comparison test ->
          compare(
              test.left(),
              wanted ? test.comparator() : Values.negated(test.comparator()),
              test.right(),
              member);
      default -> ofOperand(filter, wanted, member);
    };
  }

  List<Wish> filters(
      List<Condition> parts, boolean wanted, boolean together, Records.Target member) {
    List<Wish> found = together ? List.of(Wish.NOTHING) : new ArrayList<>();
    for (Condition part : parts) {
      List<Wish> wishes = filter(part, wanted, member);
      if (together) {
        found = Wish.both(found, wishes);
      } else {
        found.addAll(wishes);
      }
    }
    return found;
  }

  List<Wish> count(Operand.CountOf count, Comparator comparator, Value value) {
    BigDecimal number = number(value);
    if (number == null) {
      return List.of();
    }
    int wanted = number.intValue() + (comparator == Comparator.GREATER ? 1 : 0);
    boolean grows =
        switch (comparator) {
          case EQUAL, GREATER, GREATER_OR_EQUAL -> true;
          case NOT_EQUAL, LESS, LESS_OR_EQUAL -> false;
        };
    List<Wish> found = List.of(Wish.NOTHING);
    if (!grows) {
      for (Records.Target target : records.known(count.record())) {
        found = Wish.both(found, filter(count.filter(), false, target));
      }
      return comparator == Comparator.NOT_EQUAL && wanted == 0
          ? oneMore(count.record(), count.filter())
          : found;
    }
    for (int i = 0; i < wanted && i < 20; i++) {
      found = Wish.both(found, filter(count.filter(), true, records.fresh(count.record())));
    }
    return found;
  }

  List<Wish> sum(Operand.SumOf sum, Comparator comparator, Value value) {
    FieldType type = type(sum.field());
    if (type == null) {
      return List.of();
    }
    Records.Target target = records.fresh(sum.field().type());
    List<Wish> found = List.of();
    for (Value candidate : Values.that(type, comparator, value)) {
      found = found.isEmpty() ? List.of(target.set(sum.field().field(), candidate)) : found;
    }
    return sum.filter() == null ? found : Wish.both(found, filter(sum.filter(), true, target));
  }

  List<Wish> answers(Comparator comparator, Value value) {
    Execution execution = trip.execution();
    Plan.Question question =
        execution == null
            ? null
            : trip.plan().stage(execution.visit().stage()).map(Plan.Stage::question).orElse(null);
    if (question == null) {
      return List.of();
    }
    List<Wish> found = new ArrayList<>();
    for (String answer : question.answers()) {
      boolean equal = new Value.Text(answer).equals(value);
      if (equal == (comparator == Comparator.EQUAL)) {
        found.add(Wish.after(List.of(new Move.Answers(question.role(), answer))));
      }
    }
    return found;
  }

  private @Nullable Value value(Operand operand) {
    return switch (operand) {
      case Operand.Constant constant -> constant.value();
      case Operand.Today _ -> new Value.Day(calendar.dayOf(trip.now()));
      case Operand.FieldOperand field -> records.value(field.name());
      case Operand.Member _, Operand.CountOf _, Operand.SumOf _, Operand.Answer _ -> null;
    };
  }

  @Nullable FieldType type(Operand operand) {
    FieldName field = fieldOf(operand);
    return field == null ? null : type(field);
  }

  static @Nullable FieldName fieldOf(Operand operand) {
    return switch (operand) {
      case Operand.FieldOperand field -> field.name();
      case Operand.Member member -> member.name();
      case Operand.Constant _,
          Operand.Today _,
          Operand.CountOf _,
          Operand.SumOf _,
          Operand.Answer _ ->
          null;
    };
  }

  @Nullable FieldType type(FieldName field) {
    List<Field> fields =
        catalog
            .record(field.type())
            .map(Catalog.RecordType::fields)
            .or(() -> catalog.event(field.type()).map(Catalog.EventType::fields))
            .orElse(List.of());
    for (Field declared : fields) {
      if (declared.name().equals(field.field())) {
        return declared.type();
      }
    }
    return null;
  }

  Value any(FieldType type) {
    return Values.any(type, calendar.dayOf(trip.now()), trip.now());
  }

  static @Nullable BigDecimal number(Value value) {
    return switch (value) {
      case Value.Whole whole -> new BigDecimal(whole.value());
      case Value.Decimal decimal -> decimal.value();
      default -> null;
    };
  }
}
