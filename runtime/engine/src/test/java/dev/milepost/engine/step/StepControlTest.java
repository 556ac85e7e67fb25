package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.PAID;
import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.after;
import static dev.milepost.engine.step.TestJourney.answered;
import static dev.milepost.engine.step.TestJourney.becomes;
import static dev.milepost.engine.step.TestJourney.days;
import static dev.milepost.engine.step.TestJourney.every;
import static dev.milepost.engine.step.TestJourney.expected;
import static dev.milepost.engine.step.TestJourney.held;
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.not;
import static dev.milepost.engine.step.TestJourney.or;
import static dev.milepost.engine.step.TestJourney.to;
import static dev.milepost.engine.step.TestJourney.waitingFor;
import static dev.milepost.engine.step.TestWorld.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.milepost.engine.plan.Plan.Reentry;
import dev.milepost.engine.state.Execution.Status;
import dev.milepost.engine.step.Input.Control;
import dev.milepost.engine.value.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person stops an execution, and lets it go on. */
class StepControlTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void whatIsPausedKeepsItsFactsAndMovesWhenItIsResumed() {
    TestWorld world = started(PAID).control(Control.PAUSE).set(STATUS, "Paid");

    assertThat(world.stage()).isEqualTo("Waiting");
    assertThat(world.execution().status())
        .isEqualTo(new Status.Paused("asked by the customer", TestWorld.MONDAY));

    world.control(Control.RESUME);

    assertThat(world.stage()).isEqualTo("Done");
    assertThat(world.entries(TimelineEntry.Controlled.class))
        .extracting(TimelineEntry.Controlled::control, TimelineEntry.Controlled::actor)
        .containsExactly(tuple(Control.PAUSE, "ann"), tuple(Control.RESUME, "ann"));
  }

  @Test
  void whatHappensDuringAPauseIsRemembered() {
    TestWorld world = started(becomes(STATUS, "Paid")).control(Control.PAUSE);
    world.set(STATUS, "Sent").set(STATUS, "Paid");

    assertThat(world.control(Control.RESUME).stage()).isEqualTo("Done");
  }

  @Test
  void theTimeOfAPauseCountsForWhatMustHold() {
    TestWorld world = started(held(is(STATUS, "Sent"), days(3))).control(Control.PAUSE);
    world.set(STATUS, "Sent").pass(DAY.multipliedBy(2)).control(Control.RESUME);

    assertThat(world.pass(DAY.minusSeconds(1)).stage()).isEqualTo("Waiting");
    assertThat(world.pass(Duration.ofSeconds(1)).stage()).isEqualTo("Done");
  }

  @Test
  void noTimerRingsDuringAPauseAndOneThatRanOutIsWorkedOffAtItsEnd() {
    TestJourney journey =
        TestJourney.named("J")
            .stage(
                "Waiting",
                List.of(every(days(2), 9, "still there?")),
                expected(days(5)),
                after("Lost", days(30)))
            .ending("Lost", "lost");
    TestWorld world = new TestWorld(journey).set(STAGE, "won").control(Control.PAUSE);

    world.pass(DAY.multipliedBy(7));

    assertThat(world.state().nextDue()).isNull();
    assertThat(world.sent()).containsExactly("enter Waiting", "ask: How?");

    world.control(Control.RESUME);

    assertThat(world.sent())
        .as("of three reminders that were missed, the latest is sent; the owner is told once")
        .containsExactly("enter Waiting", "ask: How?", "still there?", "notify: desk@acme.example");
    assertThat(world.entries(TimelineEntry.ReminderSkipped.class)).hasSize(2);
    assertThat(world.state().nextDue()).isEqualTo(TestWorld.MONDAY.plus(DAY.multipliedBy(8)));

    world.control(Control.PAUSE).pass(DAY.multipliedBy(30)).control(Control.RESUME);

    assertThat(world.stage()).as("a deadline that ran out meanwhile is taken").isEqualTo("Lost");
  }

  @Test
  void anAnswerReachesAPausedExecutionAndMovesItWhenItIsResumed() {
    TestWorld world = started(answered("Keep")).control(Control.PAUSE).answer("Keep");

    assertThat(world.stage()).isEqualTo("Waiting");
    assertThat(world.control(Control.RESUME).stage()).isEqualTo("Done");
  }

  @Test
  void whatIsCancelledEndsThereAndSendsNothing() {
    TestWorld world =
        new TestWorld(waitingFor(PAID).again(new Reentry.AfterEnding(null))).set(STAGE, "won");
    List<String> before = world.sent();

    world.control(Control.CANCEL).set(STATUS, "Paid");

    assertThat(world.stage()).isEqualTo("Waiting");
    assertThat(world.execution().status())
        .isEqualTo(new Status.Ended("cancelled", TestWorld.MONDAY));
    assertThat(world.sent()).isEqualTo(before);
    assertThat(world.state().nextDue()).isNull();
    assertThat(world.set(STAGE, "lost").set(STAGE, "won").state().executions())
        .as("it may start again")
        .hasSize(2);
  }

  @Test
  void noSecondExecutionStartsBesideOneThatIsPaused() {
    TestWorld world =
        new TestWorld(waitingFor(PAID).again(new Reentry.AfterEnding(null))).set(STAGE, "won");
    world.control(Control.PAUSE).set(STAGE, "lost").set(STAGE, "won");

    assertThat(world.state().executions()).hasSize(1);
    assertThat(world.entries(TimelineEntry.StartPrevented.class)).hasSize(1);
  }

  @Test
  void whatWasParkedBecauseItSpunIsReleasedOnceItsFactsAreRight() {
    TestJourney spinning =
        TestJourney.named("J")
            .stage("A", to("B", PAID))
            .stage("B", to("A", PAID), to("Done", not(PAID)))
            .ending("Done", "done");
    TestWorld world = new TestWorld(spinning).set(STAGE, "won").set(STATUS, "Paid");
    assertThat(world.execution().status()).isInstanceOf(Status.Parked.class);

    assertThat(world.control(Control.RELEASE).execution().status())
        .as("its conditions are what they were")
        .isInstanceOf(Status.Parked.class);

    world.correct("Invoice-1", STATUS, new Value.Text("Sent"));
    world.control(Control.RELEASE);

    assertThat(world.execution().isRunning()).isTrue();
    assertThat(world.stage()).isEqualTo("A");
  }

  @Test
  void aPersonParksWhatIsWrong() {
    TestWorld world = started(PAID).control(Control.PARK).set(STATUS, "Paid");
    assertThat(world.stage()).isEqualTo("Waiting");
    assertThat(world.control(Control.RELEASE).stage()).isEqualTo("Done");
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatFits() {
    TestWorld world = started(or(PAID, PAID));

    world.control(Control.RESUME).control(Control.RELEASE);
    world.control(Control.PAUSE).control(Control.PAUSE).control(Control.RELEASE);
    world.control(Control.PARK).control(Control.RESUME).control(Control.CANCEL);
    world.control(Control.CANCEL);

    assertThat(world.entries(TimelineEntry.Refused.class))
        .extracting(TimelineEntry.Refused::reason)
        .containsExactly(
            "the execution is not paused",
            "the execution is not parked",
            "the execution is paused already",
            "the execution is not parked but paused; resume it",
            "the execution is not paused but parked; release it",
            "the execution has ended");
  }
}
