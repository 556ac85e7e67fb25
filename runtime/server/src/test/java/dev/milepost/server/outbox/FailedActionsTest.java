package dev.milepost.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.step.Settlement;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.adapter.Receiver.Reply;
import dev.milepost.server.configuration.Channel.Rate;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.writer.Acknowledgement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a receiver does not take is tried again, until a person has to decide. */
final class FailedActionsTest {

  private static final Reply DOWN = Reply.of(503);

  @TempDir private Path folder;

  @Test
  void whatFailsHoldsBackOnlyTheLaterActionsOfItsExecution() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.start("acme");
      world.receiver.answer(DOWN);
      world.turn();
      world.pay("acme");
      world.start("other");
      world.turn();

      assertThat(world.texts()).containsExactly("acme welcome", "other welcome");
      assertThat(world.delivery("exit:0")).isEqualTo(Delivery.WAITING);

      world.pass(Duration.ofMinutes(1));
      assertThat(world.texts().subList(2, 5))
          .containsExactly("acme welcome", "acme goodbye", "acme live");
    }
  }

  @Test
  void itIsTriedAgainLaterAndLater() {
    try (OutboxWorld world = OutboxWorld.in(folder, OutboxWorld.sending(false), null, null)) {
      world.receiver.answer(DOWN, DOWN, DOWN);
      world.start("acme");
      List<Duration> pauses = new ArrayList<>();
      Instant before = world.clock.instant();
      Instant next = world.turn();
      for (int i = 0; i < 3; i++) {
        OutboxItem waiting = world.item("acme", "enter:0");
        assertThat(waiting.attempts()).isEqualTo(i + 1);
        assertThat(waiting.note()).isEqualTo("HTTP 503");
        assertThat(next).isEqualTo(waiting.due());
        Instant due = Objects.requireNonNull(waiting.due());
        pauses.add(Duration.between(before, due));
        before = due;
        world.clock.set(before.minusMillis(1));
        int sent = world.receiver.received().size();
        world.turn();
        assertThat(world.receiver.received()).hasSize(sent);
        world.clock.set(before);
        next = world.turn();
      }
      // Half of 10, 20, 40 seconds and something more by chance.
      assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
      assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
      assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
      assertThat(world.delivery("enter:0")).isEqualTo(Delivery.DELIVERED);
      assertThat(
              world
                  .metrics
                  .counter("milepost.actions.attempts", "endpoint", "app CRM", "result", "failed")
                  .count())
          .isEqualTo(3);
    }
  }

  @Test
  void whatGetsTooOldIsDeadAndAPersonDecides() {
    try (OutboxWorld world = OutboxWorld.in(folder, OutboxWorld.sending(false), null, null)) {
      world.start("acme");
      world.receiver.answerAlways(DOWN);
      while (world.delivery("enter:0") != Delivery.DEAD) {
        Instant next = world.turn();
        if (next != null && next.isAfter(world.clock.instant())) {
          world.clock.set(next);
        }
      }
      OutboxItem dead = world.item("acme", "enter:0");
      assertThat(Duration.between(dead.askedAt(), world.clock.instant()))
          .isLessThanOrEqualTo(Duration.ofMinutes(70));
      assertThat(world.timeline()).hasAtLeastOneElementOfType(TimelineEntry.ActionSettled.class);

      assertThat(world.decide(dead.number(), new Settlement.Retried("eva", "it is up again")))
          .isInstanceOf(Acknowledgement.Accepted.class);
      world.receiver.answerAlways(Reply.of(200));
      world.pass(Duration.ofMinutes(20));
      assertThat(world.delivery("enter:0")).isEqualTo(Delivery.DELIVERED);
      assertThat(world.decide(dead.number(), new Settlement.Retried("eva", "again")))
          .isInstanceOf(Acknowledgement.Refused.class);
    }
  }

  @Test
  void aDeadActionHoldsTheLaterOnesBackWhereThatWasSaid() {
    try (OutboxWorld world = OutboxWorld.in(folder, OutboxWorld.sending(true), null, null)) {
      world.receiver.answer(Reply.of(400, "no such template"));
      world.start("acme");
      world.turn();
      world.pay("acme");
      world.turn();
      OutboxItem dead = world.item("acme", "enter:0");
      assertThat(dead.stored().delivery()).isEqualTo(Delivery.DEAD);
      assertThat(dead.note()).isEqualTo("HTTP 400: no such template");
      assertThat(world.texts()).containsExactly("acme welcome");

      world.decide(dead.number(), new Settlement.Skipped("eva", "the customer knows"));
      world.turn();
      assertThat(world.delivery("enter:0")).isEqualTo(Delivery.SKIPPED);
      assertThat(world.texts()).containsExactly("acme welcome", "acme goodbye", "acme live");
    }
  }

  @Test
  void withoutThatTheLaterOnesGoOn() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.receiver.answer(Reply.of(400));
      world.start("acme");
      world.turn();
      world.pay("acme");
      world.turn();
      assertThat(world.texts()).containsExactly("acme welcome", "acme goodbye", "acme live");
    }
  }

  @Test
  void aReceiverIsNotAskedMoreOftenThanWasSaid() {
    Rate rate = new Rate(2, Duration.ofMinutes(1));
    try (OutboxWorld world = OutboxWorld.in(folder, OutboxWorld.sending(false), rate, null)) {
      for (int i = 0; i < 5; i++) {
        world.start("c" + i);
      }
      world.turn();
      assertThat(world.texts()).containsExactly("c0 welcome", "c1 welcome");
      world.pass(Duration.ofSeconds(29));
      assertThat(world.texts()).hasSize(2);
      world.pass(Duration.ofSeconds(1));
      assertThat(world.texts()).hasSize(3);
      world.pass(Duration.ofMinutes(5));
      assertThat(world.texts()).hasSize(5);
      assertThat(world.item("c4", "enter:0").attempts()).isEqualTo(1);
    }
  }

  @Test
  void aReceiverInTroubleIsLeftAlone() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      for (int i = 0; i < 8; i++) {
        world.start("c" + i);
        world.receiver.answer(DOWN);
        world.turn();
      }
      assertThat(world.receiver.received()).as("five failures, then nothing").hasSize(5);
      assertThat(world.item("c7", "enter:0").attempts()).isZero();
      world.pass(Duration.ofSeconds(29));
      assertThat(world.receiver.received()).hasSize(5);
      // One attempt shows that it is still down; then twice as long.
      world.pass(Duration.ofSeconds(1));
      assertThat(world.receiver.received()).hasSize(6);
      world.pass(Duration.ofSeconds(59));
      assertThat(world.receiver.received()).hasSize(6);
    }
  }
}
