package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.AMOUNT;
import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.after;
import static dev.milepost.engine.step.TestJourney.and;
import static dev.milepost.engine.step.TestJourney.answered;
import static dev.milepost.engine.step.TestJourney.becomes;
import static dev.milepost.engine.step.TestJourney.compare;
import static dev.milepost.engine.step.TestJourney.days;
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.money;
import static dev.milepost.engine.step.TestJourney.not;
import static dev.milepost.engine.step.TestJourney.or;
import static dev.milepost.engine.step.TestJourney.otherwise;
import static dev.milepost.engine.step.TestJourney.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.explain.Explainer;
import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Plan.Reentry;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.Value;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What signals do to facts, and facts to executions. */
class StepTest {

  private static final Condition PAID = is(STATUS, "Paid");

  private static TestJourney waitingFor(Condition condition) {
    return TestJourney.named("J").stage("Waiting", to("Done", condition)).ending("Done", "done");
  }

  private static TestWorld started(Condition condition) {
    return new TestWorld(waitingFor(condition)).set(STAGE, "won");
  }

  @Nested
  class Facts {

    @Test
    void aSignalThatComesBeforeAnyoneWaitsIsNotLost() {
      TestWorld world = new TestWorld(waitingFor(PAID)).set(STATUS, "Paid");
      assertThat(world.state().executions()).isEmpty();

      world.set(STAGE, "won");

      assertThat(world.stage()).isEqualTo("Done");
      assertThat(world.sent())
          .containsExactly("enter Waiting", "exit Waiting", "do Done", "enter Done");
    }

    @Test
    void aConditionThatWasTrueAndIsFalseAgainIsFalse() {
      TestWorld world =
          started(and(is(STATUS, "Overdue"), compare(AMOUNT, Comparator.GREATER, money("5"))));
      world.set(STATUS, "Overdue").set(STATUS, "Sent").set("Invoice-1", AMOUNT, money("10"));

      assertThat(world.stage()).isEqualTo("Waiting");
    }

    @Test
    void anOlderSourceTimeDoesNotReplaceANewerFact() {
      TestWorld world = started(PAID);
      world.set(STATUS, "Overdue");
      world.setAt("Invoice-1", STATUS, new Value.Text("Paid"), TestWorld.MONDAY.minusSeconds(60));

      assertThat(world.stage()).isEqualTo("Waiting");
      assertThat(world.entries(TimelineEntry.StaleFact.class))
          .singleElement()
          .satisfies(stale -> assertThat(stale.held()).isEqualTo(new Value.Text("Overdue")));
    }

    @Test
    void ofEqualSourceTimesTheLaterReceivedWins() {
      TestWorld world = started(PAID);
      world.set(STATUS, "Overdue").set(STATUS, "Paid");

      assertThat(world.stage()).isEqualTo("Done");
    }

    @Test
    void aSourceWhoseClockRunsAheadDoesNotLockTheFact() {
      TestWorld world = started(PAID);
      world.setAt("Invoice-1", STATUS, new Value.Text("Sent"), TestWorld.MONDAY.plusSeconds(3600));
      world.pass(Duration.ofMinutes(1)).set(STATUS, "Paid");

      assertThat(world.stage()).isEqualTo("Done");
    }

    @Test
    void aFinalValueIsLeftByACorrectionOnly() {
      TestWorld world = started(is(STATUS, "Sent"));
      world.set(STATUS, "Paid").set(STATUS, "Sent");

      assertThat(world.stage()).isEqualTo("Waiting");
      assertThat(world.entries(TimelineEntry.Refused.class))
          .singleElement()
          .satisfies(refused ->
              assertThat(refused.reason())
                  .isEqualTo(
                      "Books.Invoice Invoice-1: Status is \"Paid\", which is final, and cannot"
                          + " become \"Sent\""));

      world.correct("Invoice-1", STATUS, new Value.Text("Sent"));

      assertThat(world.stage()).isEqualTo("Done");
      assertThat(world.entries(TimelineEntry.Corrected.class)).hasSize(1);
    }

