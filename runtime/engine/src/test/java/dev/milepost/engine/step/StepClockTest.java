package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.DUE;
import static dev.milepost.engine.step.TestJourney.PAID;
import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.after;
import static dev.milepost.engine.step.TestJourney.all;
import static dev.milepost.engine.step.TestJourney.day;
import static dev.milepost.engine.step.TestJourney.days;
import static dev.milepost.engine.step.TestJourney.every;
import static dev.milepost.engine.step.TestJourney.expected;
import static dev.milepost.engine.step.TestJourney.happened;
import static dev.milepost.engine.step.TestJourney.held;
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.member;
import static dev.milepost.engine.step.TestJourney.operand;
import static dev.milepost.engine.step.TestJourney.source;
import static dev.milepost.engine.step.TestJourney.to;
import static dev.milepost.engine.step.TestJourney.waitingFor;
import static dev.milepost.engine.step.TestWorld.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Condition.Operand;
import dev.milepost.engine.plan.Condition.Quantifier;
import dev.milepost.engine.plan.Plan.Promise;
import dev.milepost.engine.plan.Plan.Trigger;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.time.TimeSpan;
import dev.milepost.engine.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What time does to executions. */
class StepClockTest {

  @Test
  void aTimedTransitionComesOnItsTime() {
    TestWorld world =
        new TestWorld(TestJourney.named("J").stage("A", after("B", days(14))).ending("B", "late"));
    world.set(STAGE, "won").pass(Duration.ofDays(13));
    assertThat(world.stage()).isEqualTo("A");

    world.pass(Duration.ofDays(1));

    assertThat(world.stage()).isEqualTo("B");
  }

  @Test
  void aMovedDateMovesTheTimerAndAPastOneIsEnabledAtOnce() {
    TestJourney journey =
        TestJourney.named("J")
            .stage("A", to("B", new Trigger.AtDate(FieldName.parse(DUE), days(2), true), false))
            .ending("B", "due");
    TestWorld world = new TestWorld(journey).set(STAGE, "won");
    assertThat(world.state().nextDue()).isNull();
    world.set("I-1", DUE, day("2026-01-20"));
    assertThat(world.state().nextDue()).isEqualTo(Instant.parse("2026-01-18T00:00:00Z"));
    world.set("I-1", DUE, day("2026-01-30"));
    assertThat(world.state().nextDue()).isEqualTo(Instant.parse("2026-01-28T00:00:00Z"));
    world.set("I-1", DUE, day("2026-01-06"));
    assertThat(world.stage()).isEqualTo("B");
  }

  @Test
  void aConditionMustHoldWithoutABreak() {
    TestWorld world = started(held(is(STATUS, "Overdue"), days(10)));
    world.set(STATUS, "Overdue").pass(Duration.ofDays(9));
    world.set(STATUS, "Sent").set(STATUS, "Overdue").pass(Duration.ofDays(9));
    assertThat(world.stage()).isEqualTo("Waiting");

    world.pass(Duration.ofDays(1));

    assertThat(world.stage()).isEqualTo("Done");
  }

  @Test
  void theTimeBeforeTheStageCountsAndAnotherNewestRecordStartsAnew() {
    TestJourney journey = waitingFor(held(is(STATUS, "Overdue"), days(10)));
    TestWorld early = new TestWorld(journey).set(STATUS, "Overdue");
    early.pass(Duration.ofDays(10)).set(STAGE, "won");
    assertThat(early.stage()).isEqualTo("Done");

    TestWorld another = new TestWorld(journey).set(STATUS, "Overdue").set(STAGE, "won");
    another.pass(Duration.ofDays(9)).set("I-2", STATUS, new Value.Text("Overdue"));
    another.pass(Duration.ofDays(9));
    assertThat(another.stage()).isEqualTo("Waiting");
    assertThat(another.pass(Duration.ofDays(1)).stage()).isEqualTo("Done");
  }

  @Test
  void aComparisonWithTodayWakesTheExecutionInItsZone() {
    TestJourney journey =
        waitingFor(new Condition.Comparison(operand(DUE), Comparator.LESS, new Operand.Today()))
            .calendar(new JourneyCalendar(ZoneId.of("Europe/Berlin"), null));
    TestWorld world = new TestWorld(journey).set(STAGE, "won").set("I-1", DUE, day("2026-03-29"));

    assertThat(world.state().nextDue()).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    assertThat(world.pass(Duration.ofDays(90)).stage()).isEqualTo("Done");
  }

