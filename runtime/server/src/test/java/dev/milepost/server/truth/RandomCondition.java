package dev.milepost.server.truth;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Condition.TextTest;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A random condition over the columns {@code n1, n2} (integers), {@code x1} (a number) and {@code
 * s1, s2} (texts), once as the engine takes it and once as SQLite does.
 */
record RandomCondition(Condition condition, String sql) {

  static final List<String> TEXTS =
      List.of("", "a", "A", "ab", "b", " a", "aß", "Ünïcode", "O'Brien", "\uFFFD", "😀", "a😀");
  static final List<String> NUMBERS = List.of("-2", "-1", "0", "1", "2", "10", "1000000007");
  static final List<String> DECIMALS = List.of("-1.5", "-0.25", "0", "0.5", "1", "2.75", "10");

  static RandomCondition of(Random random, int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(5)) {
      case 1 -> joined(random, depth, " AND ", Condition.And::new);
      case 2 -> joined(random, depth, " OR ", Condition.Or::new);
      case 3 -> {
        RandomCondition part = of(random, depth - 1);
        yield new RandomCondition(
            new Condition.Not(part.condition()), "(NOT (" + part.sql() + "))");
      }
      default -> leaf(random);
    };
  }

  private static RandomCondition joined(
      Random random, int depth, String word, Function<List<Condition>, Condition> join) {
    List<Condition> conditions = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    int parts = 2 + random.nextInt(2);
    for (int i = 0; i < parts; i++) {
      RandomCondition part = of(random, depth - 1);
      conditions.add(part.condition());
      texts.add("(" + part.sql() + ")");
    }
    return new RandomCondition(join.apply(conditions), String.join(word, texts));
  }

  private static RandomCondition leaf(Random random) {
    String column = pick(random, List.of("n1", "n2", "x1", "s1", "s2"));
    return switch (random.nextInt(column.startsWith("s") ? 6 : 5)) {
      case 0 -> compared(random, column, RandomCondition::literal);
      case 1 -> compared(random, column, RandomCondition::otherColumn);
      case 2 -> inList(random, column);
      case 3 -> between(random, column);
      case 4 -> known(random, column);
      default -> matched(random, column);
    };
  }

  private static RandomCondition compared(
      Random random, String column, BiFunction<Random, String, Side> right) {
    Comparator comparator = pick(random, List.of(Comparator.values()));
    Side side = right.apply(random, column);
    return new RandomCondition(
        new Condition.Comparison(field(column), comparator, side.operand()),
        column + " " + comparator.sign() + " " + side.sql());
  }

  private record Side(Operand operand, String sql) {}

  private static Side literal(Random random, String column) {
    String text = pick(random, literals(column));
    return new Side(new Operand.Constant(value(column, text)), sql(column, text));
  }

  private static Side otherColumn(Random random, String column) {
    String other =
        pick(random, column.startsWith("s") ? List.of("s1", "s2") : List.of("n1", "n2", "x1"));
    return new Side(field(other), other);
  }

  private static RandomCondition inList(Random random, String column) {
    boolean negated = random.nextBoolean();
    List<Value> values = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      String text = pick(random, literals(column));
      values.add(value(column, text));
      texts.add(sql(column, text));
    }
    return new RandomCondition(
        new Condition.InList(field(column), values, negated),
        column + (negated ? " NOT IN (" : " IN (") + String.join(", ", texts) + ")");
  }

  private static RandomCondition between(Random random, String column) {
    String low = pick(random, literals(column));
    String high = pick(random, literals(column));
    return new RandomCondition(
        new Condition.Between(field(column), value(column, low), value(column, high)),
        column + " BETWEEN " + sql(column, low) + " AND " + sql(column, high));
  }

  private static RandomCondition known(Random random, String column) {
    boolean known = random.nextBoolean();
    return new RandomCondition(
        new Condition.Known(field(column), known), column + (known ? " IS NOT NULL" : " IS NULL"));
  }

  private static RandomCondition matched(Random random, String column) {
    TextTest test = pick(random, List.of(TextTest.values()));
    String text = pick(random, TEXTS);
    String quoted = sql(column, text);
    String sql =
        switch (test) {
          case CONTAINS -> "instr(" + column + ", " + quoted + ") > 0";
          case STARTS_WITH -> "substr(" + column + ", 1, length(" + quoted + ")) = " + quoted;
          case ENDS_WITH ->
              text.isEmpty()
                  ? column + " = " + column
                  : "substr(" + column + ", -length(" + quoted + ")) = " + quoted;
        };
    return new RandomCondition(new Condition.TextMatch(field(column), test, text), sql);
  }

  static Operand field(String column) {
    return new Operand.FieldOperand(FieldName.parse("Table.Row." + column));
  }

  static List<String> literals(String column) {
    return switch (column.charAt(0)) {
      case 'n' -> NUMBERS;
      case 'x' -> DECIMALS;
      default -> TEXTS;
    };
  }

  static Value value(String column, String text) {
    return switch (column.charAt(0)) {
      case 'n' -> new Value.Whole(new BigInteger(text));
      case 'x' -> new Value.Decimal(new BigDecimal(text));
      default -> new Value.Text(text);
    };
  }

  static String sql(String column, String text) {
    return column.startsWith("s") ? "'" + text.replace("'", "''") + "'" : text;
  }

  static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
