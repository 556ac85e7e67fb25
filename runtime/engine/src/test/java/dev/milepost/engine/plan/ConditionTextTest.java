package dev.milepost.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Condition.And;
import dev.milepost.engine.plan.Condition.Becomes;
import dev.milepost.engine.plan.Condition.Between;
import dev.milepost.engine.plan.Condition.Changes;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Comparison;
import dev.milepost.engine.plan.Condition.Defined;
import dev.milepost.engine.plan.Condition.Happened;
import dev.milepost.engine.plan.Condition.Held;
import dev.milepost.engine.plan.Condition.InList;
import dev.milepost.engine.plan.Condition.JourneyEnded;
import dev.milepost.engine.plan.Condition.Known;
import dev.milepost.engine.plan.Condition.MoreThanAgo;
import dev.milepost.engine.plan.Condition.Not;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Condition.Or;
import dev.milepost.engine.plan.Condition.Quantified;
import dev.milepost.engine.plan.Condition.Quantifier;
import dev.milepost.engine.plan.Condition.TextMatch;
import dev.milepost.engine.plan.Condition.TextTest;
import dev.milepost.engine.plan.Condition.WithinNext;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionTextTest {

  private static final FieldName STATUS = FieldName.parse("Books.Invoice.Status");
  private static final FieldName AMOUNT = FieldName.parse("Books.Invoice.Amount");
  private static final TypeName INVOICE = TypeName.parse("Books.Invoice");
  private static final TypeName VISIT = TypeName.parse("Website.Visit");
  private static final Condition PAID = is(STATUS, "Paid");
  private static final Condition SENT = is(STATUS, "Sent");
  private static final Condition MEMBER_OPEN =
      new Comparison(
          new Operand.Member(FieldName.parse("Desk.Ticket.Status")),
          Comparator.EQUAL,
          text("Open"));
  private static final TimeSpan TEN_DAYS = new TimeSpan(10, TimeSpan.Unit.DAYS);

  @Test
  void printsTestsOnValues() {
    Operand amount = new Operand.FieldOperand(AMOUNT);
    Operand limit = new Operand.FieldOperand(FieldName.parse("CRM.Deal.Limit"));
    List<Value> statuses = List.of(new Value.Text("Draft"), new Value.Text("Sent"));
    Operand status = new Operand.FieldOperand(STATUS);

    assertPrints(PAID, "Books.Invoice.Status = \"Paid\"");
    assertPrints(
        new Comparison(amount, Comparator.GREATER, limit), "Books.Invoice.Amount > CRM.Deal.Limit");
    assertPrints(
        new Comparison(amount, Comparator.LESS_OR_EQUAL, new Operand.Today()),
        "Books.Invoice.Amount <= today");
    assertPrints(
        new InList(status, statuses, false), "Books.Invoice.Status IN (\"Draft\", \"Sent\")");
    assertPrints(
        new InList(status, statuses, true), "Books.Invoice.Status NOT IN (\"Draft\", \"Sent\")");
    assertPrints(
        new Between(amount, money("10", null), money("20.50", "EUR")),
        "Books.Invoice.Amount BETWEEN 10 AND 20.5 EUR");
    assertPrints(
        new TextMatch(status, TextTest.STARTS_WITH, "Dr"),
        "Books.Invoice.Status starts with \"Dr\"");
    assertPrints(new Known(status, true), "Books.Invoice.Status is known");
    assertPrints(new Known(status, false), "Books.Invoice.Status is unknown");
    assertPrints(
        new Comparison(new Operand.Answer(), Comparator.EQUAL, text("Keep")), "answer = \"Keep\"");
  }

  @Test
  void printsWhatIsRemembered() {
    assertPrints(new Becomes(STATUS, PAID), "Books.Invoice.Status becomes \"Paid\"");
    assertPrints(
        new Becomes(
            AMOUNT,
            new Comparison(
                new Operand.FieldOperand(AMOUNT),
                Comparator.GREATER_OR_EQUAL,
                new Operand.Constant(new Value.Whole(BigInteger.valueOf(650))))),
        "Books.Invoice.Amount becomes >= 650");
    assertPrints(
        new Becomes(
            STATUS,
            new InList(new Operand.FieldOperand(STATUS), List.of(new Value.Text("Paid")), false)),
        "Books.Invoice.Status becomes IN (\"Paid\")");
    assertPrints(
        new Becomes(STATUS, new Or(List.of(PAID, SENT))),
        "Books.Invoice.Status becomes"
            + " (Books.Invoice.Status = \"Paid\" OR Books.Invoice.Status = \"Sent\")");
    assertPrints(new Changes(AMOUNT), "Books.Invoice.Amount changes");
    assertPrints(new Happened(VISIT, null, 1, null), "Website.Visit");
    assertPrints(
        new Happened(VISIT, MEMBER_OPEN, 3, TEN_DAYS),
        "Website.Visit (Status = \"Open\") at least 3 times within 10 days");
    assertPrints(
        new JourneyEnded("Customer \"Onboarding\"", "won"),
        "journey \"Customer \\\"Onboarding\\\"\" ended as \"won\"");
  }

  @Test
  void printsTimeAndRecords() {
    Operand due = new Operand.FieldOperand(FieldName.parse("Books.Invoice.DueDate"));

    assertPrints(new WithinNext(due, TEN_DAYS), "Books.Invoice.DueDate within 10 days");
    assertPrints(
        new MoreThanAgo(due, new TimeSpan(1, TimeSpan.Unit.BUSINESS_DAYS)),
        "Books.Invoice.DueDate more than 1 business day ago");
    assertPrints(
        new Quantified(Quantifier.NO, TypeName.parse("Desk.Ticket"), MEMBER_OPEN),
        "no Desk.Ticket (Status = \"Open\")");
    assertPrints(new Quantified(Quantifier.ANY, INVOICE, null), "any Books.Invoice");
    assertPrints(
        new Comparison(
            new Operand.SumOf(AMOUNT, MEMBER_OPEN),
            Comparator.GREATER_OR_EQUAL,
            new Operand.Constant(new Value.Decimal(new BigDecimal("1000.5")))),
        "sum of Books.Invoice.Amount (Status = \"Open\") >= 1000.5");
    assertPrints(
        new Comparison(
            new Operand.CountOf(INVOICE, null),
            Comparator.LESS,
            new Operand.Constant(new Value.Whole(BigInteger.valueOf(3)))),
        "count of Books.Invoice < 3");
  }

  @Test
  void setsParenthesesWhereConnectivesWouldMix() {
    assertPrints(
        new Or(List.of(new And(List.of(PAID, SENT)), new Not(PAID))),
        "(Books.Invoice.Status = \"Paid\" AND Books.Invoice.Status = \"Sent\")"
            + " OR NOT Books.Invoice.Status = \"Paid\"");
    assertPrints(
        new Not(new Or(List.of(PAID, SENT))),
        "NOT (Books.Invoice.Status = \"Paid\" OR Books.Invoice.Status = \"Sent\")");
    assertPrints(
        new Not(new Held(PAID, TEN_DAYS)), "NOT (Books.Invoice.Status = \"Paid\" for 10 days)");
    assertPrints(
        new Held(new Not(PAID), TEN_DAYS), "(NOT Books.Invoice.Status = \"Paid\") for 10 days");
    assertPrints(
        new Held(new WithinNext(new Operand.FieldOperand(STATUS), TEN_DAYS), TEN_DAYS),
        "(Books.Invoice.Status within 10 days) for 10 days");
    assertPrints(new Held(new Defined("paid up", PAID), TEN_DAYS), "\"paid up\" for 10 days");
  }

  @Test
  void aKeyDoesNotDependOnNamesAndGrouping() {
    Condition grouped =
        new And(List.of(new Defined("paid up", new And(List.of(PAID, SENT))), new Not(PAID)));
    Condition flat = new And(List.of(PAID, SENT, new Not(PAID)));

    assertPrints(grouped, "\"paid up\" AND NOT Books.Invoice.Status = \"Paid\"");
    assertThat(ConditionText.key(grouped)).isEqualTo(ConditionText.key(flat));
    assertThat(ConditionText.key(flat)).isEqualTo(ConditionText.print(flat));
  }

  @Test
  void printsLiterals() {
    assertThat(literal(new Value.Flag(true))).isEqualTo("true");
    assertThat(literal(new Value.Day(LocalDate.of(2026, 11, 22)))).isEqualTo("2026-11-22");
    assertThat(literal(new Value.Moment(Instant.parse("2026-01-05T09:00:00Z"))))
        .isEqualTo("2026-01-05T09:00:00Z");
    assertThat(literal(new Value.Length(Duration.ofDays(1)))).isEqualTo("1 day");
    assertThat(literal(new Value.Length(Duration.ofHours(36)))).isEqualTo("36 hours");
    assertThat(literal(new Value.Length(Duration.ofSeconds(90)))).isEqualTo("90 seconds");
    assertThat(literal(new Value.Length(Duration.ZERO))).isEqualTo("0 seconds");
    assertThat(literal(new Value.Length(Duration.ofMillis(500)))).isEqualTo("PT0.5S");
    assertThat(literal(new Value.Text("a\u001b\"\\"))).isEqualTo("\"a\\u001b\\\"\\\\\"");
  }

  @Test
  void printsActionsAndTriggers() {
    ActionCall.Template greeting =
        new ActionCall.Template(
            List.of(
                new ActionCall.Template.Part.Fixed("{Hi} "),
                new ActionCall.Template.Part.Placeholder(FieldName.parse("CRM.Account.Name"))));

    assertThat(
            ConditionText.print(
                new ActionCall.Perform(
                    TypeName.parse("Mail.Send"),
                    List.of(
                        new ActionCall.Argument(
                            "Text", new ActionCall.ArgumentValue.Composed(greeting)),
                        new ActionCall.Argument(
                            "Urgent", new ActionCall.ArgumentValue.Constant(Value.Flag.TRUE)),
                        new ActionCall.Argument(
                            "Amount", new ActionCall.ArgumentValue.Reference(AMOUNT))))))
        .isEqualTo(
            "Mail.Send(Text: \"\\{Hi} {CRM.Account.Name}\", Urgent: true,"
                + " Amount: Books.Invoice.Amount)");
    assertThat(ConditionText.print(new ActionCall.NotifyOwner(null))).isEqualTo("notify owner");
    assertThat(ConditionText.print(new ActionCall.NotifyRole("lead", greeting)))
        .isEqualTo("notify \"lead\" \"\\{Hi} {CRM.Account.Name}\"");
    assertThat(ConditionText.print(new Plan.Trigger.When(PAID)))
        .isEqualTo("when: Books.Invoice.Status = \"Paid\"");
    assertThat(ConditionText.print(new Plan.Trigger.After(TEN_DAYS))).isEqualTo("after 10 days");
    assertThat(ConditionText.print(new Plan.Trigger.AtDate(STATUS, null, false)))
        .isEqualTo("at Books.Invoice.Status");
    assertThat(ConditionText.print(new Plan.Trigger.AtDate(STATUS, TEN_DAYS, true)))
        .isEqualTo("10 days before Books.Invoice.Status");
  }

  private static void assertPrints(Condition condition, String text) {
    assertThat(ConditionText.print(condition)).isEqualTo(text);
  }

  private static String literal(Value value) {
    return ConditionText.print(new Operand.Constant(value));
  }

  private static Condition is(FieldName field, String value) {
    return new Comparison(new Operand.FieldOperand(field), Comparator.EQUAL, text(value));
  }

  private static Operand text(String value) {
    return new Operand.Constant(new Value.Text(value));
  }

  private static Value money(String amount, @Nullable String currency) {
    return new Value.Money(new BigDecimal(amount), currency);
  }
}
