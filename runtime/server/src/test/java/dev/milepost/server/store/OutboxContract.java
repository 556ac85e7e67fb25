package dev.milepost.server.store;

import static dev.milepost.server.store.StoredWorld.customer;
import static dev.milepost.server.store.StoredWorld.declarations;
import static dev.milepost.server.store.StoredWorld.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.step.Settlement;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.world.Signals;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store does with the actions that wait in it, whatever it is made of. */
public interface OutboxContract {

  /** Opens the store of this test: the first time a new one, then what was stored. */
  Store open();

  @Test
  default void anActionThatBelongsToAVisitIsWithdrawnWithIt() {
    try (Store store = open()) {
      Signals signals = new Signals();
      Writer writer = writer(store, 10);
      Instant at = Signals.MONDAY;
      writer.write(List.of(signals.account(at, "acme", Signals.text("Stage", "won"))));
      writer.write(
          List.of(
              signals.invoice(
                  at.plus(Duration.ofDays(3)), "acme", "I", Signals.text("Status", "Paid"))));
      List<PastInput> history =
          store.read(read ->
              read.history(
                  read.find(customer("acme"), declarations()).orElseThrow().number(),
                  declarations()));
      assertThat(history.stream().flatMap(past -> past.actions().stream()))
          .extracting(action -> action.action().clause() + " " + action.delivery())
          .contains("enter:0 WAITING", "every:0 WITHDRAWN");
    }
  }

  private static List<String> ready(Store store, Instant now, Set<String> except) {
    return store.read(read -> read.outbox().ready(now, except, false, 100)).stream()
        .map(item -> item.subject().key() + " " + item.stored().action().clause())
        .toList();
  }

  @Test
  default void actionsAreReadyInTheOrderOfTheirExecution() {
    try (Store store = open()) {
      Signals signals = new Signals();
      Writer writer = writer(store, 10);
      Instant at = Signals.MONDAY;
      writer.write(
          List.of(
              signals.account(at, "acme", Signals.text("Stage", "won")),
              signals.account(at, "other", Signals.text("Stage", "won"))));
      assertThat(ready(store, at.minusSeconds(1), Set.of())).isEmpty();
      assertThat(ready(store, at, Set.of())).containsExactly("acme enter:0", "other enter:0");
      assertThat(ready(store, at, Set.of("CRM"))).isEmpty();

      store.write(transaction -> {
        transaction.outbox().claim(1, "a", at, at.plusSeconds(60));
        return at;
      });
      assertThat(ready(store, at, Set.of())).containsExactly("other enter:0");
      assertThat(store.<Optional<Instant>>read(read -> read.outbox().nextDue(at)))
          .contains(at.plusSeconds(60));
      Instant due = at.plusSeconds(30);
      store.write(transaction -> {
        transaction.outbox().postpone(1, at, due, "busy");
        return at;
      });
      assertThat(ready(store, at, Set.of())).containsExactly("other enter:0");
      assertThat(store.<OutboxItem>read(read -> read.outbox().find(1).orElseThrow()))
          .satisfies(item -> {
            assertThat(item.due()).isEqualTo(due);
            assertThat(item.attempts()).isEqualTo(1);
            assertThat(item.note()).isEqualTo("busy");
          });
      writer.write(List.of(new Submission.ActionEnd(due, 1, new Settlement.Delivered("ok"))));
      assertThat(ready(store, due, Set.of())).containsExactly("other enter:0", "acme asks");
      assertThat(ready(store, due, Set.of(OutboxReading.PEOPLE))).containsExactly("other enter:0");
      assertThat(store.<OutboxReading.Totals>read(read -> read.outbox().totals()))
          .isEqualTo(new OutboxReading.Totals(3, at, 0, 0));
    }
  }

