package dev.milepost.server.store;

import static dev.milepost.server.store.StoredWorld.customer;
import static dev.milepost.server.store.StoredWorld.declarations;
import static dev.milepost.server.store.StoredWorld.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.store.SignalIdentity.Receipt;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store does, whatever it is made of. */
public interface StoreContract {

  /** Opens the store of this test: the first time a new one, then what was stored. */
  Store open();

  private static List<String> hashes(Store store, Declarations declarations) {
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      SubjectName name = customer("c" + i);
      hashes.add(
          store.read(
              read -> SubjectStateJson.hash(read.find(name, declarations).orElseThrow().state())));
    }
    return hashes;
  }

  @Test
  default void whatIsStoredComesBackAsItWas() {
    List<Submission> signals = new Signals().random(7, 600);
    List<String> cachedAlways;
    try (Store store = open()) {
      Writer writer = writer(store, 1_000);
      for (int from = 0; from < signals.size(); from += 50) {
        writer.write(signals.subList(from, from + 50));
      }
      cachedAlways = hashes(store, writer.declarations());
      // The log, taken from the start, gives the same states byte for byte.
      for (int i = 0; i < 6; i++) {
        SubjectName name = customer("c" + i);
        SubjectState state = SubjectState.empty(writer.program().layout(), name);
        List<PastInput> history =
            store.read(read ->
                read.history(
                    read.find(name, writer.declarations()).orElseThrow().number(),
                    writer.declarations()));
        List<TimelineEntry> told = new ArrayList<>();
        for (PastInput past : history) {
          var result = Step.step(writer.program(), state, past.input());
          assertThat(past.timeline()).isEqualTo(result.timeline());
          assertThat(past.actions().stream().map(PastInput.StoredAction::action))
              .isEqualTo(result.actions());
          told.addAll(result.timeline());
          state = result.state();
        }
        assertThat(SubjectStateJson.hash(state)).isEqualTo(cachedAlways.get(i));
        assertThat(told).isNotEmpty();
      }
    }
    try (Store store = open()) {
      assertThat(hashes(store, writer(store, 1).declarations())).isEqualTo(cachedAlways);
    }
  }

  @Test
  default void sizesOfGroupsAndCachesMakeNoDifference() {
    List<Submission> signals = new Signals().random(11, 300);
    try (Store store = open()) {
      Writer writer = writer(store, 1);
      for (Submission signal : signals) {
        writer.write(List.of(signal));
      }
      List<String> single = hashes(store, writer.declarations());
      List<SubjectState> states = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        SubjectName name = customer("c" + i);
        states.add(
            store.read(read -> read.find(name, writer.declarations()).orElseThrow().state()));
      }
      assertThat(states).anyMatch(state -> !state.happenings().isEmpty());
      assertThat(states).anyMatch(state -> state.nextDue() != null);
      assertThat(single).doesNotHaveDuplicates();
      // The numbers of the log depend on the signals alone, not on how they were grouped.
      assertThat(store.read(ReadTransaction::tally).inputs()).isGreaterThanOrEqualTo(300);
    }
  }

  @Test
  default void aSignalIsTakenOnceAlsoAfterARestart() {
    Submission.Arrival paid =
        new Signals().invoice(Signals.MONDAY, "acme", "I-1", Signals.text("Status", "Sent"));
    Submission.Arrival other =
        Signals.arrival(
            Signals.MONDAY,
            "test",
            "1",
            Signals.MONDAY,
            paid.incoming().address(),
            Signals.record("Books.Invoice", "I-1", Signals.text("Status", "Paid")));
    try (Store store = open()) {
      assertThat(writer(store, 10).write(List.of(paid, paid, other)))
          .satisfiesExactly(
              first -> assertThat(first).isInstanceOf(Acknowledgement.Accepted.class),
              second -> assertThat(second).isInstanceOf(Acknowledgement.Duplicate.class),
              third -> assertThat(third).isInstanceOf(Acknowledgement.Conflict.class));
    }
    try (Store store = open()) {
      assertThat(writer(store, 10).write(List.of(other, paid)))
          .satisfiesExactly(
              first -> assertThat(first).isInstanceOf(Acknowledgement.Conflict.class),
              second -> assertThat(second).isInstanceOf(Acknowledgement.Duplicate.class));
      assertThat(store.read(ReadTransaction::tally).inputs()).isEqualTo(1);
      List<DeadLetter> letters = new ArrayList<>();
      store.read(read -> {
        read.deadLetters(letters::add);
        return letters;
      });
      assertThat(letters).hasSize(2);
      assertThat(letters.getFirst().place()).isEqualTo("test, id 1");
    }
  }

  @Test
  default void ofWorkThatFailsNothingIsThere() {
    try (Store store = open()) {
      Signals signals = new Signals();
      Writer writer = writer(store, 10);
      writer.write(List.of(signals.account(Signals.MONDAY, "acme", Signals.text("Stage", "won"))));
      Tally before = store.read(ReadTransaction::tally);
      assertThatThrownBy(() ->
              store.write(transaction -> {
                transaction.receive(List.of(new SignalIdentity("test", "x", 1)));
                long subject = transaction.newSubject(customer("lost"));
                long input = transaction.nextInput();
                transaction.log(
                    new LogEntry.Received(
                        input,
                        Signals.MONDAY,
                        subject,
                        new Signal(
                            "other source", "x", null, Signals.record("CRM.Account", "lost")),
                        "{\"Id\":\"lost\"}"));
                transaction.park(input, "Customer", List.of());
                throw new IllegalStateException("in the middle");
              }))
          .hasMessage("in the middle");
      assertThat(store.read(ReadTransaction::tally)).isEqualTo(before);
      List<SubjectName> named = store.read(read -> read.named("lost"));
      assertThat(named).isEmpty();
      List<Receipt> receipts =
          store.write(
              transaction -> transaction.receive(List.of(new SignalIdentity("test", "x", 1))));
      assertThat(receipts).containsExactly(Receipt.FRESH);
      writer.write(
          List.of(
              signals.account(
                  Signals.MONDAY.plusSeconds(1), "acme", Signals.text("Stage", "gone"))));
      assertThat(store.read(ReadTransaction::tally).inputs()).isEqualTo(2);
    }
  }

  @Test
  default void timersComeInTheOrderOfTheirTimes() {
    try (Store store = open()) {
      Signals signals = new Signals();
      Writer writer = writer(store, 10);
      for (int i = 9; i > 0; i--) {
        writer.write(
            List.of(
                signals.account(
                    Signals.MONDAY.plus(Duration.ofHours(10 - i)),
                    "c" + i,
                    Signals.text("Stage", "won"))));
      }
      List<Due> all = store.read(read -> read.due(Due.FIRST, 100));
      assertThat(all).hasSize(9).isSorted();
      assertThat(all.getFirst().at())
          .isEqualTo(Signals.MONDAY.plus(Duration.ofHours(1)).plus(Duration.ofDays(2)));
      List<Due> some = store.read(read -> read.due(all.get(3), 2));
      assertThat(some).containsExactly(all.get(3), all.get(4));
    }
  }

  @Test
  default void whatSomebodyElseWroteIsSeen() {
    try (Store one = open();
        Store two = open()) {
      Signals signals = new Signals();
      Writer first = writer(one, 10);
      Writer second = writer(two, 10);
      Instant at = Signals.MONDAY;
      first.write(List.of(signals.account(at, "acme", Signals.text("Stage", "won"))));
      second.write(
          List.of(signals.invoice(at.plusSeconds(1), "acme", "I", Signals.text("Status", "Paid"))));
      first.write(List.of(signals.visitOf(at.plusSeconds(2), "acme")));
      List<PastInput> history =
          one.read(read ->
              read.history(
                  read.find(customer("acme"), declarations()).orElseThrow().number(),
                  declarations()));
      assertThat(history).extracting(past -> past.input().number()).containsExactly(1L, 2L, 3L);
      assertThat(history.get(1).timeline())
          .hasAtLeastOneElementOfType(TimelineEntry.Advanced.class);
      assertThat(history).allMatch(past -> past.input() instanceof Input.SignalReceived);
    }
  }

  @Test
  default void deploymentsComeBack() {
    Deployment deployment = SmallWorld.deployment();
    try (Store store = open()) {
      assertThat(store.read(ReadTransaction::deployment)).isEmpty();
      store.write(transaction -> {
        transaction.deploy(deployment, Signals.MONDAY, "ann");
        return deployment;
      });
    }
    try (Store store = open()) {
      assertThat(store.read(ReadTransaction::deployment)).contains(deployment);
      Deployment next = SmallWorld.otherVersion();
      store.write(transaction -> {
        transaction.deploy(next, Signals.MONDAY.plusSeconds(60), "bob");
        return next;
      });
      assertThat(store.read(ReadTransaction::deployment))
          .contains(new Deployment(next.catalog(), next.active(), deployment.active()));
    }
  }

  @Test
  default void whatPeopleDoComesBackAndGivesTheSameAgain() {
    ExecutionName first = new ExecutionName("Onboarding", 1, null);
    try (Store store = open()) {
      Writer writer = writer(store, 1);
      Instant at = Signals.MONDAY;
      writer.write(List.of(new Signals().account(at, "acme", Signals.text("Stage", "won"))));
      for (Input.Control control :
          List.of(
              Input.Control.PAUSE,
              Input.Control.RESUME,
              Input.Control.PARK,
              Input.Control.RELEASE,
              Input.Control.PAUSE,
              Input.Control.PARK,
              Input.Control.CANCEL)) {
        at = at.plus(Duration.ofDays(1));
        assertThat(
                writer.write(
                    List.of(
                        new Submission.Intervention(
                            at,
                            customer("acme"),
                            new Submission.Control(first, control, "eva", "as agreed")))))
            .hasOnlyElementsOfType(Acknowledgement.Accepted.class);
        StoredSubject stored =
            store.read(read -> read.find(customer("acme"), writer.declarations()).orElseThrow());
        SubjectState state = SubjectState.empty(writer.program().layout(), customer("acme"));
        for (PastInput past :
            store.read(read -> read.history(stored.number(), writer.declarations()))) {
          StepResult result = Step.step(writer.program(), state, past.input());
          assertThat(past.timeline()).isEqualTo(result.timeline());
          state = result.state();
        }
        assertThat(SubjectStateJson.hash(stored.state())).isEqualTo(SubjectStateJson.hash(state));
      }
    }
  }

  @Test
  default void whatALineLedToIsToldAlsoWhereTheLineIsWrittenAlready() {
    try (Store store = open()) {
      Writer writer = writer(store, 10);
      writer.write(
          List.of(new Signals().account(Signals.MONDAY, "acme", Signals.text("Stage", "won"))));
      StoredSubject before =
          store.read(read -> read.find(customer("acme"), writer.declarations()).orElseThrow());
      StepResult result =
          store.write(transaction -> {
            Input input =
                new Input.StageForced(
                    transaction.nextInput(),
                    Signals.MONDAY.plus(Duration.ofHours(1)),
                    new ExecutionName("Onboarding", 1, null),
                    "Live",
                    "ann",
                    "as agreed");
            transaction.log(new LogEntry.Operated(before.number(), input));
            assertThat(transaction.load(before.number(), writer.declarations()).clock())
                .as("what the line says is read before it is told what it led to")
                .isEqualTo(input.at());
            StepResult step = Step.step(writer.program(), before.state(), input);
            StoredSubject after =
                new StoredSubject(before.number(), step.state(), input.at(), before.happenings());
            transaction.report(after, input.number(), step, false, null);
            transaction.save(before, after);
            return step;
          });
      assertThat(result.timeline()).isNotEmpty();
      List<PastInput> history =
          store.read(read -> read.history(before.number(), writer.declarations()));
      assertThat(history.getLast().timeline()).isEqualTo(result.timeline());
    }
  }
}
