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
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.adapter.Receiver;
import dev.milepost.server.adapter.Receiver.Received;
import dev.milepost.server.adapter.Receiver.Reply;
import dev.milepost.server.configuration.Channel;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.Delivery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back from an action is a signal. */
final class ReturnedSignalsTest {

  @TempDir private Path folder;

  private static RequestBinding send(String address) {
    return new RequestBinding(
        RequestBinding.Method.POST,
        new RequestText(List.of(new Part.Fixed(address))),
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

  /** The declared address is another receiver than the webhook. */
  private static void allow(OutboxWorld world, String host) {
    Configuration usual = world.configuration();
    Channel.Http crm = (Channel.Http) Objects.requireNonNull(usual.app("CRM"));
    world.dispatcher =
        world.dispatcher(
            Runnable::run,
            new Configuration(
                Map.of(
                    "CRM",
                    new Channel.Http(
                        null, crm.webhook(), Set.of(host), true, true, null, null, crm.timeout())),
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
  void anAnswerComesBackAsASignal() {
    try (Receiver crm = new Receiver();
        OutboxWorld world =
            OutboxWorld.in(folder, OutboxWorld.sending(false), null, send(crm.address("/send")))) {
      allow(world, crm.host());
      crm.answer(Reply.of(200, "{\"invoice\":{\"id\":\"I-1\",\"status\":\"Paid\"}}"));
      world.start("acme");
      world.turn();
      world.turn();

      assertThat(crm.received())
          .extracting(Received::body)
          .first()
          .isEqualTo("{\"text\":\"welcome\"}");
      assertThat(world.history())
          .extracting(PastInput::input)
          .filteredOn(Input.SignalReceived.class::isInstance)
          .extracting(input -> ((Input.SignalReceived) input).signal().source())
          .contains(AnswerSignals.SOURCE);
      // The payment that came back has moved the customer on.
      assertThat(world.timeline()).hasAtLeastOneElementOfType(TimelineEntry.Advanced.class);
    }
  }

  @Test
  void anAnswerThatDoesNotFitIsKeptAndTheActionIsDeliveredAllTheSame() {
    try (Receiver crm = new Receiver();
        OutboxWorld world =
            OutboxWorld.in(folder, OutboxWorld.sending(false), null, send(crm.address("/send")))) {
      allow(world, crm.host());
      crm.answer(Reply.of(200, "{\"invoice\":{\"id\":\"I-1\",\"status\":\"Lost\"}}"));
      world.start("acme");
      world.turn();
      world.turn();

      assertThat(world.delivery("enter:0")).isEqualTo(Delivery.DELIVERED);
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
}
