package dev.milepost.server.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.operate.Pruning;
import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.ListedExecution;
import dev.milepost.server.store.ListedSubject;
import dev.milepost.server.store.ParkedSignal;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.Delivery;
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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subjects that turn out to be the same become one. */
final class MergingTest {

  private static final Instant MONDAY = Signals.MONDAY;
  private static final SubjectName ACME = customer("acme");
  private static final SubjectName OTHER = customer("other");

  @TempDir private Path folder;
  private final Signals signals = new Signals();

  private static SubjectName customer(String key) {
    return new SubjectName("Customer", key);
  }

  private static Instant day(int day) {
    return MONDAY.plus(Duration.ofDays(day));
  }

  private Store open(String name) {
    Store store = SqliteStores.open(folder.resolve(name), SqliteOptions.STANDARD);
    if (store.read(read -> read.deployment().isEmpty())) {
      store.write(transaction -> {
        transaction.deploy(SmallWorld.deployment(), MONDAY, "ann");
        return transaction;
      });
    }
    return store;
  }

  private static Writer writer(Store store, int cachedSubjects) {
    return new Writer(
        store,
        SmallWorld.deployment(),
        new WriterOptions(false, ClockMode.SHARED, UnaryOperator.identity(), cachedSubjects));
  }

  private static StoredSubject subject(Store store, Writer writer, SubjectName name) {
    return store.read(read -> read.find(name, writer.declarations()).orElseThrow());
  }

  private static List<PastInput> history(Store store, Writer writer, SubjectName name) {
    long number = subject(store, writer, name).number();
    return store.read(read -> read.history(number, writer.declarations()));
  }

  private static List<TimelineEntry> told(Store store, Writer writer, SubjectName name) {
    return history(store, writer, name).stream().flatMap(past -> past.timeline().stream()).toList();
  }

  /** Values by record and field, whoever has them. */
  private static Map<String, String> facts(StoredSubject subject) {
    Map<String, String> facts = new TreeMap<>();
    for (RecordState record : subject.state().allRecords()) {
      for (int field = 0; field < record.shape().size(); field++) {
        var value = record.value(field);
        if (value != null) {
          facts.put(
              record.shape().name() + " " + record.id() + " " + record.shape().fieldName(field),
              value.print());
        }
      }
    }
    return facts;
  }

  private static void assertVerifies(Store store) {
    Verification.Result result = Verification.verify(store, _ -> {});
    assertThat(result.differences()).isEmpty();
    assertThat(result.isClean()).isTrue();
  }

  private Submission email(Instant at, String account, String email) {
    return signals.account(at, account, Signals.text("Email", email));
  }

  private Submission won(Instant at, String account) {
    return signals.account(at, account, Signals.text("Stage", "won"));
  }

  @Test
  void theOlderSubjectTakesOverAllThatTheYoungerHad() {
    try (Store store = open("store.db")) {
      Writer writer = writer(store, 100);
      writer.write(
          List.of(
              email(MONDAY, "acme", "a@acme"),
              won(day(1), "other"),
              signals.invoice(day(1), "other", "I", Signals.text("Status", "Sent")),
              email(day(2), "other", "o@acme"),
              signals.visit(day(2), "o@acme")));
      writer.write(List.of(email(day(3), "other", "a@acme")));

      StoredSubject one = subject(store, writer, ACME);
      assertThat(facts(one))
          .containsEntry("Books.Invoice I Status", "Sent")
          .containsEntry("CRM.Account other Stage", "won")
          .containsEntry("CRM.Account acme Email", "a@acme");
      assertThat(one.state().executions())
          .extracting(Execution::name)
          .containsExactly(new ExecutionName("Onboarding", 1, null));
      assertThat(one.state().executions().getFirst().startedAt())
          .as("it travels on as if nothing had been")
          .isEqualTo(day(1));
      assertThat(store.<List<SubjectKey>>read(read -> read.keys(one.number())))
          .extracting(SubjectKey::value)
          .containsExactly("a@acme", "o@acme");
      assertThat(subject(store, writer, OTHER).number())
          .as("both names mean the same")
          .isEqualTo(one.number());
      assertThat(store.<List<ListedSubject>>read(read -> read.listings().subjects(null, 0, 10)))
          .extracting(ListedSubject::name)
          .containsExactly(ACME);
      assertThat(
              store.<ListedExecution>read(
                  read -> read.listings().execution(new ExecutionId(2, 0)).orElseThrow()))
          .as("an id that was noted before still leads to the execution")
          .satisfies(found -> assertThat(found.id()).isEqualTo(new ExecutionId(1, 0)));
      assertThat(told(store, writer, ACME))
          .as("the timeline tells the whole story")
          .contains(new TimelineEntry.Absorbed(OTHER), new TimelineEntry.Yielded(ACME))
          .anyMatch(TimelineEntry.Started.class::isInstance);
      assertVerifies(store);
    }
  }

