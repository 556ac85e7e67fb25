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
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Plan.Reentry;
import dev.milepost.engine.plan.PlanHash;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.state.Visit.ReminderProgress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What it means that a running execution is moved to another version of its journey. */
class MigrationTest {

  private static final Condition SENT = is(STATUS, "Sent");

  private static TestJourney waiting(Condition condition) {
    return TestJourney.named("J")
        .stage("Waiting", to("Done", condition))
        .stage("Review", to("Done", answered("Keep")))
        .ending("Done", "done");
  }

  private static TestJourney reminding(Integer everyDays, String... texts) {
    return TestJourney.named("J")
        .stage(
            "Waiting",
            List.of(texts).stream().map(text -> every(days(everyDays), null, text)).toList(),
            expected(days(everyDays)),
            to("Done", PAID))
        .ending("Done", "done");
  }

  @Test
  void whatIsTrueAfterAMigrationIsEvaluated() {
    TestJourney old = waiting(PAID);
    TestJourney fresh = waiting(SENT);
    TestWorld world = new TestWorld(old).set(STAGE, "won").set(STATUS, "Sent");

    world.deployBeside(old, fresh);
    assertThat(world.stage()).as("a deploy moves nothing").isEqualTo("Waiting");
    world.migrate(fresh, "Waiting");

    assertThat(world.stage()).isEqualTo("Done");
    assertThat(world.execution().plan()).isEqualTo(PlanHash.of(fresh.plan()));
    assertThat(world.sent())
        .as("nothing is entered again")
        .containsExactly("enter Waiting", "ask: How?", "exit Waiting", "do Done", "enter Done");
  }

  @Test
  void theVisitGoesOn() {
    TestJourney old = waiting(becomes(STATUS, "Paid"));
    TestJourney fresh =
        TestJourney.named("J")
            .stage("Paying", after("Done", days(9)), to("Done", becomes(STATUS, "Paid")))
            .ending("Done", "done");
    TestWorld world = new TestWorld(old).set(STAGE, "won").pass(Duration.ofDays(4));
    world.answer("Keep");
    Execution before = world.execution();

    world.deployBeside(old, fresh).migrate(fresh, "Paying");

    Execution moved = world.execution();
    assertThat(moved.visit().stage()).isEqualTo("Paying");
    assertThat(moved.visit().number()).isEqualTo(before.visit().number());
    assertThat(moved.visit().enteredAt()).isEqualTo(TestWorld.MONDAY);
    assertThat(moved.visit().answer()).isEqualTo("Keep");
    assertThat(moved.timers().getFirst().due())
        .as("timers count from the entry")
        .isEqualTo(TestWorld.MONDAY.plus(Duration.ofDays(9)));
    assertThat(world.entries(TimelineEntry.Migrated.class))
        .containsExactly(
            new TimelineEntry.Migrated(
                moved.name(), before.plan(), moved.plan(), "Waiting", "Paying", "ann"));
    assertThat(world.set(STATUS, "Paid").stage()).isEqualTo("Done");
  }

  @Test
  void memoryOutlivesTheMigration() {
    TestJourney old =
        waiting(TestJourney.and(becomes(STATUS, "Sent"), is("CRM.Deal.Owner", "eva")));
    TestJourney fresh = waiting(becomes(STATUS, "Sent"));
    TestWorld world = new TestWorld(old).set(STAGE, "won").set(STATUS, "Sent");
    assertThat(world.stage()).isEqualTo("Waiting");

    assertThat(world.deployBeside(old, fresh).migrate(fresh, "Waiting").stage()).isEqualTo("Done");
  }

  @Test
  void remindersThatAskForTheSameGoOnWhereTheyWere() {
    TestJourney old = reminding(2, "pay", "call");
    TestJourney fresh = reminding(3, "write", "pay");
    TestWorld world = new TestWorld(old).set(STAGE, "won").pass(Duration.ofDays(5));
    assertThat(world.sent()).filteredOn("pay"::equals).hasSize(2);

    world.deployBeside(old, fresh).migrate(fresh, "Waiting");

    assertThat(world.execution().visit().reminders())
        .as("the new one was due on the third day, and is sent with the move")
        .containsExactly(
            new ReminderProgress(1, TestWorld.MONDAY.plus(Duration.ofDays(6))),
            new ReminderProgress(2, TestWorld.MONDAY.plus(Duration.ofDays(9))));
    world.pass(Duration.ofDays(4));
    assertThat(world.actions())
        .extracting(action -> action.visit() + action.clause() + "#" + action.repeat())
        .as("no key of the visit is given twice")
        .doesNotHaveDuplicates()
        .contains("1every:0#1", "1every:1#2", "1every:0~1#1", "1every:1~1#3");
  }