  @Test
  void aDateWithinTheNextDaysWakesOnceAndOnTheDay() {
    TestWorld world = started(new Condition.WithinNext(operand(DUE), days(30)));
    world.set("I-1", DUE, day("2026-04-30"));

    assertThat(world.state().nextDue()).isEqualTo(Instant.parse("2026-03-31T00:00:00Z"));
    assertThat(world.pass(Duration.ofDays(85)).stage()).isEqualTo("Done");
  }

  @Test
  void aTimeWithinTheNextMonthWakesWhereNoMonthClampsAnyMore() {
    String callAt = "Books.Invoice.CallAt";
    TimeSpan month = new TimeSpan(1, TimeSpan.Unit.MONTHS);
    TestWorld world = started(new Condition.WithinNext(operand(callAt), month));
    world.set("I-1", callAt, new Value.Moment(Instant.parse("2026-03-31T10:00:00Z")));

    // The last moment of February, a month on, is 28 March.
    assertThat(world.state().nextDue()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
  }

  @Test
  void aDateLongAgoWakesOnTheFirstDayBeyond() {
    TestWorld world = started(new Condition.MoreThanAgo(operand(DUE), days(90)));
    world.set("I-1", DUE, day("2026-01-01"));

    assertThat(world.state().nextDue()).isEqualTo(Instant.parse("2026-04-02T00:00:00Z"));
  }

  @Test
  void happeningsAreCountedFromTheEntryAndThoseOfTheLastDaysFromBefore() {
    TestWorld visits = new TestWorld(waitingFor(happened("CRM.Visit", 2, null)));
    visits.happens("CRM.Visit").set(STAGE, "won").happens("CRM.Visit");
    assertThat(visits.stage()).isEqualTo("Waiting");
    assertThat(visits.happens("CRM.Visit").stage()).isEqualTo("Done");

    TestWorld recent = new TestWorld(waitingFor(happened("CRM.Visit", 1, days(7))));
    recent.happens("CRM.Visit").pass(Duration.ofDays(6)).set(STAGE, "won");
    assertThat(recent.stage()).isEqualTo("Done");

    TestWorld old = new TestWorld(waitingFor(happened("CRM.Visit", 1, days(7))));
    old.happens("CRM.Visit").pass(Duration.ofDays(7)).set(STAGE, "won");
    assertThat(old.stage()).isEqualTo("Waiting");
  }

  @Test
  void quantifiersSpeakOfAllRecordsAndEveryOverNoneIsFalse() {
    Condition every = all(Quantifier.EVERY, "Books.Invoice", member(STATUS, "Paid"));
    TestWorld world = started(every);
    assertThat(world.stage()).isEqualTo("Waiting");
    world.set("I-1", STATUS, new Value.Text("Sent"));
    world.set("I-2", STATUS, new Value.Text("Paid"));
    assertThat(world.stage()).isEqualTo("Waiting");
    assertThat(world.set("I-1", STATUS, new Value.Text("Paid")).stage()).isEqualTo("Done");

    assertThat(started(all(Quantifier.NO, "Books.Invoice", null)).stage()).isEqualTo("Done");
    assertThat(started(all(Quantifier.ANY, "Books.Invoice", null)).stage()).isEqualTo("Waiting");
  }

  @Test
  void aDowntimeSendsTheLatestRepeatOnlyAndNotesTheOthers() {
    TestJourney journey =
        TestJourney.named("J")
            .stage("A", List.of(every(days(3), 5, "remind")), null, to("B", PAID))
            .ending("B", "paid");
    TestWorld awake = new TestWorld(journey).set(STAGE, "won").pass(Duration.ofDays(40));
    assertThat(awake.sent()).filteredOn("remind"::equals).hasSize(5);

    TestWorld asleep = new TestWorld(journey).set(STAGE, "won").sleep(Duration.ofDays(12));
    assertThat(asleep.sent()).filteredOn("remind"::equals).hasSize(1);
    assertThat(asleep.entries(TimelineEntry.ReminderSkipped.class)).hasSize(3);
    assertThat(asleep.pass(Duration.ofDays(40)).sent()).filteredOn("remind"::equals).hasSize(2);
  }

  @Test
  void monthlyRemindersStayAtTheEndOfTheMonth() {
    TestJourney journey =
        TestJourney.named("J")
            .stage(
                "A",
                List.of(every(new TimeSpan(1, TimeSpan.Unit.MONTHS), null, "remind")),
                null,
                to("B", PAID))
            .ending("B", "paid");
    TestWorld world = new TestWorld(journey);
    world.pass(Duration.ofDays(26)).set(STAGE, "won");

    assertThat(world.now()).isEqualTo(Instant.parse("2026-01-31T09:00:00Z"));
    assertThat(world.state().nextDue()).isEqualTo(Instant.parse("2026-02-28T09:00:00Z"));
    world.pass(Duration.ofDays(29));
    assertThat(world.state().nextDue()).isEqualTo(Instant.parse("2026-03-31T09:00:00Z"));
  }

  @Test
  void anExecutionStallsOnceAndItsOwnerIsTold() {
    TestJourney journey =
        TestJourney.named("J")
            .stage("A", List.of(), expected(days(5)), to("B", PAID))
            .ending("B", "paid");
    TestWorld world = new TestWorld(journey).set(STAGE, "won").pass(Duration.ofDays(30));

    assertThat(world.execution().visit().stalledSince())
        .isEqualTo(TestWorld.MONDAY.plus(Duration.ofDays(5)));
    assertThat(world.entries(TimelineEntry.Stalled.class)).hasSize(1);
    // Once for the question on entry, once for the stall.
    assertThat(world.entries(TimelineEntry.OwnerUnknown.class)).hasSize(2);
    assertThat(world.sent()).contains("notify: desk@acme.example");
  }

  @Test
  void leavingAStageWithdrawsWhatBelongsToTheVisit() {
    TestJourney journey =
        TestJourney.named("J")
            .stage("A", List.of(every(days(1), null, "remind")), null, after("B", days(1)))
            .ending("B", "over");
    TestWorld world = new TestWorld(journey).set(STAGE, "won").pass(Duration.ofDays(3));

    assertThat(world.sent()).doesNotContain("remind").contains("exit A", "enter B");
  }

  @Test
  void aBrokenPromiseMovesNothingAndIsToldOnce() {
    TestWorld world =
        new TestWorld(
            waitingFor(PAID)
                .promises(new Promise.NeverAt("Waiting", is(STATUS, "Overdue"), source("never")))
                .promises(new Promise.EndsWithin(days(7), source("promises to end"))));
    world.set(STAGE, "won").set(STATUS, "Overdue").set(STATUS, "Sent").set(STATUS, "Overdue");
    assertThat(world.entries(TimelineEntry.PromiseBroken.class)).hasSize(1);

    world.pass(Duration.ofDays(30));

    assertThat(world.entries(TimelineEntry.PromiseBroken.class)).hasSize(2);
    assertThat(world.stage()).isEqualTo("Waiting");
  }

  @Test
  void atOneInstantTheSignalGoesBeforeTheTick() {
    TestJourney journey =
        TestJourney.named("J")
            .stage("A", after("Late", days(1)), to("Paid", PAID))
            .ending("Late", "late")
            .ending("Paid", "paid");
    TestWorld world = new TestWorld(journey).set(STAGE, "won");
    Instant deadline = TestWorld.MONDAY.plus(Duration.ofDays(1));
    assertThat(world.state().nextDue()).isEqualTo(deadline);
    world.pass(Duration.ofDays(1).minusNanos(1000)).set(STATUS, "Paid");

    assertThat(world.stage()).isEqualTo("Paid");
    assertThat(world.state().nextDue()).isNull();
  }

  @Test
  void sumsAndCountsCompareAsNumbers() {
    Condition sum =
        new Condition.Comparison(
            new Operand.SumOf(FieldName.parse(TestJourney.AMOUNT), member(STATUS, "Paid")),
            Comparator.GREATER_OR_EQUAL,
            new Operand.Constant(TestJourney.money("100")));
    TestWorld world = started(sum);
    world.set("I-1", TestJourney.AMOUNT, TestJourney.money("60"));
    world.set("I-1", STATUS, new Value.Text("Paid"));
    world.set("I-2", TestJourney.AMOUNT, TestJourney.money("40"));
    assertThat(world.stage()).isEqualTo("Waiting");
    assertThat(world.set("I-2", STATUS, new Value.Text("Paid")).stage()).isEqualTo("Done");
  }
}
