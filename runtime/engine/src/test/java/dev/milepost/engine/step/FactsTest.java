package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.AMOUNT;
import static dev.milepost.engine.step.TestJourney.PAID;
import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.and;
import static dev.milepost.engine.step.TestJourney.compare;
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.money;
import static dev.milepost.engine.step.TestJourney.not;
import static dev.milepost.engine.step.TestJourney.waitingFor;
import static dev.milepost.engine.step.TestWorld.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What signals do to facts, and facts to executions. */
final class FactsTest {

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
