package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many records there are, or the sum of a field of them, in all states of a space at once. */
final class Totals {

  private final Space space;
  private final RecordAnswers records;
  private final Asking asking;
  private final Filter filter;

  /** Answers a filter, which may be none, on the record in a slot. */
  @FunctionalInterface
  interface Filter {
    Truths of(@Nullable Condition filter, int slot);
  }

  Totals(Space space, RecordAnswers records, Asking asking, Filter filter) {
    this.space = space;
    this.records = records;
    this.asking = asking;
    this.filter = filter;
  }

  /** The answers of a comparison of a count or a sum. */
  Truths of(Condition.Comparison comparison) {
    boolean isFlipped = comparison.left() instanceof Operand.Constant;
    Operand counted = isFlipped ? comparison.right() : comparison.left();
    Value constant =
        (isFlipped ? comparison.left() : comparison.right())
                instanceof Operand.Constant(Value value)
            ? value
            : null;
    Map<BigDecimal, Bits> totals = new HashMap<>();
    totals.put(BigDecimal.ZERO, Bits.all(space.states()));
    switch (counted) {
      case Operand.CountOf count -> {
        for (int slot : records.slots(count.record())) {
          Bits counts = filter.of(count.filter(), slot).whereTrue().and(records.isThere(slot));
          totals = added(totals, Map.of(BigDecimal.ONE, counts));
        }
      }
      case Operand.SumOf sum -> {
        for (int slot : records.slots(sum.field().type())) {
          Bits counts = filter.of(sum.filter(), slot).whereTrue().and(records.isThere(slot));
          totals = added(totals, amounts(sum.field(), slot, counts));
        }
      }
      default -> throw new IllegalStateException("nothing counted in " + comparison);
    }
    Bits whereTrue = new Bits(space.states());
    Bits whereFalse = new Bits(space.states());
    totals.forEach((total, states) -> {
      Value value = total(counted, total, constant);
      Truth truth =
          isFlipped
              ? asking.compare(constant, comparison.comparator(), value)
              : asking.compare(value, comparison.comparator(), constant);
      if (truth != Truth.UNKNOWN) {
        (truth == Truth.TRUE ? whereTrue : whereFalse).addAll(states);
      }
    });
    return new Truths(whereTrue, whereFalse);
  }

  private static Value total(Operand counted, BigDecimal total, @Nullable Value constant) {
    if (counted instanceof Operand.CountOf) {
      return new Value.Whole(BigInteger.valueOf(total.longValue()));
    }
    return constant instanceof Value.Money money
        ? new Value.Money(total, money.currency())
        : new Value.Decimal(total);
  }

  private Map<BigDecimal, Bits> amounts(FieldName field, int slot, Bits counts) {
    Variable.OfRecord record = (Variable.OfRecord) space.variables().get(slot);
    int place = RecordAnswers.place(record, field);
    FieldClasses ofField = record.fields().get(place);
    Map<BigDecimal, Bits> amounts = new HashMap<>();
    for (int one = 0; one < ofField.size(); one++) {
      Value value = ofField.domain().value(ofField.cell(one));
      BigDecimal amount =
          switch (value) {
            case Value.Whole whole -> new BigDecimal(whole.value());
            case Value.Decimal decimal -> decimal.value();
            case Value.Money money -> money.amount();
            case null, default -> BigDecimal.ZERO;
          };
      if (amount.signum() != 0) {
        Bits has = records.hasClass(slot, place, one).and(counts);
        amounts.merge(amount, has, Bits::or);
      }
    }
    return amounts;
  }

  private static Map<BigDecimal, Bits> added(
      Map<BigDecimal, Bits> totals, Map<BigDecimal, Bits> amounts) {
    Map<BigDecimal, Bits> all = new HashMap<>();
    totals.forEach((total, states) -> {
      Bits rest = states;
      for (Map.Entry<BigDecimal, Bits> amount : amounts.entrySet()) {
        Bits with = states.and(amount.getValue());
        rest = rest.without(amount.getValue());
        if (!with.isEmpty()) {
          all.merge(total.add(amount.getKey()), with, Bits::or);
        }
      }
      if (!rest.isEmpty()) {
        all.merge(total, rest, Bits::or);
      }
    });
    return all;
  }
}
