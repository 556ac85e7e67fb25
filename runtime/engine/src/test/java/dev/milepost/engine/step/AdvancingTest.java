package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.AMOUNT;
import static dev.milepost.engine.step.TestJourney.PAID;
import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.answered;
import static dev.milepost.engine.step.TestJourney.compare;
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.money;
import static dev.milepost.engine.step.TestJourney.otherwise;
import static dev.milepost.engine.step.TestJourney.to;
import static dev.milepost.engine.step.TestJourney.waitingFor;
import static dev.milepost.engine.step.TestWorld.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.state.Execution;
import org.junit.jupiter.api.Test;

/** How executions move on, once and with all that belongs to it. */
final class AdvancingTest {

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

    assertThat(new TestWorld(journey).set(STAGE, "won").set(STATUS, "Sent").stage()).isEqualTo("C");
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
