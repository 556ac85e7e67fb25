package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.PAID;
import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.after;
import static dev.milepost.engine.step.TestJourney.days;
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.to;
import static dev.milepost.engine.step.TestJourney.waitingFor;
import static dev.milepost.engine.step.TestWorld.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan.Reentry;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.value.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When executions start, once or again. */
final class StartingTest {

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
