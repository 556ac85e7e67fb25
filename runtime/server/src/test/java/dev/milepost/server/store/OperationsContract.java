package dev.milepost.server.store;

import static dev.milepost.server.store.StoredWorld.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.value.Value;
import dev.milepost.server.operate.Pruning;
import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.StandingExecution.Trouble;
import dev.milepost.server.store.Upkeep.Forgotten;
import dev.milepost.server.store.UsageCount.Kind;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What operators do with every store, whatever it is made of. */
public interface OperationsContract {

  /** Opens the store of this test: the first time a new one, then what was stored. */
  Store open();

  private static Writer writer(Store store) {
    return StoredWorld.writer(store, 100);
  }

  /** A store in which the world is in operation. */
  private Store opened() {
    Store store = open();
    store.write(transaction -> {
      transaction.deploy(SmallWorld.deployment(), Signals.MONDAY, "ann");
      return transaction;
    });
    return store;
  }

  private static Verification.Result verify(Store store) {
    return Verification.verify(store, _ -> {});
  }

  private static Submission intervention(String customer, Instant at, Submission.Act act) {
    return new Submission.Intervention(at, customer(customer), act);
  }

  private static List<SubjectName> named(Store store, String key) {
    return store.read(read -> read.named(key));
  }

  private static List<JourneyLimit> limits(Store store) {
    return store.read(read -> read.operations().limits());
  }

  private static List<String> standing(Store store, Trouble trouble, int limit) {
    return store.read(read ->
        read.operations().standing(trouble, limit).stream()
            .map(execution -> execution.id().toString())
            .toList());
  }

  private static String hash(Store store, Writer writer, String customer) {
    return store.read(read ->
        SubjectStateJson.hash(
            read.find(customer(customer), writer.declarations()).orElseThrow().state()));
  }

  @Test
  default void theLogGivesWhatIsStored() {
    try (Store store = opened()) {
      writer(store).write(new Signals().random(5, 300));

      Verification.Result result = verify(store);

      assertThat(result.isClean()).isTrue();
      assertThat(result.differences()).isEmpty();
      assertThat(result.subjects()).isEqualTo(6);
      assertThat(result.inputs()).isEqualTo(result.log().lastNumber()).isGreaterThan(300);
    }
  }

  @Test
  default void whatWasCountedStaysWhenNothingElseDoes() {
    ExecutionName first = new ExecutionName("Onboarding", 1, null);
    try (Store store = opened()) {
      Writer writer = writer(store);
      Signals signals = new Signals();
      Instant at = Signals.MONDAY;
      writer.write(
          List.of(
              signals.account(at, "a", Signals.text("Stage", "won")),
              signals.account(at, "b", Signals.text("Stage", "won")),
              signals.account(at, "c", Signals.text("Stage", "won")),
              signals.invoice(at, "a", "I", Signals.text("Status", "Paid")),
              intervention("b", at, new Submission.Override(first, "Live", "eva", "paid cash")),
              intervention(
                  "c",
                  at,
                  new Submission.Correction(
                      FieldName.parse("Books.Invoice.Status"),
                      "J",
                      new Value.Text("Paid"),
                      "eva",
                      "booked twice"))));
      writer.forget(customer("b"), at, "eva", false);

      LocalDate day = LocalDate.of(2026, 1, 5);
      List<UsageCount> usage = store.read(read -> read.operations().usage(day, day));

      assertThat(usage)
          .extracting(UsageCount::kind, UsageCount::stage, UsageCount::target, UsageCount::times)
          .containsExactly(
              tuple(Kind.STARTED, null, "Trial", 3L),
              tuple(Kind.ADVANCED, "Trial", "Live", 1L),
              tuple(Kind.FORCED, "Trial", "Live", 1L),
              tuple(Kind.CORRECTED, "Trial", "Live", 1L),
              tuple(Kind.ACTION, null, null, 12L));
      assertThat(usage.get(1).clause()).isNotNull();
      assertThat(store.read(ReadTransaction::tally).moves()).hasSize(2);
    }
  }