    @Test
    void theStatusOfOneInvoiceAndTheAmountOfAnotherDoNotMatch() {
      TestWorld world =
          started(and(is(STATUS, "Overdue"), compare(AMOUNT, Comparator.GREATER, money("100"))));
      world.set(
          "I-1",
          "Books.Invoice",
          new FieldValue("Status", new Value.Text("Overdue")),
          new FieldValue("Amount", money("50")));
      world.set(
          "I-2",
          "Books.Invoice",
          new FieldValue("Status", new Value.Text("Sent")),
          new FieldValue("Amount", money("500")));

      assertThat(world.stage()).isEqualTo("Waiting");
    }

    @Test
    void whenTheNewestRecordIsGoneTheOneBeforeItCounts() {
      TestWorld world = started(PAID);
      world.set("I-1", STATUS, new Value.Text("Sent"));
      world.set("I-2", STATUS, new Value.Text("Draft"));
      world.set("I-1", STATUS, new Value.Text("Paid"));
      assertThat(world.stage()).isEqualTo("Waiting");

      world.gone("Books.Invoice", "I-2");

      assertThat(world.stage()).isEqualTo("Done");
    }

    @Test
    void aNullMakesAFieldUnknownAgain() {
      TestWorld world = started(not(is(STATUS, "Overdue")));
      world.set(STATUS, "Overdue").set("Invoice-1", STATUS, (Value) null);

      assertThat(world.stage()).isEqualTo("Waiting");
    }
  }

  @Nested
  class Advancing {

    @Test
    void twoConditionsOfOneSignalGiveOneAdvanceAndOneSetOfActions() {
      TestWorld world =
          new TestWorld(
              TestJourney.named("J")
                  .stage("A", to("B", is(STATUS, "Sent")), to("C", is(STATUS, "Sent")))
                  .stage("B", to("C", PAID))
                  .ending("C", "end"));
      world.set(STAGE, "won").set(STATUS, "Sent");

      assertThat(world.stage()).isEqualTo("B");
      assertThat(world.entries(TimelineEntry.Advanced.class)).hasSize(1);
      assertThat(world.entries(TimelineEntry.Ambiguity.class))
          .singleElement()
          .satisfies(entry -> {
            assertThat(entry.taken().text()).isEqualTo("advances to B");
            assertThat(entry.others())
                .extracting(other -> other.text())
                .containsExactly("advances to C");
          });
    }

    @Test
    void anElseGoesBehindWhatIsAboveItAlsoWhereThatIsUnknown() {
      TestJourney journey =
          TestJourney.named("J")
              .stage(
                  "A",
                  to("B", compare(AMOUNT, Comparator.GREATER, money("100"))),
                  otherwise("C", is(STATUS, "Sent")))
              .ending("B", "b")
              .ending("C", "c");

      assertThat(new TestWorld(journey).set(STAGE, "won").set(STATUS, "Sent").stage())
          .isEqualTo("C");
      TestWorld both = new TestWorld(journey);
      both.set("Invoice-1", AMOUNT, money("500")).set(STATUS, "Sent").set(STAGE, "won");
      assertThat(both.stage()).isEqualTo("B");
      assertThat(both.entries(TimelineEntry.Ambiguity.class)).isEmpty();
    }

    @Test
    void severalStagesArePassedInOneStepAndAllTheirActionsAreSent() {
      TestWorld world =
          new TestWorld(
              TestJourney.named("J")
                  .stage("A", to("B", is(STAGE, "won")))
                  .stage("B", to("C", is(STAGE, "won")))
                  .ending("C", "end"));
      world.set(STAGE, "won");

      assertThat(world.sent())
          .containsExactly("enter A", "exit A", "do B", "enter B", "exit B", "do C", "enter C");
    }

    @Test
    void aLoopThatStaysTrueIsParkedAndSendsNothing() {
      TestWorld world =
          new TestWorld(
              TestJourney.named("J")
                  .stage("A", to("B", is(STATUS, "Sent")))
                  .stage("B", to("A", is(STATUS, "Sent"))));
      world.set(STAGE, "won");
      int sentBefore = world.sent().size();
      world.set(STATUS, "Sent");

      assertThat(world.execution().status()).isInstanceOf(Execution.Status.Parked.class);
      assertThat(world.stage()).isEqualTo("A");
      assertThat(world.sent()).hasSize(sentBefore);
      assertThat(world.entries(TimelineEntry.Parked.class)).hasSize(1);
    }

