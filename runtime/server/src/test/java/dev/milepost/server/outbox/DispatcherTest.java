package dev.milepost.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.binding.RequestBinding;
import dev.milepost.engine.binding.RequestBinding.BodyField;
import dev.milepost.engine.binding.RequestBinding.BodyValue;
import dev.milepost.engine.binding.RequestText;
import dev.milepost.engine.binding.RequestText.Part;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.mapping.SignalMapping.Assignment;
import dev.milepost.engine.mapping.SignalMapping.Origin;
import dev.milepost.engine.mapping.SignalMapping.Rule;
import dev.milepost.engine.mapping.SignalMapping.Target;
import dev.milepost.engine.mapping.SignalMapping.ValueSource;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Settlement;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.adapter.Receiver.Received;
import dev.milepost.server.adapter.Receiver.Reply;
import dev.milepost.server.configuration.Channel.Rate;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.configuration.Configuration.Sending;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.writer.Acknowledgement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DispatcherTest {

  private static final SubjectName ACME = new SubjectName("Customer", "acme");
  private static final Reply DOWN = Reply.of(503);

  @TempDir private Path folder;

  private static Sending sending(boolean deadHold) {
    return new Sending(
        16, Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofHours(1), deadHold);
  }

  private static List<PastInput> history(OutboxWorld world) {
    return world.store.read(read -> {
      StoredSubject subject = read.find(ACME, world.writer.running().declarations()).orElseThrow();
      return read.history(subject.number(), world.writer.running().declarations());
    });
  }

  private static Delivery delivery(OutboxWorld world, String clause) {
    return world.item("acme", clause).stored().delivery();
  }

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
      assertThat(delivery(world, "asks")).isEqualTo(Delivery.DELIVERED);
      assertThat(history(world))
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
  void whatFailsHoldsBackOnlyTheLaterActionsOfItsExecution() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.start("acme");
      world.receiver.answer(DOWN);
      world.turn();
      world.pay("acme");
      world.start("other");
      world.turn();

      assertThat(world.texts()).containsExactly("acme welcome", "other welcome");
      assertThat(delivery(world, "exit:0")).isEqualTo(Delivery.WAITING);

      world.pass(Duration.ofMinutes(1));
      assertThat(world.texts().subList(2, 5))
          .containsExactly("acme welcome", "acme goodbye", "acme live");
    }
  }

  @Test
  void itIsTriedAgainLaterAndLater() {
    try (OutboxWorld world = OutboxWorld.in(folder, sending(false), null, null)) {
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
      assertThat(delivery(world, "enter:0")).isEqualTo(Delivery.DELIVERED);
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
    try (OutboxWorld world = OutboxWorld.in(folder, sending(false), null, null)) {
      world.start("acme");
      world.receiver.answerAlways(DOWN);
      while (delivery(world, "enter:0") != Delivery.DEAD) {
        Instant next = world.turn();
        if (next != null && next.isAfter(world.clock.instant())) {
          world.clock.set(next);
        }
      }
      OutboxItem dead = world.item("acme", "enter:0");
      assertThat(Duration.between(dead.askedAt(), world.clock.instant()))
          .isLessThanOrEqualTo(Duration.ofMinutes(70));
      assertThat(timeline(world)).hasAtLeastOneElementOfType(TimelineEntry.ActionSettled.class);

      assertThat(world.decide(dead.number(), new Settlement.Retried("eva", "it is up again")))
          .isInstanceOf(Acknowledgement.Accepted.class);
      world.receiver.answerAlways(Reply.of(200));
      world.pass(Duration.ofMinutes(20));
      assertThat(delivery(world, "enter:0")).isEqualTo(Delivery.DELIVERED);
      assertThat(world.decide(dead.number(), new Settlement.Retried("eva", "again")))
          .isInstanceOf(Acknowledgement.Refused.class);
    }
  }

  private static List<TimelineEntry> timeline(OutboxWorld world) {
    return history(world).stream().flatMap(past -> past.timeline().stream()).toList();
  }

  @Test
  void aDeadActionHoldsTheLaterOnesBackWhereThatWasSaid() {
    try (OutboxWorld world = OutboxWorld.in(folder, sending(true), null, null)) {
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
      assertThat(delivery(world, "enter:0")).isEqualTo(Delivery.SKIPPED);
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
      assertThat(delivery(world, "enter:0")).isEqualTo(Delivery.DELIVERED);
    }
  }

  @Test
  void aClaimOfSomebodyWhoIsGoneRunsOut() {
    try (OutboxWorld world = OutboxWorld.in(folder)) {
      world.start("acme");
      world.dispatcher(_ -> {}, world.configuration()).turn(world.clock.instant());
      assertThat(delivery(world, "enter:0")).isEqualTo(Delivery.CLAIMED);
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
      assertThat(delivery(world, "every:0")).isEqualTo(Delivery.WAITING);
      world.pay("acme");
      world.pass(Duration.ofHours(1));

      assertThat(delivery(world, "every:0")).isEqualTo(Delivery.WITHDRAWN);
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
      assertThat(delivery(world, "every:0")).isEqualTo(Delivery.CLAIMED);
      underWay.forEach(Runnable::run);
      assertThat(delivery(world, "every:0")).isEqualTo(Delivery.WITHDRAWN);
    }
  }

  @Test
  void aReceiverIsNotAskedMoreOftenThanWasSaid() {
    Rate rate = new Rate(2, Duration.ofMinutes(1));
    try (OutboxWorld world = OutboxWorld.in(folder, sending(false), rate, null)) {
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
      assertThat(delivery(world, "enter:0"))
          .as("it is not too old for another attempt")
          .isEqualTo(Delivery.WAITING);
      world.pass(Duration.ofHours(1));
      assertThat(world.texts()).contains("acme welcome");
      assertThat(delivery(world, "enter:0")).isEqualTo(Delivery.DELIVERED);
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
      assertThat(delivery(world, "asks")).isEqualTo(Delivery.WAITING);
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

  private static RequestBinding send(OutboxWorldAddress address) {
    return new RequestBinding(
        RequestBinding.Method.POST,
        new RequestText(List.of(new Part.Fixed(address.text()))),
        null,
        List.of(),
        List.of(new BodyField("text", new BodyValue.Argument("Text"))),
        new SignalMapping(
            null,
            null,
            null,
            List.of(
                new Rule(
                    List.of(new SignalMapping.Guard.Present("invoice", true)),
                    new Target.RecordChange(
                        TypeName.parse("Books.Invoice"),
                        new ValueSource(new Origin.Outside("invoice.id"), List.of()),
                        List.of(
                            new Assignment(
                                "Status",
                                new ValueSource(new Origin.Outside("invoice.status"), List.of())))),
                    new SignalMapping.Place("crm.journey", 3)))));
  }

  private record OutboxWorldAddress(String text) {}

  @Test
  void anAnswerComesBackAsASignal() {
    try (dev.milepost.server.adapter.Receiver crm = new dev.milepost.server.adapter.Receiver();
        OutboxWorld world =
            OutboxWorld.in(
                folder, sending(false), null, send(new OutboxWorldAddress(crm.address("/send"))))) {
      allow(world, crm.host());
      crm.answer(Reply.of(200, "{\"invoice\":{\"id\":\"I-1\",\"status\":\"Paid\"}}"));
      world.start("acme");
      world.turn();
      world.turn();

      assertThat(crm.received())
          .extracting(Received::body)
          .first()
          .isEqualTo("{\"text\":\"welcome\"}");
      assertThat(history(world))
          .extracting(PastInput::input)
          .filteredOn(Input.SignalReceived.class::isInstance)
          .extracting(input -> ((Input.SignalReceived) input).signal().source())
          .contains(AnswerSignals.SOURCE);
      // The payment that came back has moved the customer on.
      assertThat(timeline(world)).hasAtLeastOneElementOfType(TimelineEntry.Advanced.class);
    }
  }

  @Test
  void anAnswerThatDoesNotFitIsKeptAndTheActionIsDeliveredAllTheSame() {
    try (dev.milepost.server.adapter.Receiver crm = new dev.milepost.server.adapter.Receiver();
        OutboxWorld world =
            OutboxWorld.in(
                folder, sending(false), null, send(new OutboxWorldAddress(crm.address("/send"))))) {
      allow(world, crm.host());
      crm.answer(Reply.of(200, "{\"invoice\":{\"id\":\"I-1\",\"status\":\"Lost\"}}"));
      world.start("acme");
      world.turn();
      world.turn();

      assertThat(delivery(world, "enter:0")).isEqualTo(Delivery.DELIVERED);
      List<DeadLetter> letters = new ArrayList<>();
      world.store.read(read -> {
        read.deadLetters(letters::add);
        return letters;
      });
      assertThat(letters).hasSize(1);
      assertThat(letters.getFirst().place()).startsWith("the answer to CRM.Send ");
      assertThat(letters.getFirst().reasons().getFirst()).contains("Books.Invoice.Status");
    }
  }

  /** The declared address is another receiver than the webhook. */
  private static void allow(OutboxWorld world, String host) {
    Configuration usual = world.configuration();
    dev.milepost.server.configuration.Channel.Http crm =
        (dev.milepost.server.configuration.Channel.Http) Objects.requireNonNull(usual.app("CRM"));
    world.dispatcher =
        world.dispatcher(
            Runnable::run,
            new Configuration(
                Map.of(
                    "CRM",
                    new dev.milepost.server.configuration.Channel.Http(
                        null,
                        crm.webhook(),
                        java.util.Set.of(host),
                        true,
                        true,
                        null,
                        null,
                        crm.timeout())),
                null,
                null,
                Map.of(),
                usual.everybody(),
                null,
                Map.of(),
                Map.of(),
                usual.sending()));
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

      SubjectState state = SubjectState.empty(world.writer.running().program().layout(), ACME);
      for (PastInput past : history(world)) {
        var result = Step.step(world.writer.running().program(), state, past.input());
        assertThat(past.timeline()).isEqualTo(result.timeline());
        state = result.state();
      }
      SubjectState stored =
          world.store.read(
              read -> read.find(ACME, world.writer.running().declarations()).orElseThrow().state());
      assertThat(SubjectStateJson.hash(state)).isEqualTo(SubjectStateJson.hash(stored));
    }
  }
}
