package dev.milepost.bench.logic;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Triggers by chance over 17 fields of all types, of which some are compared with each other, some
 * with the clock, some must hold for a time. The same seed gives the same ones.
 */
public final class RandomTriggers {

  private static final int CHOICES = 4;
  private static final TypeName INVOICE = new TypeName("Books", "Invoice");
  private static final TypeName DEAL = new TypeName("CRM", "Deal");
  private static final TypeName VISIT = new TypeName("Books", "Reminded");
  private static final List<Catalog.Field> INVOICE_FIELDS =
      List.of(
          field("Status", choice("Draft", "Sent", "Overdue", "Paid", "Void")),
          field("Kind", choice("A", "B", "C")),
          field("Urgent", Scalar.BOOLEAN),
          field("Amount", Scalar.MONEY),
          field("Open", Scalar.MONEY),
          field("Count", Scalar.INTEGER),
          field("Rate", Scalar.NUMBER),
          field("Due", Scalar.DATE),
          field("Grace", Scalar.DURATION),
          field("Number", Scalar.TEXT));
  private static final List<Catalog.Field> DEAL_FIELDS =
      List.of(
          field("Stage", choice("Open", "Won", "Lost", "Paused")),
          field("Limit", Scalar.MONEY),
          field("Size", Scalar.INTEGER),
          field("Score", Scalar.NUMBER),
          field("Since", Scalar.DATE),
          field("Signed", Scalar.BOOLEAN),
          field("Name", Scalar.TEXT));

  private final Random random;

  public RandomTriggers(long seed) {
    this.random = new Random(seed);
  }

  /** What the triggers speak of. */
  public static Catalog catalog() {
    return new Catalog(
        List.of(
            new Catalog.App(
                "Books",
                List.of(new Catalog.RecordType("Invoice", INVOICE_FIELDS, null)),
                List.of(new Catalog.EventType("Reminded", List.of(), null)),
                List.of()),
            new Catalog.App(
                "CRM",
                List.of(new Catalog.RecordType("Deal", DEAL_FIELDS, null)),
                List.of(),
                List.of())),
        List.of());
  }

  /** A trigger of so many atoms. */
  public Condition next(int atoms) {
    if (atoms == 1) {
      Condition atom = atom();
      return random.nextInt(6) == 0 ? new Condition.Not(atom) : atom;
    }
    int parts = Math.min(atoms, 2 + random.nextInt(3));
    int[] sizes = new int[parts];
    for (int i = 0; i < atoms; i++) {
      sizes[i < parts ? i : random.nextInt(parts)]++;
    }
    List<Condition> conditions = new ArrayList<>(IntStream.of(sizes).mapToObj(this::next).toList());
    Condition joined =
        random.nextInt(5) < 3 ? new Condition.And(conditions) : new Condition.Or(conditions);
    return random.nextInt(8) == 0 ? new Condition.Not(joined) : joined;
  }

  private Condition atom() {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return new Condition.Happened(VISIT, null, 1 + random.nextInt(3), null);
    }
    if (kind == 1) {
      return new Condition.Held(overdue(), days(1 + random.nextInt(3) * 5));
    }
    if (kind == 2) {
      // One test a field: what two of them say of each other is not in the other solvers' form.
      return new Condition.Becomes(new FieldName(INVOICE, "Status"), overdue());
    }
    if (kind == 3) {
      return compared();
    }
    boolean ofInvoice = random.nextInt(17) < INVOICE_FIELDS.size();
    Catalog.Field field = pick(ofInvoice ? INVOICE_FIELDS : DEAL_FIELDS);
    Operand operand = operand(ofInvoice ? INVOICE : DEAL, field.name());
    if (random.nextInt(12) == 0) {
      return new Condition.Known(operand, random.nextBoolean());
    }
    return field.type() instanceof Scalar scalar
        ? atom(operand, scalar)
        : choiceAtom(operand, (Choice) field.type());
  }

  private static Condition overdue() {
    return new Condition.Comparison(
        operand(INVOICE, "Status"),
        Comparator.EQUAL,
        new Operand.Constant(new Value.Text("Overdue")));
  }

  private Condition choiceAtom(Operand operand, Choice choice) {
    List<Value> values = choice.options().stream().<Value>map(Option::text).toList();
    if (random.nextInt(3) == 0) {
      return new Condition.InList(
          operand, List.of(pick(values), pick(values)), random.nextBoolean());
    }
    return new Condition.Comparison(
        operand,
        random.nextInt(3) == 0 ? Comparator.NOT_EQUAL : Comparator.EQUAL,
        new Operand.Constant(pick(values)));
  }

  private Condition atom(Operand operand, Scalar type) {
    if (type == Scalar.DATE && random.nextInt(2) == 0) {
      return switch (random.nextInt(3)) {
        case 0 -> new Condition.WithinNext(operand, days(random.nextInt(CHOICES) * 10));
        case 1 -> new Condition.MoreThanAgo(operand, days(random.nextInt(CHOICES) * 10));
        default -> new Condition.Comparison(operand, comparator(), new Operand.Today());
      };
    }
    boolean ordered = type != Scalar.BOOLEAN && type != Scalar.TEXT;
    if (ordered && random.nextInt(6) == 0) {
      return new Condition.Between(operand, value(type), value(type));
    }
    Comparator comparator =
        ordered ? comparator() : random.nextBoolean() ? Comparator.EQUAL : Comparator.NOT_EQUAL;
    return new Condition.Comparison(operand, comparator, new Operand.Constant(value(type)));
  }

  private Condition compared() {
    return switch (random.nextInt(4)) {
      case 0 -> compared("Amount", INVOICE, "Open");
      case 1 -> compared("Amount", DEAL, "Limit");
      case 2 -> compared("Count", DEAL, "Score");
      default -> compared("Due", DEAL, "Since");
    };
  }

  private Condition compared(String left, TypeName record, String right) {
    return new Condition.Comparison(operand(INVOICE, left), comparator(), operand(record, right));
  }

  private Value value(Scalar type) {
    int number = random.nextInt(CHOICES);
    return switch (type) {
      case BOOLEAN -> new Value.Flag(random.nextBoolean());
      case INTEGER -> new Value.Whole(BigInteger.valueOf(number));
      case NUMBER -> new Value.Decimal(BigDecimal.valueOf(number * 5L, 1));
      case MONEY ->
          new Value.Money(
              BigDecimal.valueOf(number * 100L),
              random.nextInt(4) == 0 ? (random.nextBoolean() ? "EUR" : "USD") : null);
      case DATE -> new Value.Day(LocalDate.of(2026, 1, 1).plusDays(number * 15L));
      case DATETIME -> throw new IllegalArgumentException("no such field");
      case DURATION -> new Value.Length(Duration.ofHours(number));
      case TEXT -> new Value.Text("t" + number);
    };
  }

  private static TimeSpan days(int days) {
    return new TimeSpan(days, TimeSpan.Unit.DAYS);
  }

  private Comparator comparator() {
    return Comparator.values()[random.nextInt(Comparator.values().length)];
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static Operand operand(TypeName record, String field) {
    return new Operand.FieldOperand(new FieldName(record, field));
  }

  private static Catalog.Field field(String name, FieldType type) {
    return new Catalog.Field(name, type);
  }

  private static FieldType choice(String... values) {
    return new Choice(List.of(values).stream().map(text -> new Option(text, false)).toList());
  }
}
