package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.becomes;
import static dev.milepost.engine.step.TestJourney.days;
import static dev.milepost.engine.step.TestJourney.every;
import static dev.milepost.engine.step.TestJourney.expected;
import static dev.milepost.engine.step.TestJourney.happened;
import static dev.milepost.engine.step.TestJourney.held;
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.or;
import static dev.milepost.engine.step.TestJourney.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.step.Input.Control;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A state that was written down and read again is the same. */
class StateComesBackTest {

  private static final TestJourney JOURNEY =
      TestJourney.named("J")
          .stage(
              "Waiting",
              List.of(every(days(1), 9, "still there?")),
              expected(days(2)),
              to(
                  "Done",
                  or(
                      held(is(STATUS, "Sent"), days(30)),
                      becomes(STATUS, "Paid"),
                      happened("CRM.Visit", 3, days(7)))))
          .ending("Done", "done");

  private static void assertComesBack(TestWorld world) throws JsonFormException {
    JsonObject written = SubjectStateJson.write(world.state());
    assertThat(SubjectStateJson.write(SubjectStateJson.read(world.state().layout(), written)))
        .isEqualTo(written);
  }

  @Test
  void alsoWhereAClockSpeaksOfARecordThatNobodyHasHeardOf() throws JsonFormException {
    TestWorld world = new TestWorld(JOURNEY).set(STAGE, "won").pass(Duration.ofDays(1));
    assertThat(world.state().clocks()).anyMatch(clock -> clock.records().contains(-1));
    assertComesBack(world);
  }

  @Test
  void withMemoryTimersHappeningsAndEveryStatus() throws JsonFormException {
    TestWorld world = new TestWorld(JOURNEY).set(STAGE, "won").set(STATUS, "Sent");
    world.happens("CRM.Visit").answer("Keep").pass(Duration.ofDays(3));
    assertThat(world.execution().visit().stalledSince()).isNotNull();
    assertComesBack(world);
    assertComesBack(world.control(Control.PAUSE));
    assertComesBack(world.control(Control.PARK));
    assertComesBack(world.control(Control.RELEASE).set(STATUS, "Paid"));
    assertThat(world.stage()).isEqualTo("Done");
  }
}
