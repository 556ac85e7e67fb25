package dev.milepost.server.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.SubjectKey;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriterTest {

  private static final Instant MONDAY = Signals.MONDAY;
  private static final SubjectName ACME = new SubjectName("Customer", "acme");
  private static final ExecutionName FIRST = new ExecutionName("Onboarding", 1, null);

  @TempDir private Path folder;
  private final Signals signals = new Signals();
  private Store store;
  private Writer writer;

  @BeforeEach
  void open() {
    store = SqliteStores.open(folder.resolve("store.db"), SqliteOptions.STANDARD);
    writer = new Writer(store, SmallWorld.deployment(), WriterOptions.replay(ClockMode.SHARED));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private StoredSubject subject(SubjectName name) {
    return store.read(read -> read.find(name, writer.declarations()).orElseThrow());
  }

  private List<PastInput> history(SubjectName name) {
    long number = subject(name).number();
    return store.read(read -> read.history(number, writer.declarations()));
  }

  private String stage() {
    return subject(ACME).state().executions().getFirst().visit().stage();
  }

  private Submission won() {
    return signals.account(MONDAY, "acme", Signals.text("Stage", "won"));
  }

  @Test
  void timersRunOutBetweenTheSignalsInTheOrderOfTime() {
    writer.write(
        List.of(
            won(),
            signals.account(MONDAY.plusSeconds(1), "other", Signals.text("Stage", "won")),
            signals.account(
                MONDAY.plus(Duration.ofDays(3)), "third", Signals.text("Stage", "new"))));
    assertThat(history(ACME))
        .extracting(past -> past.input().at())
        .containsExactly(MONDAY, MONDAY.plus(Duration.ofDays(2)));
    assertThat(history(new SubjectName("Customer", "other")))
        .extracting(past -> past.input().number())
        .as("numbers rise in the order in which the inputs took effect")
        .containsExactly(2L, 4L);
  }

  @Test
  void atOneInstantTheSignalGoesBeforeTheTimer() {
    Instant due = MONDAY.plus(Duration.ofDays(2));
    writer.write(List.of(won()));
    writer.write(List.of(signals.invoice(due, "acme", "I", Signals.text("Status", "Paid"))));
    writer.advanceTo(due.plus(Duration.ofDays(1)));
    assertThat(history(ACME))
        .extracting(past -> past.input() instanceof Input.SignalReceived)
        .as("the paid invoice left the stage, and took its reminder with it")
        .containsExactly(true, true);
    assertThat(stage()).isEqualTo("Live");
  }

  @Test
  void aSignalForAnUnknownValueWaitsForItsLink() {
    assertThat(
            writer.write(
                List.of(
                    signals.visit(MONDAY.minusSeconds(30), "a@acme"),
                    signals.visit(MONDAY.minusSeconds(20), "a@acme"))))
        .hasOnlyElementsOfType(Acknowledgement.Parked.class);
    assertThat(store.read(ReadTransaction::tally).parked()).isEqualTo(2);
    writer.write(
        List.of(
            signals.account(
                MONDAY, "acme", Signals.text("Email", "a@acme"), Signals.text("Stage", "won"))));
    assertThat(store.read(ReadTransaction::tally).parked()).isZero();
    assertThat(history(ACME)).hasSize(3);
    assertThat(history(ACME)).allMatch(past -> past.input().at().equals(MONDAY));
    long number = subject(ACME).number();
    List<SubjectKey> keys = store.read(read -> read.keys(number));
    assertThat(keys).containsExactly(new SubjectKey("Customer", "Email", "a@acme"));
    assertThat(writer.write(List.of(signals.visit(MONDAY.plusSeconds(1), "a@acme"))))
        .hasOnlyElementsOfType(Acknowledgement.Accepted.class);
    assertThat(stage()).as("three visits since the start").isEqualTo("Live");
  }

  @Test
  void peopleCorrectForceAndAnswer() {
    writer.write(List.of(won()));
    Instant at = MONDAY.plusSeconds(60);
    assertThat(
            writer.write(
                List.of(
                    new Submission.Intervention(
                        at, ACME, new Submission.Override(FIRST, "Live", "eva", "she paid cash")),
                    new Submission.Intervention(
                        at,
                        new SubjectName("Customer", "nobody"),
                        new Submission.Answer(FIRST, "Keep", "eva")))))
        .satisfiesExactly(
            forced -> assertThat(forced).isInstanceOf(Acknowledgement.Accepted.class),
            unknown ->
                assertThat(unknown)
                    .isEqualTo(new Acknowledgement.Refused("there is no Customer 'nobody'")));
    assertThat(stage()).isEqualTo("Live");
    assertThat(history(ACME).getLast().timeline())
        .contains(new TimelineEntry.Forced(FIRST, "Trial", "Live", "eva", "she paid cash"));
  }

  @Test
  void aSignalBeforeTheSubjectsClockCountsAsReceivedThen() {
    writer.write(List.of(won()));
    writer.write(
        List.of(
            signals.invoice(
                MONDAY.minus(Duration.ofDays(9)), "acme", "I", Signals.text("Status", "Sent"))));
    assertThat(subject(ACME).clock()).isEqualTo(MONDAY);
  }

  @Test
  void moreTimersThanFitIntoTheViewAreWorkedOffInBoundedTransactions() {
    int customers = 12_000;
    for (int from = 0; from < customers; from += 1_000) {
      List<Submission> group = new ArrayList<>();
      for (int i = from; i < from + 1_000; i++) {
        group.add(signals.account(MONDAY, "n" + i, Signals.text("Stage", "won")));
      }
      writer.write(group);
    }
    writer.write(
        List.of(
            signals.account(
                MONDAY.plus(Duration.ofDays(3)), "last", Signals.text("Stage", "new"))));
    assertThat(store.read(ReadTransaction::tally).inputs()).isEqualTo(2L * customers + 1);
    assertThat(subject(new SubjectName("Customer", "n11999")).state().executions())
        .allMatch(Execution::isRunning)
        .allMatch(execution -> execution.visit().reminders().getFirst().times() == 1);
  }
}
