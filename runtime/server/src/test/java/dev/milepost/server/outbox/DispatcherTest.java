package dev.milepost.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Settlement;
import dev.milepost.engine.step.Step;
import dev.milepost.server.adapter.Receiver.Reply;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.configuration.Configuration.Sending;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What executions ask for goes out once, in its order, and the log says so. */
final class DispatcherTest {

  private static final Reply DOWN = Reply.of(503);

  @TempDir private Path folder;

  @Test
  void whatExecutionsAskForGoesOutInTheirOrder() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.start("acme");
      world.start("other");
      world.turn();
      world.pay("acme");
      world.turn();

      assertThat(world.texts())
          .containsSubsequence("acme welcome", "acme goodbye", "acme live")
          .contains("other welcome")
          .hasSize(4);
      assertThat(world.item("acme", "enter:0"))
          .satisfies(item -> {
            assertThat(item.stored().delivery()).isEqualTo(Delivery.DELIVERED);
            assertThat(item.note()).isEqualTo("HTTP 200");
            assertThat(item.attempts()).isEqualTo(1);
          });
      assertThat(world.delivery("asks")).isEqualTo(Delivery.DELIVERED);
      assertThat(world.history())
          .extracting(PastInput::input)
          .filteredOn(Input.ActionSettled.class::isInstance)
          .hasSize(4);
    }
  }

  @Test
  void everyRequestHasAKeyOfItsOwnThatARetryKeeps() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.receiver.answer(DOWN);
      world.start("acme");
      world.turn();
      world.pass(Duration.ofMinutes(1));
      world.pay("acme");
      world.turn();

      List<String> keys =
          world.receiver.received().stream().map(one -> one.header("idempotency-key")).toList();
      assertThat(keys.get(0)).isEqualTo(keys.get(1)).hasSize(22);
      assertThat(keys.subList(1, 4)).doesNotHaveDuplicates();
    }
  }

  @Test
  void aProcessThatDiesBetweenSendingAndNotingSendsAgainUnderTheSameKey() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.start("acme");
      List<Runnable> underWay = new ArrayList<>();
      Dispatcher dying = world.dispatcher(underWay::add, world.configuration());
      dying.turn(world.clock.instant());
      world.writer.close();
      underWay.forEach(Runnable::run);
      assertThat(world.receiver.received()).hasSize(1);

      world.restart();
      world.turn();
      assertThat(world.receiver.received())
          .extracting(one -> one.header("idempotency-key"))
          .hasSize(2)
          .containsOnly(world.receiver.received().getFirst().header("idempotency-key"));
      assertThat(world.delivery("enter:0")).isEqualTo(Delivery.DELIVERED);
    }
  }

  @Test
  void aClaimOfSomebodyWhoIsGoneRunsOut() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.start("acme");
      world.dispatcher(_ -> {}, world.configuration()).turn(world.clock.instant());
      assertThat(world.delivery("enter:0")).isEqualTo(Delivery.CLAIMED);
      world.turn();
      assertThat(world.receiver.received()).isEmpty();

      world.pass(Duration.ofMinutes(10));
      assertThat(world.texts()).containsExactly("acme welcome");
    }
  }

  @Test
  void whatBelongsToAVisitIsWithdrawnWithIt() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.start("acme");
      world.turn();
      world.receiver.answer(DOWN);
      world.passTo(world.clock.instant().plus(Duration.ofDays(2)));
      assertThat(world.delivery("every:0")).isEqualTo(Delivery.WAITING);
      world.pay("acme");
      world.pass(Duration.ofHours(1));

      assertThat(world.delivery("every:0")).isEqualTo(Delivery.WITHDRAWN);
      assertThat(world.texts())
          .containsExactly("acme welcome", "acme still there?", "acme goodbye", "acme live");
    }
  }

  @Test
  void whatFailsAfterItsVisitHasEndedIsNotTriedAgain() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.start("acme");
      world.turn();
      world.clock.set(world.clock.instant().plus(Duration.ofDays(2)));
      world.writer.settle().join();
      List<Runnable> underWay = new ArrayList<>();
      world.receiver.answer(DOWN);
      world.dispatcher(underWay::add, world.configuration()).turn(world.clock.instant());
      world.pay("acme");
      assertThat(world.delivery("every:0")).isEqualTo(Delivery.CLAIMED);
      underWay.forEach(Runnable::run);
      assertThat(world.delivery("every:0")).isEqualTo(Delivery.WITHDRAWN);
    }
  }

  @Test
  void whatNobodySaidAWayForWaitsUntilSomebodyDoes() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.dispatcher = world.dispatcher(Runnable::run, Configuration.NONE);
      world.start("acme");
      assertThat(world.turn()).as("nothing is due").isNull();
      world.pass(Duration.ofDays(5));
      OutboxItem waiting = world.item("acme", "enter:0");
      assertThat(waiting.stored().delivery()).isEqualTo(Delivery.WAITING);
      assertThat(waiting.attempts()).isZero();
      assertThat(world.receiver.received()).isEmpty();

      world.restart();
      world.receiver.answer(DOWN);
      world.turn();
      assertThat(world.delivery("enter:0"))
          .as("it is not too old for another attempt")
          .isEqualTo(Delivery.WAITING);
      world.pass(Duration.ofHours(1));
      assertThat(world.texts()).contains("acme welcome");
      assertThat(world.delivery("enter:0")).isEqualTo(Delivery.DELIVERED);
    }
  }

  @Test
  void whatHasAWayGoesOnBesideWhatHasNone() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      Configuration crmAlone =
          new Configuration(
              world.configuration().apps(),
              null,
              null,
              Map.of(),
              null,
              null,
              Map.of(),
              Map.of(),
              Sending.STANDARD);
      world.dispatcher = world.dispatcher(Runnable::run, crmAlone);
      world.start("acme");
      world.turn();
      assertThat(world.delivery("asks")).isEqualTo(Delivery.WAITING);
      world.pay("acme");
      world.turn();
      assertThat(world.texts()).containsExactly("acme welcome", "acme goodbye", "acme live");
    }
  }

  @Test
  void manyThatHaveNoWayDoNotHoldTheWriterUp() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.dispatcher = world.dispatcher(Runnable::run, Configuration.NONE);
      for (int i = 0; i < 501; i++) {
        world.start("c" + i);
      }
      Instant now = world.clock.instant();
      assertThat(world.dispatcher.turn(now)).as("there is more to do").isEqualTo(now);
      assertThat(world.dispatcher.turn(now)).isNull();
      assertThat(world.items()).extracting(OutboxItem::due).hasSize(1000).containsOnlyNulls();
    }
  }

  @Test
  void theLogGivesTheSameStatesAgain() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.receiver.answer(Reply.of(400), DOWN);
      world.start("acme");
      world.turn();
      world.decide(
          world.item("acme", "enter:0").number(), new Settlement.Skipped("eva", "as agreed"));
      world.pay("acme");
      world.pass(Duration.ofMinutes(1));

      SubjectState state =
          SubjectState.empty(world.writer.running().program().layout(), OutboxWorld.ACME);
      for (PastInput past : world.history()) {
        var result = Step.step(world.writer.running().program(), state, past.input());
        assertThat(past.timeline()).isEqualTo(result.timeline());
        state = result.state();
      }
      SubjectState stored =
          world.store.read(read ->
              read.find(OutboxWorld.ACME, world.writer.running().declarations())
                  .orElseThrow()
                  .state());
      assertThat(SubjectStateJson.hash(state)).isEqualTo(SubjectStateJson.hash(stored));
    }
  }
}
