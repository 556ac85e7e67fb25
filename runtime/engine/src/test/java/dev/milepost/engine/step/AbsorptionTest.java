package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.days;
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan.Reentry;
import dev.milepost.engine.state.Execution;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A subject takes over another one that turned out to be the same. */
final class AbsorptionTest {

  private static TestJourney journey() {
    return TestJourney.named("Onboarding")
        .stage("Waiting", to("Done", is(STATUS, "Paid")))
        .ending("Done", "won");
  }

  private static Duration inDays(int days) {
    return Duration.ofDays(days);
  }

  @Test
  void whatBothTogetherMakeTrueMovesWhoWaits() {
    TestWorld one = new TestWorld(journey()).set(STAGE, "won");
    TestWorld other = one.beside("other").set(STATUS, "Paid");

    one.absorb(other);

    assertThat(one.execution().status())
        .isEqualTo(new Execution.Status.Ended("won", TestWorld.MONDAY));
  }

  @Test
  void whatBothTogetherMakeTrueStarts() {
    TestJourney journey =
        journey().starts(new Condition.And(List.of(is(STAGE, "won"), is(STATUS, "Sent"))));
    TestWorld one = new TestWorld(journey).set(STAGE, "won");
    TestWorld other = one.beside("other").set(STATUS, "Sent");
    assertThat(one.state().executions()).isEmpty();

    one.absorb(other);

    assertThat(one.state().executions()).hasSize(1);
  }

  @Test
  void whatTheOtherHadStartedDoesNotStartAgain() {
    TestJourney journey =
        journey()
            .starts(new Condition.Becomes(FieldName.parse(STAGE), is(STAGE, "won")))
            .again(new Reentry.AfterEnding(null));
    TestWorld one = new TestWorld(journey);
    TestWorld other = one.beside("other").set(STAGE, "won").set(STATUS, "Paid").pass(inDays(9));

    one.absorb(other);

    assertThat(one.state().executions())
        .hasSize(1)
        .allMatch(execution -> execution.status() instanceof Execution.Status.Ended);
    assertThat(one.sent()).as("nothing is sent a second time").isEmpty();
  }

  @Test
  void whatTurnedBeforeAStageWasEnteredIsNoNewsToIt() {
    TestJourney journey =
        TestJourney.named("Onboarding")
            .stage(
                "Waiting",
                to("Done", new Condition.Becomes(FieldName.parse(STATUS), is(STATUS, "Paid"))))
            .ending("Done", "won");
    TestWorld early = new TestWorld(journey);
    TestWorld late = early.beside("late");
    TestWorld before = early.beside("before").set(STATUS, "Paid");
    early.pass(inDays(1)).set(STAGE, "won");
    TestWorld after = late.beside("after").pass(inDays(2)).set(STATUS, "Paid");
    late.pass(inDays(1)).set(STAGE, "won");

    assertThat(early.absorb(before).stage()).isEqualTo("Waiting");
    assertThat(late.absorb(after).stage()).isEqualTo("Done");
  }

  @Test
  void whatHeldForTheOtherGoesOnHolding() {
    TestJourney journey =
        TestJourney.named("Onboarding")
            .stage("Waiting", to("Done", new Condition.Held(is(STATUS, "Overdue"), days(10))))
            .ending("Done", "lost");
    TestWorld one = new TestWorld(journey).set(STAGE, "won");
    TestWorld other = one.beside("other").set(STATUS, "Overdue").pass(inDays(6));

    one.absorb(other);

    assertThat(one.pass(inDays(3)).stage()).isEqualTo("Waiting");
    assertThat(one.pass(inDays(1)).stage()).isEqualTo("Done");
  }

  @Test
  void theYoungerOfTwoExecutionsEndsAndSaysNothing() {
    TestWorld one = new TestWorld(journey()).pass(inDays(1)).set(STAGE, "won");
    TestWorld older = one.beside("older", TestWorld.MONDAY).set(STAGE, "won");
    int sent = one.sent().size();

    one.absorb(older);

    assertThat(one.state().executions())
        .extracting(Execution::isRunning)
        .containsExactly(false, true);
    assertThat(one.entries(TimelineEntry.EndedAsMerged.class))
        .extracting(merged -> merged.execution().number())
        .containsExactly(1);
    assertThat(one.sent()).hasSize(sent);
  }

  @Test
  void whoeverStartedFirstStepsFirstWhereverItStarted() {
    TestJourney second =
        TestJourney.named("Second")
            .stage("Waiting", to("Done", is(STATUS, "Paid")))
            .ending("Done", "won")
            .starts(is(STATUS, "Sent"));
    TestWorld one = new TestWorld(journey(), second).pass(inDays(1)).set(STAGE, "won");
    TestWorld older = one.beside("older", TestWorld.MONDAY).set(STATUS, "Sent");

    one.absorb(older).set(STATUS, "Paid");

    assertThat(one.entries(TimelineEntry.Advanced.class))
        .extracting(advanced -> advanced.execution().journey())
        .containsExactly("Second", "Onboarding");
  }

  @Test
  void whoIsAbsorbedHasNothingLeft() {
    TestWorld one = new TestWorld(journey()).set(STAGE, "won");

    one.yieldTo("acme");

    assertThat(one.state().allRecords()).isEmpty();
    assertThat(one.state().executions()).isEmpty();
    assertThat(one.state().nextDue()).isNull();
  }
}
