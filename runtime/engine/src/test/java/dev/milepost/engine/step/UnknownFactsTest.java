package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.PAID;
import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.and;
import static dev.milepost.engine.step.TestJourney.compare;
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.not;
import static dev.milepost.engine.step.TestJourney.or;
import static dev.milepost.engine.step.TestWorld.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.condition.Truth;
import dev.milepost.engine.explain.Explainer;
import dev.milepost.engine.explain.Explanation;
import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.time.JourneyCalendar;
import dev.milepost.engine.value.Value;
import org.junit.jupiter.api.Test;

/** What was never received is unknown, and moves nobody. */
final class UnknownFactsTest {

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