  @Test
  void whatIsToldToEitherAfterwardsIsToldToBoth() {
    try (Store store = open("store.db")) {
      Writer writer = writer(store, 100);
      writer.write(
          List.of(
              won(MONDAY, "acme"),
              email(MONDAY, "acme", "a@acme"),
              email(day(1), "other", "a@acme"),
              signals.invoice(day(1), "other", "I", Signals.text("Status", "Paid"))));

      assertThat(subject(store, writer, ACME).state().executions().getFirst().visit().stage())
          .isEqualTo("Live");
    }
    try (Store store = open("store.db")) {
      Writer cold = writer(store, 1);
      cold.write(List.of(signals.invoice(day(2), "other", "J", Signals.text("Status", "Sent"))));
      assertThat(facts(subject(store, cold, ACME))).containsKey("Books.Invoice J Status");
      assertVerifies(store);
    }
  }

  @Test
  void ofTwoExecutionsTheYoungerOneEndsAndSendsNoMore() {
    try (Store store = open("store.db")) {
      Writer writer = writer(store, 100);
      writer.write(
          List.of(
              email(MONDAY, "acme", "a@acme"),
              won(day(1), "other"),
              won(day(2), "acme"),
              email(day(2), "other", "a@acme")));

      List<Execution> executions = subject(store, writer, ACME).state().executions();
      assertThat(executions)
          .extracting(execution -> execution.name().number(), Execution::isRunning)
          .as("the older subject had the younger execution")
          .containsExactly(tuple(1, false), tuple(2, true));
      assertThat(executions.getFirst().status())
          .isEqualTo(new Execution.Status.Ended("merged", day(2)));
      assertThat(told(store, writer, ACME))
          .contains(
              new TimelineEntry.EndedAsMerged(new ExecutionName("Onboarding", 1, null), "Trial"));
      List<PastInput.StoredAction> actions =
          history(store, writer, ACME).stream().flatMap(past -> past.actions().stream()).toList();
      assertThat(actions)
          .filteredOn(action -> action.action().withdrawable())
          .as("the question of the one that ended is withdrawn, that of the other one waits")
          .extracting(
              action -> action.action().execution().number(), PastInput.StoredAction::delivery)
          .containsExactly(tuple(2, Delivery.WAITING), tuple(1, Delivery.WITHDRAWN));
      writer.advanceTo(day(8));
      assertVerifies(store);
    }
  }

  @Test
  void twoValuesOfTheFirstKeyAreNeverTheSame() {
    try (Store store = open("store.db")) {
      Writer writer = writer(store, 100);
      writer.write(
          List.of(
              email(MONDAY, "acme", "a@acme"),
              won(MONDAY, "other"),
              signals.arrival(
                  day(1),
                  null,
                  Signals.record("CRM.Account", "acme", Signals.text("Stage", "new"))),
              signals.arrival(
                  day(1),
                  new SubjectAddress(null, "other"),
                  Signals.record("CRM.Account", "acme", Signals.text("Email", "a@acme")))));

      assertThat(subject(store, writer, OTHER).number()).isEqualTo(2);
      assertThat(told(store, writer, ACME)).noneMatch(TimelineEntry.Absorbed.class::isInstance);
      assertVerifies(store);
    }
  }