  @Test
  default void ofAForgottenSubjectNothingIsLeftButItsCount() {
    try (Store store = opened()) {
      Writer writer = writer(store);
      Signals signals = new Signals();
      Instant at = Signals.MONDAY;
      writer.write(
          List.of(
              signals.visit(at, "acme@mail.example"),
              signals.account(
                  at,
                  "acme",
                  Signals.text("Stage", "won"),
                  Signals.text("Email", "acme@mail.example")),
              signals.account(at, "other", Signals.text("Stage", "won"))));
      String other = hash(store, writer, "other");
      long inputs = store.read(ReadTransaction::tally).inputs();

      Forgotten forgotten = writer.forget(customer("acme"), at, "eva", false).orElseThrow();

      assertThat(forgotten.tombstone().inputs())
          .as("the parked visit, its delivery, and the account")
          .isEqualTo(3);
      assertThat(forgotten.tombstone().executions()).isEqualTo(1);
      assertThat(named(store, "acme")).isEmpty();
      Optional<SubjectName> bound =
          store.read(read -> read.bound(new SubjectKey("Customer", "Email", "acme@mail.example")));
      assertThat(bound).isEmpty();
      List<Tombstone> tombstones = store.read(read -> read.operations().tombstones());
      assertThat(tombstones).containsExactly(forgotten.tombstone());
      assertThat(hash(store, writer, "other")).isEqualTo(other);
      Verification.Result result = verify(store);
      assertThat(result.isClean()).isTrue();
      assertThat(result.log()).isEqualTo(new LogSize(inputs + 1, inputs + 1 - 3, 0, 3));
      assertThat(writer.forget(customer("acme"), at, "eva", false)).isEmpty();
    }
  }

  @Test
  default void whoIsForgottenMayComeBackUnlessThatIsSuppressed() {
    try (Store store = opened()) {
      Writer writer = writer(store);
      Signals signals = new Signals();
      Instant at = Signals.MONDAY;
      writer.write(List.of(signals.account(at, "acme", Signals.text("Stage", "won"))));
      writer.forget(customer("acme"), at, "eva", false);
      writer.write(
          List.of(
              signals.account(
                  at,
                  "acme",
                  Signals.text("Stage", "won"),
                  Signals.text("Email", "acme@mail.example"))));
      assertThat(named(store, "acme")).containsExactly(customer("acme"));

      writer.forget(customer("acme"), at, "eva", true);

      assertThat(
              writer.write(
                  List.of(
                      signals.account(at, "acme", Signals.text("Stage", "won")),
                      signals.visit(at, "acme@mail.example"),
                      signals.account(at, "other", Signals.text("Stage", "won")))))
          .satisfiesExactly(
              byFirstKey ->
                  assertThat(byFirstKey)
                      .isEqualTo(
                          new Acknowledgement.Refused(
                              "it names a subject that was forgotten and is not to come back")),
              byOtherKey -> assertThat(byOtherKey).isInstanceOf(Acknowledgement.Refused.class),
              other -> assertThat(other).isInstanceOf(Acknowledgement.Accepted.class));
      assertThat(named(store, "acme")).isEmpty();
      assertThat(store.read(ReadTransaction::tally).parked()).isZero();
      assertThat(verify(store).isClean()).isTrue();
    }
    try (Store store = open()) {
      assertThat(
              writer(store)
                  .write(
                      List.of(
                          Signals.arrival(
                              Signals.MONDAY,
                              "later",
                              "1",
                              Signals.MONDAY,
                              null,
                              Signals.record("CRM.Account", "acme")))))
          .hasOnlyElementsOfType(Acknowledgement.Refused.class);
    }
  }

  @Test
  default void numbersAreGivenOnceAlsoWhenTheirRowsAreGone() {
    try (Store store = opened()) {
      Writer writer = writer(store);
      writer.write(
          List.of(new Signals().account(Signals.MONDAY, "acme", Signals.text("Stage", "won"))));
      writer.forget(customer("acme"), Signals.MONDAY, "eva", false);
    }
    try (Store store = open()) {
      List<Long> numbers =
          store.write(transaction ->
              List.of(transaction.newSubject(customer("next")), transaction.nextInput()));
      assertThat(numbers).containsExactly(2L, 3L);
    }
  }

  @Test
  default void aPrunedLogGivesTheSameStatesFromItsSnapshotsOn() {
    List<Submission> signals = new Signals().random(13, 400);
    try (Store store = opened()) {
      Writer writer = writer(store);
      writer.write(signals.subList(0, 300));
      Instant middle = signals.get(200).at();
      long lines = store.read(ReadTransaction::tally).inputs();
      List<String> before =
          List.of(hash(store, writer, "c0"), hash(store, writer, "c3"), hash(store, writer, "c5"));

      Pruning.Result pruned = Pruning.prune(store, middle, _ -> {});

      assertThat(pruned.subjects()).isEqualTo(6);
      assertThat(pruned.leftAlone()).isEmpty();
      assertThat(pruned.lines()).isGreaterThan(200);
      LogSize size = store.read(read -> read.operations().logSize());
      assertThat(size).isEqualTo(new LogSize(lines, lines - pruned.lines(), pruned.lines(), 0));
      assertThat(
              List.of(
                  hash(store, writer, "c0"), hash(store, writer, "c3"), hash(store, writer, "c5")))
          .isEqualTo(before);
      assertThat(verify(store).isClean()).isTrue();

      writer.write(signals.subList(300, 400));
      assertThat(verify(store).isClean()).isTrue();
      assertThat(Pruning.prune(store, Instant.MAX, _ -> {}).subjects()).isEqualTo(6);
      assertThat(store.read(ReadTransaction::tally).inputs()).isZero();
      assertThat(verify(store).isClean()).isTrue();
    }
    try (Store store = open()) {
      Writer writer = writer(store);
      Instant clock =
          store.read(
              read -> read.find(customer("c0"), writer.declarations()).orElseThrow().clock());
      assertThat(clock).as("its clock does not go back").isAfter(Signals.MONDAY);
      writer.write(
          List.of(
              Signals.arrival(
                  signals.getLast().at().plus(Duration.ofDays(1)),
                  "later",
                  "1",
                  signals.getLast().at(),
                  null,
                  Signals.record("CRM.Account", "c0", Signals.text("Stage", "won")))));
      assertThat(verify(store).isClean()).isTrue();
    }
  }

