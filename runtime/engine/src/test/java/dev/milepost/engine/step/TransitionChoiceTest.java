package dev.milepost.engine.step;

import static dev.milepost.engine.step.TestJourney.AMOUNT;
import static dev.milepost.engine.step.TestJourney.STAGE;
import static dev.milepost.engine.step.TestJourney.STATUS;
import static dev.milepost.engine.step.TestJourney.compare;
import static dev.milepost.engine.step.TestJourney.is;
import static dev.milepost.engine.step.TestJourney.money;
import static dev.milepost.engine.step.TestJourney.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.plan.Condition;
import dev.milepost.engine.plan.Condition.Comparator;
import dev.milepost.engine.plan.Plan.SourceText;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which way is taken where several things come true at once. */
final class TransitionChoiceTest {

  @Test
  void ofTwoTransitionsThatAreEnabledAtOnceTheOneWrittenFirstIsTakenEveryTime() {
    TestJourney journey =
        TestJourney.named("J")
            .stage("A", to("C", is(STATUS, "Sent")), to("B", is(STATUS, "Sent")))
            .ending("B", "second")
            .ending("C", "first");

    for (int run = 0; run < 1_000; run++) {
      TestWorld world = new TestWorld(journey).set(STAGE, "won").set(STATUS, "Sent");

      assertThat(world.stage()).isEqualTo("C");
      assertThat(world.entries(TimelineEntry.Ambiguity.class))
          .singleElement()
          .satisfies(noted ->
              assertThat(noted.others())
                  .extracting(SourceText::text)
                  .containsExactly("advances to B"));
    }
  }

  @Test
  void twoPartsOfAConditionThatComeTrueInOneSignalGiveOneAdvance() {
    TestWorld world =
        new TestWorld(
            TestJourney.named("J")
                .stage(
                    "A",
                    to(
                        "B",
                        new Condition.And(
                            List.of(
                                is(STATUS, "Sent"),
                                compare(AMOUNT, Comparator.GREATER, money("100"))))))
                .ending("B", "end"));
    world.set(STAGE, "won");
    int sent = world.sent().size();

    world.set(
        "Invoice-1",
        "Books.Invoice",
        new FieldValue("Status", new Value.Text("Sent")),
        new FieldValue("Amount", money("500")));

    assertThat(world.entries(TimelineEntry.Advanced.class)).hasSize(1);
    assertThat(world.sent().subList(sent, world.sent().size()))
        .containsExactly("exit A", "do B", "enter B");
  }
}