    @Test
    void aLoopFromTheStartIsParkedWithTheQuestionOfTheFirstStage() {
      TestWorld world =
          new TestWorld(
              TestJourney.named("J")
                  .stage("A", to("B", is(STATUS, "Sent")))
                  .stage("B", to("A", is(STATUS, "Sent"))));
      world.set(STATUS, "Sent").set(STAGE, "won");

      assertThat(world.execution().status()).isInstanceOf(Execution.Status.Parked.class);
      assertThat(world.stage()).isEqualTo("A");
      assertThat(world.actions())
          .extracting(OutgoingAction::clause)
          .containsExactly("enter:0", "asks");
    }

    @Test
    void anEndingFromAnywhereGoesBeforeTheTransitions() {
      TestWorld world =
          new TestWorld(
              TestJourney.named("J")
                  .endsAt("Lost", is(STATUS, "Overdue"))
                  .stage("A", to("B", is(STATUS, "Overdue")))
                  .stage("B", to("Lost", PAID))
                  .ending("Lost", "lost"));
      world.set(STAGE, "won").set(STATUS, "Overdue");

      assertThat(world.execution().status())
          .isEqualTo(new Execution.Status.Ended("lost", TestWorld.MONDAY));
    }

    @Test
    void whatWouldEndAtOnceDoesNotStart() {
      TestWorld world = new TestWorld(waitingFor(PAID).endsAt("Done", is(STATUS, "Overdue")));
      world.set(STATUS, "Overdue").set(STAGE, "won");

      assertThat(world.state().executions()).isEmpty();
      assertThat(world.entries(TimelineEntry.StartPrevented.class)).hasSize(1);
    }

    @Test
    void anOverrideMovesWithActorAndReason() {
      TestWorld world = started(PAID).force("Done");

      assertThat(world.execution().isRunning()).isFalse();
      assertThat(world.entries(TimelineEntry.Forced.class))
          .singleElement()
          .satisfies(forced -> assertThat(forced.reason()).isEqualTo("agreed on the phone"));
      assertThat(world.force("Waiting").entries(TimelineEntry.Refused.class)).hasSize(1);
    }

    @Test
    void theLastAnswerOfThisVisitCountsAndLateOnesAreRefused() {
      TestWorld world = started(answered("Keep"));
      world.answer("Drop");
      assertThat(world.stage()).isEqualTo("Waiting");
      world.answer("Keep");
      assertThat(world.stage()).isEqualTo("Done");
      world.answer("Keep");
      assertThat(world.entries(TimelineEntry.Refused.class)).hasSize(1);
      assertThat(world.answer("Maybe").entries(TimelineEntry.Refused.class)).hasSize(2);
    }
  }

  @Nested
  class KleeneLogic {

    @Test
    void aComparisonWithAFieldNeverReceivedIsUnknownAndTheReasonNamesIt() {
      Condition notPaid = compare(STATUS, Comparator.NOT_EQUAL, new Value.Text("Paid"));
      TestWorld world = started(notPaid);
      Explanation explanation = explain(world, notPaid);

      assertThat(world.stage()).isEqualTo("Waiting");
      assertThat(explanation.truth()).isEqualTo(Truth.UNKNOWN);
      assertThat(explanation.unknownFields()).extracting(Object::toString).containsExactly(STATUS);
    }

    @Test
    void unknownOrFalseIsUnknown() {
      TestWorld world = started(PAID);
      assertThat(explain(world, or(PAID, is(STAGE, "lost"))).truth()).isEqualTo(Truth.UNKNOWN);
      assertThat(explain(world, or(PAID, is(STAGE, "won"))).truth()).isEqualTo(Truth.TRUE);
      assertThat(explain(world, and(PAID, is(STAGE, "lost"))).truth()).isEqualTo(Truth.FALSE);
      assertThat(explain(world, not(PAID)).truth()).isEqualTo(Truth.UNKNOWN);
    }

    private static Explanation explain(TestWorld world, Condition condition) {
      SubjectState state = world.state();
      return Explainer.explain(state, JourneyCalendar.DEFAULT, world.now(), condition);
    }
  }

  @Nested
  class Becoming {

    @Test
    void aValueHeldFromBeforeTheStageDoesNotBecomeWhenSentAgain() {
      TestWorld world = new TestWorld(waitingFor(becomes(STATUS, "Overdue")));
      world.set(STATUS, "Overdue").set(STAGE, "won").set(STATUS, "Overdue");
      assertThat(world.stage()).isEqualTo("Waiting");

      world.set(STATUS, "Sent").set(STATUS, "Overdue");

      assertThat(world.stage()).isEqualTo("Done");
    }

