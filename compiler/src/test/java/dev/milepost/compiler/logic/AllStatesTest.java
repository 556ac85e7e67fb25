package dev.milepost.compiler.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.logic.Literal;
import dev.milepost.engine.logic.Logic;
import dev.milepost.engine.logic.Mode;
import dev.milepost.engine.logic.Setting;
import dev.milepost.engine.logic.Valuation;
import dev.milepost.engine.logic.Variable;
import dev.milepost.engine.logic.Verdict;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Condition.Quantifier;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Questions by chance about one record, all records and how many there are, held to every state of
 * up to two records of few values.
 */
final class AllStatesTest {

  private static final int QUESTIONS = 40;
  private static final TypeName TICKET = new TypeName("Desk", "Ticket");
  private static final FieldName STATUS = new FieldName(TICKET, "Status");
  private static final FieldName AGE = new FieldName(TICKET, "Age");
  private static final FieldType STATES =
      new Choice(List.of(new Option("Open", false), new Option("Closed", false)));
  private static final Catalog CATALOG =
      new Catalog(
          List.of(
              new Catalog.App(
                  "Desk",
                  List.of(
                      new Catalog.RecordType(
                          "Ticket",
                          List.of(
                              new Catalog.Field("Status", STATES),
                              new Catalog.Field("Age", Scalar.INTEGER)),
                          null)),
                  List.of(),
                  List.of())),
          List.of());
  private static final Logic LOGIC = Logic.of(Setting.of(CATALOG, JourneyCalendar.DEFAULT));

  private final Random random = new Random(4);

  @Test
  void whatIsImpossibleHoldsInNoStateAndWhatIsPossibleInTheModel() {
    int impossible = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      List<Literal> literals = List.of(literal(), literal(), literal());
      String text = literals.toString();
      switch (LOGIC.decide(literals)) {
        case Verdict.Satisfiable(Valuation model) ->
            assertThat(LOGIC.holds(literals, model)).as(text + " under " + model).isTrue();
        case Verdict.Unsatisfiable _ -> {
          impossible++;
          for (Valuation state : states()) {
            assertThat(LOGIC.holds(literals, state)).as(text + " under " + state).isFalse();
          }
        }
        case Verdict.Undecided(String bound) -> assertThat(bound).as(text).contains("records");
      }
    }
    assertThat(impossible).isBetween(3, QUESTIONS - 3);
  }

  @Test
  void theSmallestChangeMakesAConditionTrue() {
    Condition wanted =
        new Condition.And(
            List.of(compared(STATUS, "Closed", false), new Condition.Known(plain(AGE), true)));
    Valuation now =
        Valuation.of(
            Setting.USUAL_NOW,
            Map.of(STATUS, new Value.Text("Open"), AGE, new Value.Whole(BigInteger.TWO)));

    assertThat(
            LOGIC.smallestChange(
                List.of(Literal.isTrue(wanted)), now, Variable.Field.class::isInstance))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.variable()).isEqualTo(Variable.Field.plain(STATUS));
          assertThat(change.to()).isEqualTo(new Value.Text("Closed"));
        });
  }

  private Literal literal() {
    return new Literal(condition(), pick(Mode.values()));
  }

  private Condition condition() {
    return switch (random.nextInt(6)) {
      case 0, 1 ->
          new Condition.Quantified(
              pick(Quantifier.values()), TICKET, random.nextInt(4) == 0 ? null : test(true));
      case 2 ->
          new Condition.Comparison(
              new Operand.CountOf(TICKET, random.nextBoolean() ? null : test(true)),
              pick(Comparator.values()),
              new Operand.Constant(new Value.Whole(BigInteger.valueOf(random.nextInt(3)))));
      case 3 -> new Condition.Not(test(false));
      default -> test(false);
    };
  }

  private Condition test(boolean ofMember) {
    if (random.nextInt(4) == 0) {
      return new Condition.Known(ofMember ? new Operand.Member(AGE) : plain(AGE), true);
    }
    return random.nextBoolean()
        ? compared(STATUS, random.nextBoolean() ? "Open" : "Closed", ofMember)
        : new Condition.Comparison(
            ofMember ? new Operand.Member(AGE) : plain(AGE),
            pick(Comparator.values()),
            new Operand.Constant(new Value.Whole(BigInteger.valueOf(random.nextInt(2)))));
  }

  private static Condition compared(FieldName field, String text, boolean ofMember) {
    return new Condition.Comparison(
        ofMember ? new Operand.Member(field) : plain(field),
        Comparator.EQUAL,
        new Operand.Constant(new Value.Text(text)));
  }

  private static Operand plain(FieldName field) {
    return new Operand.FieldOperand(field);
  }

  private <T> T pick(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static List<Valuation> states() {
    List<Map<Variable, Value>> one = records(0, new HashMap<>());
    List<Map<Variable, Value>> all = new ArrayList<>(List.of(Map.of()));
    all.addAll(one);
    one.forEach(first -> all.addAll(records(1, first)));
    return all.stream().map(values -> new Valuation(Setting.USUAL_NOW, values, Map.of())).toList();
  }

  /** Each record there may be beside others. */
  private static List<Map<Variable, Value>> records(int number, Map<Variable, Value> others) {
    List<Map<Variable, Value>> all = new ArrayList<>();
    for (@Nullable String status : new @Nullable String[] {null, "Open", "Closed"}) {
      for (int age = -2; age <= 2; age++) {
        Map<Variable, Value> values = new HashMap<>(others);
        values.put(new Variable.Present(TICKET, number), Value.Flag.TRUE);
        if (status != null) {
          values.put(new Variable.Field(STATUS, number), new Value.Text(status));
        }
        if (age > -2) {
          values.put(new Variable.Field(AGE, number), new Value.Whole(BigInteger.valueOf(age)));
        }
        all.add(values);
      }
    }
    return all;
  }
}