  @Test
  void aParkedSignalThatCarriesASecondValueTakesAlongWhatWaitsForThat() {
    try (Store store = open("store.db")) {
      Writer writer = writer(store, 100);
      assertThat(
              writer.write(
                  List.of(
                      signals.visit(MONDAY, "b@acme"),
                      signals.arrival(
                          MONDAY.plusSeconds(1),
                          new SubjectAddress("Email", "a@acme"),
                          new Signal.Happening(
                              TypeName.parse("Website.Visit"),
                              List.of(Signals.text("Email", "b@acme")))),
                      signals.visit(MONDAY.plusSeconds(2), "a@acme"))))
          .hasOnlyElementsOfType(Acknowledgement.Parked.class);

      writer.write(List.of(email(MONDAY.plusSeconds(3), "acme", "a@acme")));

      StoredSubject acme = subject(store, writer, ACME);
      assertThat(store.<List<SubjectKey>>read(read -> read.keys(acme.number())))
          .extracting(SubjectKey::value)
          .containsExactly("a@acme", "b@acme");
      assertThat(history(store, writer, ACME)).as("the link and all three visits").hasSize(4);
      assertThat(store.<List<ParkedSignal>>read(read -> read.listings().parked(0, 10))).isEmpty();
      assertVerifies(store);
    }
  }

  @Test
  void whatWaitedForItsLinkGivesTheSameFactsAsInOrder() {
    SubjectAddress unknown = new SubjectAddress("Email", "a@acme");
    List<Submission> waiting = new ArrayList<>();
    for (String status : List.of("Draft", "Sent", "Overdue")) {
      waiting.add(
          signals.arrival(
              MONDAY,
              unknown,
              Signals.record("Books.Invoice", "I", Signals.text("Status", status))));
    }
    waiting.add(
        signals.arrival(
            MONDAY, unknown, Signals.record("Books.Invoice", "J", Signals.text("Status", "Sent"))));
    Submission link = email(day(1), "acme", "a@acme");
    Map<String, String> late;
    try (Store store = open("late.db")) {
      Writer writer = writer(store, 100);
      assertThat(writer.write(waiting)).hasOnlyElementsOfType(Acknowledgement.Parked.class);
      writer.write(List.of(link));
      late = facts(subject(store, writer, ACME));
      assertVerifies(store);
    }
    try (Store store = open("ordered.db")) {
      Writer writer = writer(store, 100);
      writer.write(List.of(email(MONDAY, "acme", "a@acme")));
      assertThat(writer.write(waiting)).hasOnlyElementsOfType(Acknowledgement.Accepted.class);
      assertThat(facts(subject(store, writer, ACME))).isEqualTo(late);
    }
    assertThat(late)
        .containsEntry("Books.Invoice I Status", "Overdue")
        .containsEntry("Books.Invoice J Status", "Sent");
  }

  @Test
  void whateverTheOrderOfArrivalTheFactsAreTheSame() {
    Set<Map<String, String>> ends = new HashSet<>();
    List<List<Integer>> orders = orders(List.of(0, 1, 2, 3, 4));
    try (Store store = open("store.db")) {
      Writer writer = writer(store, 100);
      for (int i = 0; i < orders.size(); i++) {
        List<Submission.Arrival> told = toldOfOne("-" + i);
        for (int place : orders.get(i)) {
          writer.write(List.of(receivedAt(day(10 + i), told.get(place))));
        }
        ends.add(facts(subject(store, writer, customer("acme-" + i)), "-" + i));
      }
      assertVerifies(store);
    }
    assertThat(orders).hasSize(120);
    assertThat(ends)
        .containsExactly(
            Map.of(
                "Books.Invoice I Status", "Paid",
                "CRM.Account acme Email", "a@acme",
                "CRM.Account other Email", "a@acme"));
  }

