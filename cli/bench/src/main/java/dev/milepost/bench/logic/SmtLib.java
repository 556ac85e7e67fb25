package dev.milepost.bench.logic;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.ConditionText;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Writes the conditions of {@link RandomTriggers} for other solvers, straight from the language's
 * reference: a field is a value and whether it is known; of each condition one formula says when it
 * is true, and one when it is false. Nothing of it is shared with the procedure that it is to
 * check.
 */
public final class SmtLib {

  private static final String NEVER = "false";

  private final Catalog catalog;
  private final Set<String> declarations = new LinkedHashSet<>();
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<String, Integer> clocks = new LinkedHashMap<>();

  private SmtLib(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A script that declares and asserts that all literals hold. */
  public static String script(Catalog catalog, List<Literal> literals) {
    SmtLib writer = new SmtLib(catalog);
    List<String> asserted =
        literals.stream().map(literal -> "(assert " + writer.literal(literal) + ")").toList();
    return String.join("\n", writer.declarations) + "\n" + String.join("\n", asserted) + "\n";
  }

  private String literal(Literal literal) {
    Truth truth = truth(literal.condition());
    return switch (literal.mode()) {
      case TRUE -> truth.yes();
      case FALSE -> truth.no();
      case NOT_TRUE -> not(truth.yes());
      case NOT_FALSE -> not(truth.no());
    };
  }

  /** When a condition is true, and when it is false. */
  private record Truth(String yes, String no) {}

  private Truth truth(Condition condition) {
    return switch (condition) {
      case Condition.And and -> joined(and.parts(), "and", "or");
      case Condition.Or or -> joined(or.parts(), "or", "and");
      case Condition.Not not -> {
        Truth part = truth(not.part());
        yield new Truth(part.no(), part.yes());
      }
      case Condition.Comparison comparison ->
          compared(term(comparison.left()), comparison.comparator(), term(comparison.right()));
      case Condition.InList list -> {
        Term left = term(list.operand());
        List<Truth> each =
            list.values().stream()
                .map(value -> compared(left, Comparator.EQUAL, constant(value)))
                .toList();
        String yes = joined("or", each.stream().map(Truth::yes).toList());
        String no = joined("and", each.stream().map(Truth::no).toList());
        yield list.negated() ? new Truth(no, yes) : new Truth(yes, no);
      }
      case Condition.Between between -> {
        Term term = term(between.operand());
        Truth low = compared(term, Comparator.GREATER_OR_EQUAL, constant(between.low()));
        Truth high = compared(term, Comparator.LESS_OR_EQUAL, constant(between.high()));
        yield new Truth(
            joined("and", List.of(low.yes(), high.yes())),
            joined("or", List.of(low.no(), high.no())));
      }
      case Condition.Known known -> {
        String is = term(known.operand()).known();
        yield known.known() ? new Truth(is, not(is)) : new Truth(not(is), is);
      }
      case Condition.WithinNext within -> {
        Term date = term(within.date());
        String in =
            "(and (<= "
                + today()
                + " "
                + date.value()
                + ") (<= "
                + date.value()
                + " (+ "
                + today()
                + " "
                + days(within.span())
                + ")))";
        yield known(date, in);
      }
      case Condition.MoreThanAgo ago -> {
        Term date = term(ago.date());
        yield known(date, "(< (+ " + date.value() + " " + days(ago.span()) + ") " + today() + ")");
      }
      case Condition.Held held -> {
        Truth inner = truth(held.condition());
        String key = ConditionText.key(held.condition());
        String age = "age" + clocks.computeIfAbsent(key, _ -> clocks.size());
        declare(age, "Int", "(>= " + age + " 0)");
        String old = "(>= " + age + " " + days(held.span()) + ")";
        yield new Truth(
            joined("and", List.of(inner.yes(), old)),
            joined("or", List.of(inner.no(), joined("and", List.of(inner.yes(), not(old))))));
      }
      case Condition.Becomes becomes -> {
        String turned = "turned" + name(becomes.field());
        declare(turned, "Bool", null);
        String yes = joined("and", List.of(turned, truth(becomes.test()).yes()));
        yield new Truth(yes, not(yes));
      }
      case Condition.Happened happened -> {
        String times = "times" + happened.event().name();
        declare(times, "Int", "(>= " + times + " 0)");
        String yes = "(>= " + times + " " + happened.atLeast() + ")";
        yield new Truth(yes, not(yes));
      }
      case Condition.Defined _,
          Condition.TextMatch _,
          Condition.Changes _,
          Condition.Quantified _,
          Condition.JourneyEnded _ ->
          throw new IllegalArgumentException("not among the random conditions: " + condition);
    };
  }

  private Truth joined(List<Condition> parts, String ofTrue, String ofFalse) {
    List<Truth> truths = parts.stream().map(this::truth).toList();
    return new Truth(
        joined(ofTrue, truths.stream().map(Truth::yes).toList()),
        joined(ofFalse, truths.stream().map(Truth::no).toList()));
  }

  /**
   * What is compared.
   *
   * @param currency 0 for none, else its number
   */
  private record Term(String value, String known, String currency, boolean isReal) {}

  private Term term(Operand operand) {
    return switch (operand) {
      case Operand.FieldOperand field -> field(field.name());
      case Operand.Constant constant -> constant(constant.value());
      case Operand.Today _ -> new Term(today(), "true", "0", false);
      case Operand.Member _, Operand.CountOf _, Operand.SumOf _, Operand.Answer _ ->
          throw new IllegalArgumentException("not among the random conditions: " + operand);
    };
  }

  private Term field(FieldName name) {
    FieldType type =
        catalog
            .record(name.type())
            .flatMap(record -> record.field(name.field()))
            .map(Catalog.Field::type)
            .orElseThrow();
    String value = "v" + name(name);
    String known = "k" + name(name);
    String currency = "c" + name(name);
    boolean isReal = type == Scalar.NUMBER || type == Scalar.MONEY;
    String bound = null;
    if (type == Scalar.BOOLEAN) {
      bound = "(and (>= " + value + " 0) (<= " + value + " 1))";
    } else if (type instanceof Choice choice) {
      bound =
          choice.values().stream()
              .map(text -> "(= " + value + " " + text(text) + ")")
              .collect(Collectors.joining(" ", "(or ", ")"));
    }
    declare(known, "Bool", null);
    declare(value, isReal ? "Real" : "Int", bound);
    if (type == Scalar.MONEY) {
      declare(currency, "Int", "(>= " + currency + " 0)");
    }
    return new Term(value, known, type == Scalar.MONEY ? currency : "0", isReal);
  }

  private Term constant(Value value) {
    return switch (value) {
      case Value.Text text -> new Term(Integer.toString(text(text.text())), "true", "0", false);
      case Value.Flag flag -> new Term(flag.value() ? "1" : "0", "true", "0", false);
      case Value.Whole whole -> new Term(whole.value().toString(), "true", "0", false);
      case Value.Decimal decimal -> new Term(real(decimal.value()), "true", "0", true);
      case Value.Money money -> {
        String currency =
            money.currency() == null ? "0" : Integer.toString(1 + text(money.currency()));
        yield new Term(real(money.amount()), "true", currency, true);
      }
      case Value.Day day -> new Term(Long.toString(day.date().toEpochDay()), "true", "0", false);
      case Value.Length length ->
          new Term(
              Long.toString(length.duration().dividedBy(ChronoUnit.NANOS.getDuration())),
              "true",
              "0",
              false);
      case Value.Moment _ ->
          throw new IllegalArgumentException("not among the random conditions: " + value);
    };
  }

  private Truth compared(Term left, Comparator comparator, Term right) {
    String a = left.isReal() == right.isReal() ? left.value() : asReal(left);
    String b = left.isReal() == right.isReal() ? right.value() : asReal(right);
    BiFunction<String, String, String> sign =
        (x, y) ->
            switch (comparator) {
              case EQUAL -> "(= " + x + " " + y + ")";
              case NOT_EQUAL -> not("(= " + x + " " + y + ")");
              case LESS -> "(< " + x + " " + y + ")";
              case LESS_OR_EQUAL -> "(<= " + x + " " + y + ")";
              case GREATER -> "(> " + x + " " + y + ")";
              case GREATER_OR_EQUAL -> "(>= " + x + " " + y + ")";
            };
    String comparable = "true";
    if (!left.currency().equals("0") && !right.currency().equals("0")) {
      comparable =
          "(or (= "
              + left.currency()
              + " 0) (= "
              + right.currency()
              + " 0) (= "
              + left.currency()
              + " "
              + right.currency()
              + "))";
    }
    String there = joined("and", List.of(left.known(), right.known(), comparable));
    String holds = sign.apply(a, b);
    return new Truth(
        joined("and", List.of(there, holds)), joined("and", List.of(there, not(holds))));
  }

  private static Truth known(Term term, String holds) {
    return new Truth(
        joined("and", List.of(term.known(), holds)),
        joined("and", List.of(term.known(), not(holds))));
  }

  private static String asReal(Term term) {
    return term.isReal() ? term.value() : "(to_real " + term.value() + ")";
  }

  private static String real(BigDecimal number) {
    String digits = number.abs().toPlainString();
    String decimal = digits.contains(".") ? digits : digits + ".0";
    return number.signum() < 0 ? "(- " + decimal + ")" : decimal;
  }

  private int text(String text) {
    return texts.computeIfAbsent(text, _ -> texts.size());
  }

  private String today() {
    declare("today", "Int", null);
    return "today";
  }

  private static long days(TimeSpan span) {
    if (span.unit() != TimeSpan.Unit.DAYS) {
      throw new IllegalArgumentException("not among the random conditions: " + span.print());
    }
    return span.amount();
  }

  private void declare(String name, String sort, @org.jspecify.annotations.Nullable String bound) {
    declarations.add("(declare-fun " + name + " () " + sort + ")");
    if (bound != null) {
      declarations.add("(assert " + bound + ")");
    }
  }

  private static String name(FieldName field) {
    return "_" + field.type().app() + "_" + field.type().name() + "_" + field.field();
  }

  private static String not(String formula) {
    return "(not " + formula + ")";
  }

  private static String joined(String connective, List<String> parts) {
    if (parts.isEmpty()) {
      return connective.equals("and") ? "true" : NEVER;
    }
    return parts.size() == 1
        ? parts.getFirst()
        : "(" + connective + " " + String.join(" ", parts) + ")";
  }
}
