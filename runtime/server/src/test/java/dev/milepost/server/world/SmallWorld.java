package dev.milepost.server.world;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.plan.Plan.Stage;
import dev.milepost.engine.plan.Plan.Transition;
import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import dev.milepost.server.store.Deployment;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers of whom a CRM, an accounting app and a website tell. Their journey uses everything that
 * has to be stored: reminders, deadlines, turned records, counted and past happenings, conditions
 * that have to hold for a time, decisions, every type of value.
 */
public final class SmallWorld {

  private static final FieldType STATUS =
      new Choice(
          List.of(
              new Option("Draft", false),
              new Option("Sent", false),
              new Option("Overdue", false),
              new Option("Paid", true)));

  private SmallWorld() {}

  /** What is declared. */
  public static Catalog catalog() {
    return new Catalog(List.of(books(), crm(), website()), List.of(customer()));
  }

  private static Catalog.App books() {
    return new Catalog.App(
        "Books",
        List.of(
            new Catalog.RecordType(
                "Invoice",
                List.of(
                    new Catalog.Field("Status", STATUS),
                    new Catalog.Field("Amount", Scalar.MONEY),
                    new Catalog.Field("DueDate", Scalar.DATE),
                    new Catalog.Field("Discount", Scalar.NUMBER),
                    new Catalog.Field("CustomerId", Scalar.TEXT)),
                null)),
        List.of(),
        List.of());
  }

  private static Catalog.App crm() {
    return new Catalog.App(
        "CRM",
        List.of(
            new Catalog.RecordType(
                "Account",
                List.of(
                    new Catalog.Field("Email", Scalar.TEXT),
                    new Catalog.Field("Stage", Scalar.TEXT),
                    new Catalog.Field("Employees", Scalar.INTEGER),
                    new Catalog.Field("Active", Scalar.BOOLEAN),
                    new Catalog.Field("Since", Scalar.DATETIME),
                    new Catalog.Field("Trial", Scalar.DURATION)),
                null)),
        List.of(),
        List.of(new Catalog.ActionType("Send", List.of(new Catalog.Field("Text", Scalar.TEXT)))));
  }

  private static Catalog.App website() {
    return new Catalog.App(
        "Website",
        List.of(),
        List.of(
            new Catalog.EventType(
                "Visit",
                List.of(
                    new Catalog.Field("Page", Scalar.TEXT),
                    new Catalog.Field("Email", Scalar.TEXT),
                    new Catalog.Field("Spent", Scalar.MONEY)),
                null)),
        List.of());
  }

  private static Catalog.SubjectType customer() {
    return new Catalog.SubjectType(
        "Customer",
        List.of(
            new Catalog.Key(
                "Account",
                List.of(
                    FieldName.parse("CRM.Account.Id"),
                    FieldName.parse("Books.Invoice.CustomerId"))),
            new Catalog.Key(
                "Email",
                List.of(
                    FieldName.parse("CRM.Account.Email"),
                    FieldName.parse("Website.Visit.Email")))));
  }

  /** The world with its journey in operation. */
  public static Deployment deployment() {
    return new Deployment(catalog(), List.of(onboarding(days(5))), List.of());
  }

  /** The world with another version of its journey. */
  public static Deployment otherVersion() {
    return new Deployment(catalog(), List.of(onboarding(days(6))), List.of());
  }

  private static Plan onboarding(TimeSpan expected) {
    Stage trial =
        new Stage(
            "Trial",
            null,
            null,
            List.of(tell("welcome")),
            List.of(tell("goodbye")),
            List.of(
                new Plan.Reminder(days(2), true, 3, send("still there?"), source("every 2 days"))),
            new Plan.Expected(
                expected, new ActionCall.NotifyOwner(null), source("expected within")),
            false,
            new Plan.Question(null, "How?", List.of("Keep", "Drop"), source("asks")),
            List.of(
                to("Live", new Condition.Becomes(INVOICE_STATUS, is(INVOICE_STATUS, "Paid"))),
                to("Live", happened(3, null)),
                to("Lost", answered("Drop")),
                new Transition(
                    "Lost", new Trigger.After(days(30)), false, List.of(), source("after"))),
            source("stage Trial"));
    Stage live =
        new Stage(
            "Live",
            null,
            null,
            List.of(tell("live")),
            List.of(),
            List.of(),
            null,
            true,
            null,
            List.of(
                to(
                    "Lost",
                    new Condition.And(
                        List.of(
                            new Condition.Held(is(ACCOUNT_STAGE, "gone"), days(3)),
                            new Condition.Not(happened(1, days(7))))))),
            source("stage Live"));
    return new Plan(
        "Onboarding",
        null,
        "Customer",
        null,
        JourneyCalendar.DEFAULT,
        new Plan.Reentry.AfterEnding(days(1)),
        new Plan.Owner(null, "desk@acme.example", source("owned by")),
        List.of(),
        new Plan.Start(is(ACCOUNT_STAGE, "won"), source("starts when")),
        List.of(),
        List.of(),
        List.of(trial, live, end("Lost", "lost")),
        catalog(),
        source("journey"));
  }

  private static final FieldName INVOICE_STATUS = FieldName.parse("Books.Invoice.Status");
  private static final FieldName ACCOUNT_STAGE = FieldName.parse("CRM.Account.Stage");

  private static Stage end(String name, String outcome) {
    return new Stage(
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
        source("stage " + name));
  }

  private static Transition to(String target, Condition condition) {
    return new Transition(
        target, new Trigger.When(condition), false, List.of(), source("advances to " + target));
  }

  private static Condition is(FieldName field, String value) {
    return new Condition.Comparison(
        new Operand.FieldOperand(field),
        Comparator.EQUAL,
        new Operand.Constant(new Value.Text(value)));
  }

  private static Condition happened(int atLeast, @Nullable TimeSpan within) {
    return new Condition.Happened(TypeName.parse("Website.Visit"), null, atLeast, within);
  }

  private static Condition answered(String answer) {
    return new Condition.Comparison(
        new Operand.Answer(), Comparator.EQUAL, new Operand.Constant(new Value.Text(answer)));
  }

  private static Plan.Action tell(String text) {
    return new Plan.Action(send(text), source(text));
  }

  private static ActionCall send(String text) {
    return new ActionCall.Perform(
        TypeName.parse("CRM.Send"),
        List.of(
            new ActionCall.Argument(
                "Text", new ActionCall.ArgumentValue.Constant(new Value.Text(text)))));
  }

  /** Clauses stand on lines of their own, in the order in which they were asked for. */
  private static SourceText source(String text) {
    return new SourceText("onboarding.journey", 1 + Math.floorMod(text.hashCode(), 97), 3, text);
  }

  private static TimeSpan days(int amount) {
    return new TimeSpan(amount, TimeSpan.Unit.DAYS);
  }

  /** A catalogue with one app less, as a workspace that does not fit a filled database. */
  public static Deployment without(String... apps) {
    Deployment whole = deployment();
    return new Deployment(
        new Catalog(
            whole.catalog().apps().stream()
                .filter(app -> !Arrays.asList(apps).contains(app.name()))
                .toList(),
            whole.catalog().subjects()),
        whole.active(),
        List.of());
  }
}
