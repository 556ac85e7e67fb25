package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Condition.Quantifier;
import dev.milepost.engine.plan.Condition.TextTest;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Conditions of every form by chance; the same seed gives the same ones. */
final class RandomConditions {

  private static final TypeName[] TYPES = {
    TypeName.parse("Books.Invoice"), TypeName.parse("CRM.Deal"), TypeName.parse("Desk.Ticket")
  };
  private static final String[] WORDS = {"Status", "Amount", "for", "Id", "Größe"};
  private static final String[] TEXTS = {
    "", "Paid", "a\"b\\", "AND", "{x}", "10 days", "\u001b", "😀", "a (b) OR c"
  };

  private final Random random;

  RandomConditions(long seed) {
    this.random = new Random(seed);
  }

  Condition next() {
    return condition(4);
  }

  private Condition condition(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(12)) {
      case 0 -> new Condition.And(conditions(depth));
      case 1 -> new Condition.Or(conditions(depth));
      case 2 -> new Condition.Not(condition(depth - 1));
      case 3 -> new Condition.Held(condition(depth - 1), span());
      case 4 -> {
        Condition body = condition(depth - 1);
        // Within one plan a name stands for one body.
        yield new Condition.Defined("name of " + ConditionText.key(body).hashCode(), body);
      }
      case 5 ->
          new Condition.Happened(
              type(), optional(depth), 1 + random.nextInt(3), random.nextBoolean() ? null : span());
      case 6 -> new Condition.Quantified(pick(Quantifier.values()), type(), optional(depth));
      case 7 ->
          new Condition.Comparison(
              new Operand.CountOf(type(), optional(depth)),
              pick(Comparator.values()),
              new Operand.Constant(value()));
      case 8 ->
          new Condition.Comparison(
              new Operand.SumOf(field(), optional(depth)), pick(Comparator.values()), operand());
      case 9 -> becomes(depth);
      default -> leaf();
    };
  }

  private Condition becomes(int depth) {
    FieldName field = field();
    Operand left = new Operand.FieldOperand(field);
    Condition test =
        switch (random.nextInt(5)) {
          case 0 -> new Condition.InList(left, values(), random.nextBoolean());
          case 1 -> new Condition.Between(left, value(), value());
          case 2 -> new Condition.TextMatch(left, pick(TextTest.values()), pick(TEXTS));
          case 3 -> new Condition.Not(condition(depth - 1));
          default -> new Condition.Comparison(left, pick(Comparator.values()), operand());
        };
    return new Condition.Becomes(field, test);
  }

  private Condition leaf() {
    return switch (random.nextInt(9)) {
      case 0 -> new Condition.InList(operand(), values(), random.nextBoolean());
      case 1 -> new Condition.Between(operand(), value(), value());
      case 2 -> new Condition.TextMatch(operand(), pick(TextTest.values()), pick(TEXTS));
      case 3 -> new Condition.Known(operand(), random.nextBoolean());
      case 4 -> new Condition.Changes(field());
      case 5 -> new Condition.WithinNext(operand(), span());
      case 6 -> new Condition.MoreThanAgo(operand(), span());
      case 7 -> new Condition.JourneyEnded(pick(TEXTS), pick(TEXTS));
      default -> new Condition.Comparison(operand(), pick(Comparator.values()), operand());
    };
  }

  private Operand operand() {
    return switch (random.nextInt(6)) {
      case 0 -> new Operand.Member(field());
      case 1 -> new Operand.Today();
      case 2 -> new Operand.Answer();
      case 3 -> new Operand.Constant(value());
      default -> new Operand.FieldOperand(field());
    };
  }

  Value value() {
    return switch (random.nextInt(8)) {
      case 0 -> new Value.Flag(random.nextBoolean());
      case 1 ->
          new Value.Whole(new BigInteger(300, random).subtract(BigInteger.ONE.shiftLeft(299)));
      case 2 -> new Value.Decimal(new BigDecimal(new BigInteger(200, random), random.nextInt(100)));
      case 3 ->
          new Value.Money(
              BigDecimal.valueOf(random.nextInt(), 2), random.nextBoolean() ? null : "EUR");
      case 4 -> new Value.Day(LocalDate.ofEpochDay(random.nextInt(-700_000, 2_900_000)));
      case 5 ->
          new Value.Moment(
              Instant.ofEpochSecond(
                  random.nextLong(-62_000_000_000L, 253_000_000_000L),
                  random.nextInt(1_000_000) * 1_000L));
      case 6 -> new Value.Length(Duration.ofSeconds(random.nextInt(), random.nextInt(2) * 1_000L));
      default -> new Value.Text(pick(TEXTS));
    };
  }

  private List<Value> values() {
    List<Value> values = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      values.add(value());
    }
    return values;
  }

  private List<Condition> conditions(int depth) {
    List<Condition> conditions = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      conditions.add(condition(depth - 1));
    }
    return conditions;
  }

  private @Nullable Condition optional(int depth) {
    return random.nextInt(3) == 0 ? null : condition(depth - 1);
  }

  private TimeSpan span() {
    return new TimeSpan(random.nextInt(100), pick(TimeSpan.Unit.values()));
  }

  private FieldName field() {
    return new FieldName(type(), pick(WORDS));
  }

  private TypeName type() {
    return pick(TYPES);
  }

  private <T> T pick(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