  @Test
  void whoIsGivenMoreTimeDoesNotStallAnyMore() {
    TestJourney old = reminding(2);
    TestJourney fresh = reminding(9);
    TestWorld world = new TestWorld(old).set(STAGE, "won").pass(Duration.ofDays(5));
    assertThat(world.execution().visit().stalledSince()).isNotNull();

    world.deployBeside(old, fresh).migrate(fresh, "Waiting");
    assertThat(world.execution().visit().stalledSince()).isNull();

    world.pass(Duration.ofDays(5));
    assertThat(world.entries(TimelineEntry.Stalled.class)).hasSize(2);
  }

  @Test
  void aRefusedMoveLeavesTheExecutionAsItIs() {
    TestJourney old = waiting(PAID);
    TestJourney fresh = waiting(SENT);
    TestJourney other =
        TestJourney.named("Other").stage("Waiting", to("Done", PAID)).ending("Done", "done");
    TestWorld world = new TestWorld(old).set(STAGE, "won").set(STATUS, "Sent");
    world.deployBeside(old, fresh, other);
    String before = SubjectStateJson.hash(world.state());

    world.migrate(fresh, "Nowhere").migrate(fresh, "Done").migrate(other, "Waiting");
    world.migrate(old, "Waiting").migrate(waiting(is(STATUS, "Draft")), "Waiting");

    assertThat(SubjectStateJson.hash(world.state())).isEqualTo(before);
    assertThat(world.entries(TimelineEntry.Refused.class))
        .extracting(TimelineEntry.Refused::reason)
        .satisfiesExactly(
            reason -> assertThat(reason).isEqualTo("journey \"J\" has no stage \"Nowhere\""),
            reason ->
                assertThat(reason)
                    .isEqualTo("stage \"Done\" ends the journey; an execution cannot stand there"),
            reason -> assertThat(reason).isEqualTo("the plan is one of \"Other\", not of \"J\""),
            reason -> assertThat(reason).isEqualTo("the execution runs on this plan already"),
            reason -> assertThat(reason).endsWith("is not deployed"));
  }

  @Test
  void aRenamedJourneyTakesItsExecutionsAlongAndCountsThem() {
    TestJourney old = waiting(PAID).again(new Reentry.AfterEnding(null));
    TestJourney fresh =
        TestJourney.named("K")
            .renamedFrom("J")
            .again(new Reentry.AfterEnding(null))
            .stage("Waiting", to("Done", SENT))
            .ending("Done", "done");
    TestWorld world = new TestWorld(old).set(STAGE, "won").deployBeside(old, fresh);
    world.set(STAGE, "lost").set(STAGE, "won");
    assertThat(world.state().executions()).as("one is under way").hasSize(1);

    world.migrate(fresh, "Waiting");
    assertThat(world.execution().name().journey()).isEqualTo("K");
    assertThat(world.execution().name().number()).isEqualTo(1);
    world.set(STATUS, "Sent").set(STAGE, "lost").set(STAGE, "won");
    assertThat(world.execution().name().number()).isEqualTo(2);
  }

  @Test
  void whatMatchedBeforeADeployStartsOnlyWhenAPersonSaysSo() {
    TestWorld world = new TestWorld().set(STAGE, "won").deploy(waiting(PAID));
    world.set(STATUS, "Sent").pass(Duration.ofDays(1));
    assertThat(world.state().executions()).isEmpty();

    world.startMatching("J");
    assertThat(world.stage()).isEqualTo("Waiting");

    world.startMatching("J").startMatching("Unknown");
    assertThat(world.state().executions()).hasSize(1);
    assertThat(world.entries(TimelineEntry.StartPrevented.class)).hasSize(1);
    assertThat(world.entries(TimelineEntry.Refused.class))
        .containsExactly(new TimelineEntry.Refused("no journey \"Unknown\" is in operation"));
  }
}
