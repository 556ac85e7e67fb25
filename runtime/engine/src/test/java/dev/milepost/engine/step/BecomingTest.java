package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.becomes;
import static dev.milepost.engine.step.TestJourney.to;
import static dev.milepost.engine.step.TestJourney.waitingFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.value.Value;
import org.junit.jupiter.api.Test;

/** {@code becomes} counts what came since the entry. */
final class BecomingTest {

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