  private List<Submission.Arrival> toldOfOne(String run) {
    return List.of(
        signals.invoice(day(0), "acme" + run, "I", Signals.text("Status", "Draft")),
        signals.invoice(day(1), "other" + run, "I", Signals.text("Status", "Sent")),
        signals.invoice(day(2), "acme" + run, "I", Signals.text("Status", "Paid")),
        signals.account(day(3), "acme" + run, Signals.text("Email", "a@acme" + run)),
        signals.account(day(4), "other" + run, Signals.text("Email", "a@acme" + run)));
  }

  private static Map<String, String> facts(StoredSubject subject, String run) {
    Map<String, String> facts = new TreeMap<>();
    facts(subject)
        .forEach((name, value) -> facts.put(name.replace(run, ""), value.replace(run, "")));
    return facts;
  }

  private static Submission receivedAt(Instant received, Submission.Arrival told) {
    return new Submission.Arrival(received, told.incoming());
  }

  private static List<List<Integer>> orders(List<Integer> places) {
    if (places.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> orders = new ArrayList<>();
    for (Integer first : places) {
      List<Integer> rest = new ArrayList<>(places);
      rest.remove(first);
      for (List<Integer> order : orders(rest)) {
        List<Integer> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }

  /** Six customers who turn out to be fewer, in the midst of all else. */
  private List<Submission> manyLinks(long seed) {
    List<Submission> all = new Signals().random(seed, 300);
    Random random = new Random(seed);
    List<Submission> linked = new ArrayList<>();
    for (Submission submission : all) {
      linked.add(submission);
      if (random.nextInt(40) == 0) {
        linked.add(
            signals.account(
                submission.at(),
                "c" + random.nextInt(6),
                Signals.text("Email", "shared" + random.nextInt(4))));
      }
    }
    return linked;
  }

  @Test
  void theLogGivesMergedSubjectsInWhateverGroupsTheyWereWritten() {
    List<String> hashes = new ArrayList<>();
    List<Submission> linked = manyLinks(5);
    for (int size : List.of(1, 7, 1_000)) {
      try (Store store = open(size + ".db")) {
        Writer writer = writer(store, size);
        for (int from = 0; from < linked.size(); from += size) {
          writer.write(linked.subList(from, Math.min(linked.size(), from + size)));
        }
        writer.advanceTo(linked.getLast().at().plus(Duration.ofDays(40)));
        List<ListedSubject> left = store.read(read -> read.listings().subjects(null, 0, 10));
        assertThat(left).hasSizeBetween(1, 5);
        hashes.add(
            String.join(
                " ",
                left.stream()
                    .map(one -> SubjectStateJson.hash(subject(store, writer, one.name()).state()))
                    .toList()));
        assertVerifies(store);
        Pruning.Result pruned = Pruning.prune(store, day(60), _ -> {});
        assertThat(pruned.leftAlone()).isEmpty();
        assertThat(pruned.lines()).isPositive();
        assertVerifies(store);
      }
    }
    assertThat(Collections.frequency(hashes, hashes.getFirst())).isEqualTo(3);
  }

  @Test
  void whoIsForgottenIsForgottenUnderEveryName() {
    try (Store store = open("store.db")) {
      Writer writer = writer(store, 100);
      writer.write(
          List.of(
              email(MONDAY, "acme", "a@acme"),
              won(day(1), "other"),
              email(day(2), "other", "a@acme")));

      assertThat(writer.forget(OTHER, day(3), "eva", true)).isPresent();

      assertThat(store.<Boolean>read(read -> read.find(ACME, writer.declarations()).isEmpty()))
          .isTrue();
      assertThat(writer.write(List.of(won(day(4), "other"), won(day(4), "acme"))))
          .hasOnlyElementsOfType(Acknowledgement.Refused.class);
      assertVerifies(store);
    }
  }
}
