package dev.milepost.server.writer;

import static dev.milepost.server.writer.MergingWorld.ACME;
import static dev.milepost.server.writer.MergingWorld.OTHER;
import static dev.milepost.server.writer.MergingWorld.assertVerifies;
import static dev.milepost.server.writer.MergingWorld.customer;
import static dev.milepost.server.writer.MergingWorld.day;
import static dev.milepost.server.writer.MergingWorld.facts;
import static dev.milepost.server.writer.MergingWorld.history;
import static dev.milepost.server.writer.MergingWorld.subject;
import static dev.milepost.server.writer.MergingWorld.told;
import static dev.milepost.server.writer.MergingWorld.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.SubjectAddress;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.ListedExecution;
import dev.milepost.server.store.ListedSubject;
import dev.milepost.server.store.ParkedSignal;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.SubjectKey;
import dev.milepost.server.world.Signals;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subjects that turn out to be the same become one. */
final class MergingTest {

  private static final Instant MONDAY = Signals.MONDAY;

  @TempDir private Path folder;
  private final Signals signals = new Signals();
  private final MergingWorld world = new MergingWorld(signals);

  @Test
  void theOlderSubjectTakesOverAllThatTheYoungerHad() {
    try (Store store = MergingWorld.open(folder.resolve("store.db"))) {
      Writer writer = writer(store, 100);
      writer.write(
          List.of(
              world.email(MONDAY, "acme", "a@acme"),
              world.won(day(1), "other"),
              signals.invoice(day(1), "other", "I", Signals.text("Status", "Sent")),
              world.email(day(2), "other", "o@acme"),
              signals.visit(day(2), "o@acme")));
      writer.write(List.of(world.email(day(3), "other", "a@acme")));

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
    try (Store store = MergingWorld.open(folder.resolve("store.db"))) {
      Writer writer = writer(store, 100);
      writer.write(
          List.of(
              world.won(MONDAY, "acme"),
              world.email(MONDAY, "acme", "a@acme"),
              world.email(day(1), "other", "a@acme"),
              signals.invoice(day(1), "other", "I", Signals.text("Status", "Paid"))));

      assertThat(subject(store, writer, ACME).state().executions().getFirst().visit().stage())
          .isEqualTo("Live");
    }
    try (Store store = MergingWorld.open(folder.resolve("store.db"))) {
      Writer cold = writer(store, 1);
      cold.write(List.of(signals.invoice(day(2), "other", "J", Signals.text("Status", "Sent"))));
      assertThat(facts(subject(store, cold, ACME))).containsKey("Books.Invoice J Status");
      assertVerifies(store);
    }
  }

  @Test
  void ofTwoExecutionsTheYoungerOneEndsAndSendsNoMore() {
    try (Store store = MergingWorld.open(folder.resolve("store.db"))) {
      Writer writer = writer(store, 100);
      writer.write(
          List.of(
              world.email(MONDAY, "acme", "a@acme"),
              world.won(day(1), "other"),
              world.won(day(2), "acme"),
              world.email(day(2), "other", "a@acme")));

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
    try (Store store = MergingWorld.open(folder.resolve("store.db"))) {
      Writer writer = writer(store, 100);
      writer.write(
          List.of(
              world.email(MONDAY, "acme", "a@acme"),
              world.won(MONDAY, "other"),
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
    try (Store store = MergingWorld.open(folder.resolve("store.db"))) {
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

      writer.write(List.of(world.email(MONDAY.plusSeconds(3), "acme", "a@acme")));

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
    Submission link = world.email(day(1), "acme", "a@acme");
    Map<String, String> late;
    try (Store store = MergingWorld.open(folder.resolve("late.db"))) {
      Writer writer = writer(store, 100);
      assertThat(writer.write(waiting)).hasOnlyElementsOfType(Acknowledgement.Parked.class);
      writer.write(List.of(link));
      late = facts(subject(store, writer, ACME));
      assertVerifies(store);
    }
    try (Store store = MergingWorld.open(folder.resolve("ordered.db"))) {
      Writer writer = writer(store, 100);
      writer.write(List.of(world.email(MONDAY, "acme", "a@acme")));
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
    try (Store store = MergingWorld.open(folder.resolve("store.db"))) {
      Writer writer = writer(store, 100);
      for (int i = 0; i < orders.size(); i++) {
        List<Submission.Arrival> told = toldOfOne("-" + i);
        for (int place : orders.get(i)) {
          writer.write(List.of(receivedAt(day(10 + i), told.get(place))));
        }
        ends.add(factsWithout("-" + i, subject(store, writer, customer("acme-" + i))));
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

  private static Map<String, String> factsWithout(String run, StoredSubject subject) {
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
}
