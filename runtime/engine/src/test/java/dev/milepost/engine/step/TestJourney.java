package dev.milepost.engine.step;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Condition.Quantifier;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.Plan.Reentry;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.plan.Plan.Stage;
import dev.milepost.engine.plan.Plan.Transition;
import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Journeys for tests, put together without the compiler, over one small world of apps. */
final class TestJourney {

  static final Catalog CATALOG =
      new Catalog(
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
                                          new Option("Overdue", false),
                                          new Option("Paid", true)))),
                              new Catalog.Field("Amount", Scalar.MONEY),
                              new Catalog.Field("DueDate", Scalar.DATE),
                              new Catalog.Field("CallAt", Scalar.DATETIME),
                              new Catalog.Field("DealId", Scalar.TEXT)),
                          new Catalog.BelongsTo(new TypeName("CRM", "Deal"), "DealId"))),
                  List.of(),
                  List.of()),
              new Catalog.App(
                  "CRM",
                  List.of(
                      new Catalog.RecordType(
                          "Deal",
                          List.of(
                              new Catalog.Field("Stage", Scalar.TEXT),
                              new Catalog.Field("Owner", Scalar.TEXT)),
                          null)),
                  List.of(
                      new Catalog.EventType(
                          "Visit", List.of(new Catalog.Field("Page", Scalar.TEXT)), null)),
                  List.of(
                      new Catalog.ActionType(
                          "Send", List.of(new Catalog.Field("Text", Scalar.TEXT)))))),
          List.of(
              new Catalog.SubjectType(
                  "Customer",
                  List.of(
                      new Catalog.Key("Account", List.of(FieldName.parse("CRM.Deal.Account")))))));

  static final String STATUS = "Books.Invoice.Status";
  static final String AMOUNT = "Books.Invoice.Amount";
  static final String DUE = "Books.Invoice.DueDate";
  static final String STAGE = "CRM.Deal.Stage";
  static final Condition PAID = is(STATUS, "Paid");

  private final String name;
  private final List<Stage> stages = new ArrayList<>();
  private final List<Plan.Ending> endings = new ArrayList<>();
  private final List<Plan.Promise> promises = new ArrayList<>();
  private Condition starts = is(STAGE, "won");
  private Reentry reentry = new Reentry.Once();
  private JourneyCalendar calendar = JourneyCalendar.DEFAULT;
  private @Nullable TypeName forEach;
  private @Nullable String formerName;

  private TestJourney(String name) {
    this.name = name;
  }

  /** One stage that a condition leads out of. */
  static TestJourney waitingFor(Condition condition) {
    return named("J").stage("Waiting", to("Done", condition)).ending("Done", "done");
  }

  static TestJourney named(String name) {
    return new TestJourney(name);
  }

  TestJourney renamedFrom(String former) {
    formerName = former;
    return this;
  }

  TestJourney starts(Condition condition) {
    starts = condition;
    return this;
  }

  TestJourney again(Reentry rule) {
    reentry = rule;
    return this;
  }

  TestJourney calendar(JourneyCalendar other) {
    calendar = other;
    return this;
  }

  TestJourney forEach(String record) {
    forEach = TypeName.parse(record);
    return this;
  }

  TestJourney endsAt(String stage, Condition when) {
    endings.add(new Plan.Ending(stage, new Trigger.When(when), source("ends at " + stage)));
    return this;
  }

  TestJourney promises(Plan.Promise promise) {
    promises.add(promise);
    return this;
  }

  TestJourney stage(String stage, Transition... transitions) {
    return stage(stage, List.of(), null, transitions);
  }

  TestJourney stage(
      String stage,
      List<Plan.Reminder> reminders,
      Plan.@Nullable Expected expected,
      Transition... transitions) {
    stages.add(
        new Stage(
            stage,
            null,
            null,
            List.of(tell("enter " + stage)),
            List.of(tell("exit " + stage)),
            reminders,
            expected,
            false,
            new Plan.Question(null, "How?", List.of("Keep", "Drop"), source("asks")),
            List.of(transitions),
            source("stage " + stage)));
    return this;
  }

  TestJourney ending(String stage, String outcome) {
    stages.add(
        new Stage(
            stage,
            null,
            outcome,
            List.of(tell("enter " + stage)),
            List.of(),
            List.of(),
            null,
            false,
            null,
            List.of(),
            source("stage " + stage)));
    return this;
  }

  Plan plan() {
    return new Plan(
        name,
        formerName,
        "Customer",
        forEach,
        calendar,
        reentry,
        new Plan.Owner(FieldName.parse("CRM.Deal.Owner"), "desk@acme.example", source("owned by")),
        List.of(),
        new Plan.Start(starts, source("starts when")),
        endings,
        promises,
        stages,
        CATALOG,
        source("journey " + name));
  }

  static SourceText source(String text) {
    return new SourceText("test.journey", 1, 1, text);
  }

  static Plan.Action tell(String text) {
    return new Plan.Action(send(text), source(text));
  }

  static ActionCall send(String text) {
    return new ActionCall.Perform(
        TypeName.parse("CRM.Send"),
        List.of(
            new ActionCall.Argument(
                "Text", new ActionCall.ArgumentValue.Constant(new Value.Text(text)))));
  }

  static Transition to(String target, Condition when) {
    return to(target, new Trigger.When(when), false);
  }

  static Transition otherwise(String target, Condition when) {
    return to(target, new Trigger.When(when), true);
  }

  static Transition after(String target, TimeSpan span) {
    return to(target, new Trigger.After(span), false);
  }

  static Transition to(String target, Trigger trigger, boolean isElse) {
    return new Transition(
        target, trigger, isElse, List.of(tell("do " + target)), source("advances to " + target));
  }

  static Plan.Reminder every(TimeSpan span, @Nullable Integer atMost, String text) {
    return new Plan.Reminder(span, true, atMost, send(text), source("every " + span.print()));
  }

  static Plan.Expected expected(TimeSpan span) {
    return new Plan.Expected(
        span, new ActionCall.NotifyOwner(null), source("expected within " + span.print()));
  }

  static TimeSpan days(long amount) {
    return new TimeSpan(amount, TimeSpan.Unit.DAYS);
  }

  static Condition is(String field, String value) {
    return compare(field, Comparator.EQUAL, new Value.Text(value));
  }

  static Condition compare(String field, Comparator comparator, Value value) {
    return new Condition.Comparison(operand(field), comparator, new Operand.Constant(value));
  }

  static Operand operand(String field) {
    return new Operand.FieldOperand(FieldName.parse(field));
  }

  static Condition becomes(String field, String value) {
    return new Condition.Becomes(FieldName.parse(field), is(field, value));
  }

  static Condition member(String field, String value) {
    return new Condition.Comparison(
        new Operand.Member(FieldName.parse(field)),
        Comparator.EQUAL,
        new Operand.Constant(new Value.Text(value)));
  }

  static Condition all(Quantifier quantifier, String record, @Nullable Condition filter) {
    return new Condition.Quantified(quantifier, TypeName.parse(record), filter);
  }

  static Condition and(Condition... parts) {
    return new Condition.And(List.of(parts));
  }

  static Condition or(Condition... parts) {
    return new Condition.Or(List.of(parts));
  }

  static Condition not(Condition part) {
    return new Condition.Not(part);
  }

  static Condition held(Condition condition, TimeSpan span) {
    return new Condition.Held(condition, span);
  }

  static Condition happened(String event, int atLeast, @Nullable TimeSpan within) {
    return new Condition.Happened(TypeName.parse(event), null, atLeast, within);
  }

  static Condition answered(String answer) {
    return new Condition.Comparison(
        new Operand.Answer(), Comparator.EQUAL, new Operand.Constant(new Value.Text(answer)));
  }

  static Value money(String amount) {
    return new Value.Money(new BigDecimal(amount), null);
  }

  static Value day(String date) {
    return new Value.Day(LocalDate.parse(date));
  }
}