    @Test
    void aNewerRecordThatBringsTheValueBecomesIt() {
      TestWorld world = new TestWorld(waitingFor(becomes(STATUS, "Overdue")));
      world.set(STATUS, "Overdue").set(STAGE, "won");
      world.set("I-2", STATUS, new Value.Text("Overdue"));

      assertThat(world.stage()).isEqualTo("Done");
    }

    @Test
    void theSignalThatCausesTheEntryDoesNotCount() {
      TestWorld world =
          new TestWorld(
              TestJourney.named("J")
                  .stage("A", to("B", becomes(STATUS, "Overdue")))
                  .stage("B", to("C", becomes(STATUS, "Overdue")))
                  .ending("C", "end"));
      world.set(STAGE, "won").set(STATUS, "Overdue");

      assertThat(world.stage()).isEqualTo("B");
    }
  }

  @Nested
  class Starting {

    @Test
    void itStartsOnceEver() {
      TestWorld world = started(PAID);
      world.set(STATUS, "Paid").set(STAGE, "lost").set(STAGE, "won");

      assertThat(world.state().executions()).hasSize(1);
      assertThat(world.entries(TimelineEntry.StartPrevented.class)).hasSize(1);
    }

    @Test
    void itStartsAgainAfterItsRest() {
      TestWorld world = new TestWorld(waitingFor(PAID).again(new Reentry.AfterEnding(days(90))));
      world.set(STAGE, "won").set(STATUS, "Paid").set(STAGE, "lost").set(STAGE, "won");
      assertThat(world.state().executions()).hasSize(1);

      world.pass(Duration.ofDays(91)).set(STAGE, "lost").set(STAGE, "won");

      assertThat(world.state().executions()).hasSize(2);
    }

    @Test
    void aDeployStartsNothingUntilTheConditionComesTrueAnew() {
      TestWorld world = new TestWorld().set(STAGE, "won").deploy(waitingFor(PAID));
      world.set(STATUS, "Sent");
      assertThat(world.state().executions()).isEmpty();

      world.set(STAGE, "lost").set(STAGE, "won");

      assertThat(world.state().executions()).hasSize(1);
    }

    @Test
    void theClockOfAJourneyThatWasRemovedStops() {
      TestWorld world =
          new TestWorld(waitingFor(PAID).starts(TestJourney.held(is(STAGE, "won"), days(3))));
      world.set(STAGE, "won");
      assertThat(world.state().nextDue()).isNotNull();

      world.deploy().pass(Duration.ofDays(4));

      assertThat(world.state().nextDue()).isNull();
      assertThat(world.state().executions()).isEmpty();
    }

    @Test
    void oneExecutionADealEndsWhenItsDealIsGone() {
      TestWorld world =
          new TestWorld(
              TestJourney.named("J")
                  .forEach("CRM.Deal")
                  .starts(is(STAGE, "won"))
                  .stage("Waiting", to("Done", PAID))
                  .ending("Done", "done"));
      world.set("D-1", STAGE, new Value.Text("won")).set("D-2", STAGE, new Value.Text("won"));
      assertThat(world.state().executions()).hasSize(2);

      world.set(
          "I-1",
          "Books.Invoice",
          new FieldValue("DealId", new Value.Text("D-1")),
          new FieldValue("Status", new Value.Text("Paid")));
      assertThat(world.state().executions())
          .extracting(execution -> execution.visit().stage())
          .containsExactly("Done", "Waiting");

      world.gone("CRM.Deal", "D-2");
      assertThat(world.execution().status())
          .isEqualTo(new Execution.Status.Ended("gone", TestWorld.MONDAY));
    }

    @Test
    void aJourneyStartsFromTheEndingOfAnother() {
      TestWorld world =
          new TestWorld(
              waitingFor(PAID),
              TestJourney.named("Next")
                  .starts(new Condition.JourneyEnded("J", "done"))
                  .stage("First", after("Over", days(1)))
                  .ending("Over", "over"));
      world.set(STAGE, "won").set(STATUS, "Paid");

      assertThat(world.execution().name().journey()).isEqualTo("Next");
      assertThat(world.stage()).isEqualTo("First");
    }
  }
}
