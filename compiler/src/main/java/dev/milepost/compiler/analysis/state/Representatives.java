package dev.milepost.compiler.analysis.state;

import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values that stand for all others: the constants of conditions, and some between and around. */
final class Representatives {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** Texts are tried in pairs; more patterns than these are paired no more. */
  private static final int MOST_PAIRED = 12;

  private final int each;

  /**
   * Finds values.
   *
   * @param each how many are taken between two constants, where so many fit
   */
  Representatives(int each) {
    this.each = each;
  }

  List<Value> of(FieldType type, Collection<Value> constants, Collection<String> patterns) {
    return switch (type) {
      case Choice choice ->
          choice.options().stream().map(FieldType.Option::text).map(Value.class::cast).toList();
      case Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> List.of(Value.Flag.TRUE, Value.Flag.FALSE);
            case TEXT -> texts(constants, patterns);
            case INTEGER ->
                numbers(constants, BigDecimal.ONE).stream()
                    .<Value>map(number -> new Value.Whole(number.toBigIntegerExact()))
                    .toList();
            case NUMBER ->
                numbers(constants, null).stream().<Value>map(Value.Decimal::new).toList();
            case MONEY -> amounts(constants);
            case DATE ->
                steps(
                    constants,
                    value -> value instanceof Value.Day day ? day.date().toEpochDay() : null,
                    20_000,
                    1,
                    number -> new Value.Day(LocalDate.ofEpochDay(number)));
            case DATETIME ->
                steps(
                    constants,
                    value ->
                        value instanceof Value.Moment moment
                            ? moment.instant().getEpochSecond()
                            : null,
                    1_780_000_000L,
                    60,
                    number -> new Value.Moment(Instant.ofEpochSecond(number)));
            case DURATION ->
                steps(
                    constants,
                    value ->
                        value instanceof Value.Length length ? length.duration().toSeconds() : null,
                    86_400,
                    60,
                    number -> new Value.Length(Duration.ofSeconds(number)));
          };
    };
  }

  private static List<Value> texts(Collection<Value> constants, Collection<String> patterns) {
    Set<String> parts = new LinkedHashSet<>(patterns);
    Set<String> texts = new LinkedHashSet<>(List.of("x", "!"));
    for (Value constant : constants) {
      texts.add(constant.print());
      texts.add(constant.print() + "a");
    }
    List<String> paired = parts.stream().limit(MOST_PAIRED).toList();
    texts.addAll(parts);
    for (String one : paired) {
      texts.add("x" + one);
      texts.add(one + "x");
      texts.add("x" + one + "x");
      for (String other : paired) {
        texts.add(one + other);
        texts.add(one + "x" + other);
        texts.add("x" + one + other + "x");
      }
    }
    return texts.stream().<Value>map(Value.Text::new).toList();
  }

  private List<Value> amounts(Collection<Value> constants) {
    Set<String> currencies = new TreeSet<>();
    for (Value constant : constants) {
      if (constant instanceof Value.Money money && money.currency() != null) {
        currencies.add(money.currency());
      }
    }
    List<BigDecimal> numbers = numbers(constants, null);
    if (currencies.isEmpty()) {
      return numbers.stream().<Value>map(number -> new Value.Money(number, null)).toList();
    }
    List<Value> amounts = new ArrayList<>();
    for (String currency : currencies) {
      numbers.forEach(number -> amounts.add(new Value.Money(number, currency)));
    }
    // Of a currency that nothing is compared with, every comparison is unknown.
    String other = currencies.contains("USD") ? currencies.contains("GBP") ? "CHF" : "GBP" : "USD";
    amounts.add(new Value.Money(numbers.getFirst(), other));
    return amounts;
  }

  private List<BigDecimal> numbers(Collection<Value> constants, @Nullable BigDecimal step) {
    TreeSet<BigDecimal> sorted =
        constants.stream()
            .map(Representatives::number)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    if (sorted.isEmpty()) {
      sorted.add(BigDecimal.ONE);
    }
    TreeSet<BigDecimal> all = new TreeSet<>(sorted);
    if (step != null) {
      all.clear();
      // Integers are compared with decimals too: those around them stand for the rest.
      sorted.forEach(number -> {
        all.add(number.setScale(0, RoundingMode.FLOOR));
        all.add(number.setScale(0, RoundingMode.CEILING));
      });
    }
    BigDecimal unit = step == null ? CENT : step;
    List<BigDecimal> ends = List.copyOf(all);
    for (int i = 1; i <= each; i++) {
      BigDecimal away = unit.multiply(BigDecimal.valueOf(i));
      all.add(ends.getFirst().subtract(away));
      all.add(ends.getLast().add(away));
      for (int j = 0; j + 1 < ends.size(); j++) {
        BigDecimal next = ends.get(j).add(away);
        if (next.compareTo(ends.get(j + 1)) < 0) {
          all.add(next);
        } else if (step == null) {
          BigDecimal width = ends.get(j + 1).subtract(ends.get(j));
          all.add(
              ends.get(j)
                  .add(
                      width
                          .multiply(BigDecimal.valueOf(i))
                          .divide(
                              BigDecimal.valueOf(each + 1L),
                              width.scale() + 4,
                              RoundingMode.HALF_UP)));
        }
      }
    }
    return List.copyOf(all);
  }

  private static Optional<BigDecimal> number(Value value) {
    return switch (value) {
      case Value.Whole whole -> Optional.of(new BigDecimal(whole.value()));
      case Value.Decimal decimal -> Optional.of(decimal.value());
      case Value.Money money -> Optional.of(money.amount());
      case Value.Text _, Value.Flag _, Value.Day _, Value.Moment _, Value.Length _ ->
          Optional.empty();
    };
  }

  private List<Value> steps(
      Collection<Value> constants,
      Function<Value, @Nullable Long> toNumber,
      long usual,
      long step,
      Function<Long, Value> toValue) {
    TreeSet<Long> sorted = new TreeSet<>();
    for (Value constant : constants) {
      Long number = toNumber.apply(constant);
      if (number != null) {
        sorted.add(number);
      }
    }
    if (sorted.isEmpty()) {
      sorted.add(usual);
    }
    TreeSet<Long> all = new TreeSet<>(sorted);
    List<Long> ends = List.copyOf(sorted);
    for (int i = 1; i <= each; i++) {
      all.add(ends.getFirst() - i * step);
      all.add(ends.getLast() + i * step);
      for (int j = 0; j + 1 < ends.size(); j++) {
        long next = ends.get(j) + i * step;
        if (next < ends.get(j + 1)) {
          all.add(next);
        } else if (ends.get(j) + i < ends.get(j + 1)) {
          all.add(ends.get(j) + i);
        }
      }
    }
    return all.stream().map(toValue).toList();
  }
}
