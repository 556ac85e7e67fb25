package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.ActionCall.Argument;
import dev.milepost.engine.plan.ActionCall.ArgumentValue;
import dev.milepost.engine.plan.ActionCall.Template;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Condition.Quantifier;
import dev.milepost.engine.plan.Condition.TextTest;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.time.TimeSpan.Unit;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan that uses every construct there is. */
final class SamplePlan {

  static final FieldName STAGE = FieldName.parse("CRM.Deal.Stage");
  static final FieldName OWNER = FieldName.parse("CRM.Deal.Owner");
  static final FieldName LIMIT = FieldName.parse("CRM.Deal.Limit");
  static final FieldName STATUS = FieldName.parse("Books.Invoice.Status");
  static final FieldName AMOUNT = FieldName.parse("Books.Invoice.Amount");
  static final FieldName DUE = FieldName.parse("Books.Invoice.DueDate");
  static final FieldName KIND = FieldName.parse("Website.Visit.Kind");
  static final TypeName DEAL = TypeName.parse("CRM.Deal");
  static final TypeName INVOICE = TypeName.parse("Books.Invoice");
  static final TypeName VISIT = TypeName.parse("Website.Visit");
  static final TypeName SEND = TypeName.parse("Mail.Send");

  private int line;

  static Plan everyConstruct() {
    return new SamplePlan().plan();
  }