  @Test
  default void actionsWithoutAWayAreSetAsideUntilTheyAreTakenUp() {
    Instant at = Signals.MONDAY;
    try (Store store = open()) {
      writer(store, 10)
          .write(List.of(new Signals().account(at, "acme", Signals.text("Stage", "won"))));
      store.write(transaction -> {
        transaction.outbox().setAside(1);
        return at;
      });
    }
    Instant later = at.plusSeconds(900);
    try (Store store = open()) {
      assertThat(ready(store, later, Set.of())).containsExactly("acme asks");
      assertThat(store.<List<OutboxItem>>read(read -> read.outbox().ready(at, Set.of(), true, 9)))
          .as("where the later ones of an execution wait for the earlier ones")
          .isEmpty();
      assertThat(store.<Optional<Instant>>read(read -> read.outbox().nextDue(at))).isEmpty();
      assertThat(store.<OutboxReading.Totals>read(read -> read.outbox().totals()))
          .isEqualTo(new OutboxReading.Totals(2, at, 1, 0));

      store.write(transaction -> {
        transaction.outbox().takeUp(later);
        return later;
      });
      assertThat(ready(store, later, Set.of())).containsExactly("acme enter:0");
      assertThat(store.<OutboxItem>read(read -> read.outbox().find(1).orElseThrow()))
          .satisfies(item -> {
            assertThat(item.due()).isEqualTo(later);
            assertThat(item.attempts()).isZero();
          });
    }
  }

  @Test
  default void deadActionsWaitForAPersonAndClaimsRunOut() {
    Instant at = Signals.MONDAY;
    try (Store store = open()) {
      Writer writer = writer(store, 10);
      writer.write(List.of(new Signals().account(at, "acme", Signals.text("Stage", "won"))));
      writer.write(List.of(new Submission.ActionEnd(at, 1, new Settlement.Dead("no", 3))));
      assertThat(ready(store, at, Set.of())).containsExactly("acme asks");
      List<OutboxItem> held = store.read(read -> read.outbox().ready(at, Set.of(), true, 100));
      assertThat(held).isEmpty();
      assertThat(store.<List<OutboxItem>>read(read -> read.outbox().list(Delivery.DEAD, 0, 10)))
          .hasSize(1);
      store.write(transaction -> {
        transaction.outbox().claim(2, "a", at, at.plusSeconds(60));
        return at;
      });
    }
    try (Store store = open()) {
      store.write(transaction -> {
        transaction.outbox().free(at.plusSeconds(59), "b");
        return at;
      });
      assertThat(ready(store, at, Set.of())).isEmpty();
      store.write(transaction -> {
        transaction.outbox().free(at.plusSeconds(60), "b");
        return at;
      });
      assertThat(ready(store, at, Set.of())).containsExactly("acme asks");
      Writer writer = writer(store, 10);
      assertThat(
              writer.write(
                  List.of(new Submission.ActionEnd(at, 1, new Settlement.Retried("eva", "up")))))
          .hasOnlyElementsOfType(Acknowledgement.Accepted.class);
      assertThat(ready(store, at, Set.of())).containsExactly("acme enter:0");
      assertThat(
              writer.write(List.of(new Submission.ActionEnd(at, 7, new Settlement.Delivered("")))))
          .containsExactly(new Acknowledgement.Refused("there is no such action"));
    }
  }

  @Test
  default void questionsAreThereAsLongAsTheirVisit() {
    try (Store store = open()) {
      Signals signals = new Signals();
      Writer writer = writer(store, 10);
      Instant at = Signals.MONDAY;
      writer.write(List.of(signals.account(at, "acme", Signals.text("Stage", "won"))));
      List<OpenQuestion> open = store.read(read -> read.outbox().questions(0, 10));
      assertThat(open).extracting(OpenQuestion::stage).containsExactly("Trial");
      ExecutionId execution = open.getFirst().item().execution();
      assertThat(store.<Optional<OpenQuestion>>read(read -> read.outbox().question(execution)))
          .isPresent();
      writer.write(List.of(signals.invoice(at, "acme", "I", Signals.text("Status", "Paid"))));
      assertThat(store.<Optional<OpenQuestion>>read(read -> read.outbox().question(execution)))
          .isEmpty();
      assertThat(store.<List<OpenQuestion>>read(read -> read.outbox().questions(0, 10))).isEmpty();
    }
  }
}