  @Test
  default void whoIsForgottenAfterPruningIsCountedWhole() {
    try (Store store = opened()) {
      Writer writer = writer(store);
      writer.write(new Signals().random(13, 100));
      Pruning.prune(store, Instant.MAX, _ -> {});
      writer.forget(customer("c0"), Signals.MONDAY, "eva", false);
      assertThat(verify(store).log().missing()).isZero();
      assertThat(verify(store).isClean()).isTrue();
    }
  }

  @Test
  default void executionsThatNeedPeopleAreFoundTheLongestFirst() {
    ExecutionName first = new ExecutionName("Onboarding", 1, null);
    try (Store store = opened()) {
      Writer writer = writer(store);
      Signals signals = new Signals();
      Instant at = Signals.MONDAY;
      writer.write(
          List.of(
              signals.account(at.plusSeconds(60), "late", Signals.text("Stage", "won")),
              signals.account(at.plusSeconds(61), "later", Signals.text("Stage", "won")),
              signals.account(at.plusSeconds(62), "resting", Signals.text("Stage", "won")),
              signals.account(at.plusSeconds(63), "wrong", Signals.text("Stage", "won")),
              intervention(
                  "resting",
                  at.plusSeconds(64),
                  new Submission.Control(first, Input.Control.PAUSE, "eva", "on holiday")),
              intervention(
                  "wrong",
                  at.plusSeconds(65),
                  new Submission.Control(first, Input.Control.PARK, "eva", "two accounts"))));
      writer.advanceTo(at.plus(Duration.ofDays(10)));

      List<StandingExecution> stalled =
          store.read(read -> read.operations().standing(Trouble.STALLED, 10));
      assertThat(stalled)
          .extracting(execution -> execution.id().toString())
          .containsExactly("1-0", "2-0");
      assertThat(stalled.getFirst().since()).isEqualTo(at.plusSeconds(60).plus(Duration.ofDays(5)));
      assertThat(standing(store, Trouble.STALLED, 1)).containsExactly("1-0");
      assertThat(standing(store, Trouble.PAUSED, 10)).containsExactly("3-0");
      assertThat(standing(store, Trouble.PARKED, 10)).containsExactly("4-0");
      long count = store.read(read -> read.operations().count(Trouble.STALLED));
      assertThat(count).isEqualTo(2);
    }
  }

  @Test
  default void howOftenAnAppIsHeardOfIsKept() {
    try (Store store = opened()) {
      Writer writer = writer(store);
      Signals signals = new Signals();
      for (int hour = 0; hour < 30; hour++) {
        writer.write(
            List.of(
                signals.invoice(
                    Signals.MONDAY.plus(Duration.ofHours(hour)),
                    "acme",
                    "I",
                    Signals.text("Status", "Sent"))));
      }
    }
    try (Store store = open()) {
      List<AppRhythm> rhythms = store.read(read -> read.operations().rhythms());
      assertThat(rhythms)
          .singleElement()
          .satisfies(books -> {
            assertThat(books.app()).isEqualTo("Books");
            assertThat(books.signals()).isEqualTo(30);
            assertThat(books.lastAt()).isEqualTo(Signals.MONDAY.plus(Duration.ofHours(29)));
            assertThat(books.silences().observed()).isEqualTo(Duration.ofHours(29));
            assertThat(books.silences().notExceeded(0.95))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(90));
          });
    }
  }

  @Test
  default void limitsAreSetAndRemoved() {
    JourneyLimit limit = new JourneyLimit("Onboarding", 100L, null, 10L);
    try (Store store = open()) {
      store.write(transaction -> {
        transaction.upkeep().limit(limit);
        return limit;
      });
    }
    try (Store store = open()) {
      assertThat(limits(store)).containsExactly(limit);
      store.write(transaction -> {
        transaction.upkeep().limit(new JourneyLimit("Onboarding", null, null, null));
        return limit;
      });
      assertThat(limits(store)).isEmpty();
    }
  }
}