  private Plan plan() {
    return new Plan(
        "Customer Onboarding",
        "Onboarding",
        "Customer",
        DEAL,
        new JourneyCalendar(
            ZoneId.of("Europe/Berlin"),
            new JourneyCalendar.BusinessHours(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 30))),
        new Plan.Reentry.AfterEnding(days(90)),
        new Plan.Owner(OWNER, "sales@acme.example", source("owned by CRM.Deal.Owner")),
        List.of(new Plan.Role("lead", "lead@acme.example", source("role \"lead\": \"...\""))),
        new Plan.Start(becomes(STAGE, "Closed Won"), source("starts when: ...")),
        List.of(
            new Plan.Ending(
                "Lost",
                new Plan.Trigger.When(new Condition.Held(is(STAGE, "Lost"), days(30))),
                source("ends at \"Lost\" when: ...")),
            new Plan.Ending(
                "Lost", new Plan.Trigger.After(days(365)), source("ends at \"Lost\" after ..."))),
        List.of(
            new Plan.Promise.NeverAt("Live", is(STATUS, "Void"), source("never at \"Live\" ...")),
            new Plan.Promise.EndsWithin(days(400), source("promises to end within 400 days"))),
        List.of(signed(), live(), stage("Lost", "lost")),
        catalog(),
        source("journey \"Customer Onboarding\" for each CRM.Deal of Customer"));
  }

  private Plan.Stage signed() {
    return new Plan.Stage(
        "Contract Signed",
        "Signed",
        null,
        List.of(
            new Plan.Action(
                new ActionCall.Perform(
                    SEND,
                    List.of(
                        new Argument("Template", new ArgumentValue.Composed(template())),
                        new Argument("To", new ArgumentValue.Reference(OWNER)),
                        new Argument("Urgent", new ArgumentValue.Constant(Value.Flag.TRUE)))),
                source("on enter: Mail.Send(...)")),
            new Plan.Action(new ActionCall.NotifyOwner(template()), source("on enter: notify"))),
        List.of(
            new Plan.Action(new ActionCall.NotifyRole("lead", null), source("on exit: notify"))),
        List.of(
            new Plan.Reminder(
                days(3), true, 5, new ActionCall.NotifyOwner(null), source("every 3 days")),
            new Plan.Reminder(
                new TimeSpan(4, Unit.BUSINESS_HOURS),
                false,
                null,
                new ActionCall.Perform(SEND, List.of()),
                source("after 4 business hours"))),
        new Plan.Expected(
            new TimeSpan(5, Unit.BUSINESS_DAYS),
            new ActionCall.NotifyOwner(null),
            source("expected within 5 business days")),
        false,
        new Plan.Question(
            "lead", "How do we go on?", List.of("Keep", "Give up"), source("asks \"lead\"")),
        List.of(
            new Plan.Transition(
                "Live",
                new Plan.Trigger.When(everyCondition()),
                false,
                List.of(
                    new Plan.Action(
                        new ActionCall.NotifyRole("lead", template()), source("do notify"))),
                source("advances when: ...")),
            new Plan.Transition(
                "Lost",
                new Plan.Trigger.AtDate(DUE, days(2), true),
                true,
                List.of(),
                source("else advances to \"Lost\" 2 days before Books.Invoice.DueDate")),
            new Plan.Transition(
                "Lost",
                new Plan.Trigger.AtDate(DUE, null, false),
                false,
                List.of(),
                source("advances to \"Lost\" at Books.Invoice.DueDate"))),
        source("stage \"Contract Signed\""));
  }

  private Plan.Stage live() {
    return new Plan.Stage(
        "Live",
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        true,
        null,
        List.of(
            new Plan.Transition(
                "Lost",
                new Plan.Trigger.After(days(14)),
                false,
                List.of(),
                source("advances to \"Lost\" after 14 days"))),
        source("stage \"Live\""));
  }

  private Plan.Stage stage(String name, String outcome) {
    return new Plan.Stage(
        name,
        null,
        outcome,
        List.of(),
        List.of(),
        List.of(),
        null,
        false,
        null,
        List.of(),
        source("stage \"" + name + "\""));
  }

  /** A condition of every form, with an operand and a literal of every kind. */
  static Condition everyCondition() {
    return new Condition.And(
        List.of(
            new Condition.Defined(
                "paid up",
                new Condition.And(
                    List.of(
                        is(STATUS, "Paid"),
                        new Condition.Quantified(
                            Quantifier.NO, INVOICE, memberIs(STATUS, "Sent"))))),
            new Condition.Or(
                List.of(
                    new Condition.Not(new Condition.Held(is(STATUS, "Sent"), days(10))),
                    new Condition.InList(
                        field(STATUS),
                        List.of(new Value.Text("Draft"), new Value.Text("Sent")),
                        false),
                    new Condition.InList(field(STATUS), List.of(new Value.Text("Void")), true),
                    new Condition.Between(field(AMOUNT), money("10", null), money("20.5", "EUR")),
                    new Condition.TextMatch(field(OWNER), TextTest.CONTAINS, "@"),
                    new Condition.TextMatch(field(OWNER), TextTest.STARTS_WITH, "a\"b"),
                    new Condition.TextMatch(field(OWNER), TextTest.ENDS_WITH, ".example"),
                    new Condition.Known(field(LIMIT), true),
                    new Condition.Known(field(LIMIT), false))),
            becomes(STATUS, "Paid"),
            new Condition.Changes(AMOUNT),
            new Condition.WithinNext(field(DUE), days(30)),
            new Condition.MoreThanAgo(field(DUE), new TimeSpan(1, Unit.MONTHS)),
            new Condition.Happened(VISIT, null, 1, null),
            new Condition.Happened(VISIT, memberIs(KIND, "Premium"), 3, days(7)),
            new Condition.Quantified(Quantifier.ANY, INVOICE, null),
            new Condition.Quantified(Quantifier.EVERY, INVOICE, memberIs(STATUS, "Paid")),
            new Condition.JourneyEnded("Trial", "won"),
            test(new Operand.Answer(), Comparator.EQUAL, literal(new Value.Text("Keep"))),
            test(field(DUE), Comparator.LESS, new Operand.Today()),
            test(field(AMOUNT), Comparator.GREATER, field(LIMIT)),
            test(
                new Operand.CountOf(INVOICE, memberIs(STATUS, "Sent")),
                Comparator.LESS_OR_EQUAL,
                literal(new Value.Whole(BigInteger.valueOf(3)))),
            test(
                new Operand.SumOf(AMOUNT, memberIs(STATUS, "Paid")),
                Comparator.GREATER_OR_EQUAL,
                literal(new Value.Decimal(new BigDecimal("1000.5")))),
            test(
                literal(new Value.Flag(false)),
                Comparator.NOT_EQUAL,
                literal(new Value.Flag(true))),
            test(
                literal(new Value.Day(LocalDate.of(2026, 11, 22))),
                Comparator.EQUAL,
                literal(new Value.Day(LocalDate.of(2026, 11, 22)))),
            test(
                literal(new Value.Moment(Instant.parse("2026-01-05T09:00:00.000001Z"))),
                Comparator.EQUAL,
                literal(new Value.Length(Duration.ofHours(36))))));
  }

  static Catalog catalog() {
    return new Catalog(
        List.of(
            new Catalog.App(
                "Books",
                List.of(
                    new Catalog.RecordType(
                        "Invoice",
                        List.of(
                            new Catalog.Field(
                                "Status",
                                new Choice(
                                    List.of(
                                        new Option("Draft", false),
                                        new Option("Sent", false),
                                        new Option("Paid", true),
                                        new Option("Void", true)))),
                            new Catalog.Field("Amount", Scalar.MONEY),
                            new Catalog.Field("DueDate", Scalar.DATE),
                            new Catalog.Field("DealId", Scalar.TEXT)),
                        new Catalog.BelongsTo(DEAL, "DealId"))),
                List.of(),
                List.of()),
            new Catalog.App(
                "CRM",
                List.of(
                    new Catalog.RecordType(
                        "Account",
                        fields(
                            "Email", Scalar.TEXT, "Seats", Scalar.INTEGER, "Score", Scalar.NUMBER),
                        null),
                    new Catalog.RecordType(
                        "Deal",
                        fields("Stage", Scalar.TEXT, "Owner", Scalar.TEXT, "Limit", Scalar.MONEY),
                        null)),
                List.of(),
                List.of()),
            new Catalog.App(
                "Mail",
                List.of(),
                List.of(),
                List.of(
                    new Catalog.ActionType(
                        "Send",
                        fields(
                            "Template",
                            Scalar.TEXT,
                            "To",
                            Scalar.TEXT,
                            "Urgent",
                            Scalar.BOOLEAN)))),
            new Catalog.App(
                "Website",
                List.of(),
                List.of(
                    new Catalog.EventType(
                        "Visit",
                        fields("Kind", Scalar.TEXT, "At", Scalar.DATETIME, "Stay", Scalar.DURATION),
                        new Catalog.BelongsTo(DEAL, "Kind"))),
                List.of())),
        List.of(
            new Catalog.SubjectType(
                "Customer",
                List.of(
                    new Catalog.Key("AccountId", List.of(FieldName.parse("CRM.Account.Id"))),
                    new Catalog.Key(
                        "Email", List.of(FieldName.parse("CRM.Account.Email"), OWNER))))));
  }

  private static List<Catalog.Field> fields(
      String name,
      FieldType type,
      String second,
      FieldType secondType,
      String third,
      FieldType thirdType) {
    return List.of(
        new Catalog.Field(name, type),
        new Catalog.Field(second, secondType),
        new Catalog.Field(third, thirdType));
  }

  private static Template template() {
    return new Template(
        List.of(
            new Template.Part.Fixed("Onboarding of {"),
            new Template.Part.Placeholder(FieldName.parse("CRM.Account.Email")),
            new Template.Part.Fixed("}")));
  }

  /** Each clause on a line of its own. */
  private SourceText source(String text) {
    line++;
    return new SourceText("onboarding/customer.journey", line, 3, text);
  }

  static TimeSpan days(long amount) {
    return new TimeSpan(amount, Unit.DAYS);
  }

  static Condition is(FieldName name, String value) {
    return test(field(name), Comparator.EQUAL, literal(new Value.Text(value)));
  }

  static Condition memberIs(FieldName name, String value) {
    return test(new Operand.Member(name), Comparator.EQUAL, literal(new Value.Text(value)));
  }

  static Condition becomes(FieldName name, String value) {
    return new Condition.Becomes(name, is(name, value));
  }

  static Condition test(Operand left, Comparator comparator, Operand right) {
    return new Condition.Comparison(left, comparator, right);
  }

  static Operand field(FieldName name) {
    return new Operand.FieldOperand(name);
  }

  static Operand literal(Value value) {
    return new Operand.Constant(value);
  }

  static Value money(String amount, @Nullable String currency) {
    return new Value.Money(new BigDecimal(amount), currency);
  }
}
