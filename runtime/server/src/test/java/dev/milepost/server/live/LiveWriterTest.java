package dev.milepost.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.application.TestClock;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.WriteTransaction;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Acknowledgement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveWriterTest {

  private static final Instant MONDAY = Signals.MONDAY;

  @TempDir private Path folder;
  private final Signals signals = new Signals();
  private final TestClock clock = new TestClock(MONDAY);
  private Store store;
  private LiveWriter writer;

  @BeforeEach
  void open() {
    store = SqliteStores.open(folder.resolve("live.db"), SqliteOptions.STANDARD);
    writer = new LiveWriter(store, SmallWorld.deployment(), small(), clock);
    writer.start();
  }

  @AfterEach
  void close() {
    writer.close();
    store.close();
  }

  private static LiveOptions small() {
    return new LiveOptions(false, 3, 1_000, 100, 100);
  }

  private Entry won(String customer) {
    return Entry.small(at -> signals.account(at, customer, Signals.text("Stage", "won")));
  }

  private Entry paid(String customer) {
    return Entry.small(at -> signals.invoice(at, customer, "I", Signals.text("Status", "Paid")));
  }

  private String stage(String customer) {
    return store.read(read ->
        read.find(new SubjectName("Customer", customer), writer.running().declarations())
            .orElseThrow()
            .state()
            .executions()
            .getFirst()
            .visit()
            .stage());
  }

  /** Keeps the writer's thread busy until it is let go. */
  private CountDownLatch hold() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    CompletableFuture<Boolean> held =
        writer.run(turn -> {
          started.countDown();
          await(free);
          return true;
        });
    await(started);
    assertThat(held).isNotDone();
    return free;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void answersAfterTheCommit() {
    assertThat(writer.submit(won("acme")).join()).isInstanceOf(Acknowledgement.Accepted.class);
    assertThat(stage("acme")).isEqualTo("Trial");
  }

  @Test
  void timersRunOutAtTheirTimes() {
    writer.submit(won("acme")).join();
    clock.set(MONDAY.plus(Duration.ofDays(30)));
    writer.settle().join();
    assertThat(stage("acme")).isEqualTo("Lost");
  }

  @Test
  void aTimerDoesNotOvertakeASignalThatWasReceivedBeforeItWasDue() {
    writer.submit(won("acme")).join();
    clock.set(MONDAY.plus(Duration.ofDays(29)));
    CountDownLatch free = hold();
    CompletableFuture<Acknowledgement> payment = writer.submit(paid("acme"));
    clock.set(MONDAY.plus(Duration.ofDays(31)));
    CompletableFuture<Instant> settled = writer.settle();
    free.countDown();
    settled.join();
    assertThat(payment.join()).isInstanceOf(Acknowledgement.Accepted.class);
    assertThat(stage("acme")).isEqualTo("Live");
  }

  @Test
  void aGroupAfterWhichNothingIsDueIsOneTransaction() {
    CountingStore counting = new CountingStore(store, new AtomicInteger());
    try (LiveWriter counted = new LiveWriter(counting, SmallWorld.deployment(), small(), clock)) {
      counted.start();
      counted.settle().join();
      int before = counted.run(_ -> counting.transactions().get()).join();
      counted.submit(won("acme")).join();
      int after = counted.run(_ -> counting.transactions().get()).join();
      assertThat(after - before)
          .as("one looks for timers behind the first task, one writes the signal")
          .isEqualTo(2);
    }
  }

  /** Counts the transactions that write. */
  private record CountingStore(Store store, AtomicInteger transactions) implements Store {

    @Override
    public <R> R write(Function<WriteTransaction, R> work) {
      transactions.incrementAndGet();
      return store.write(work);
    }

    @Override
    public <R> R erase(Function<WriteTransaction, R> work) {
      return store.erase(work);
    }

    @Override
    public <R> R read(Function<ReadTransaction, R> work) {
      return store.read(work);
    }

    @Override
    public String name() {
      return store.name();
    }

    @Override
    public void close() {
      store.close();
    }
  }

  @Test
  void theQueueIsBounded() {
    CountDownLatch free = hold();
    List<CompletableFuture<Acknowledgement>> taken =
        writer.submit(List.of(won("a"), won("b"), won("c")));
    assertThatThrownBy(() -> writer.submit(won("d"))).isInstanceOf(InboxFullException.class);
    free.countDown();
    taken.forEach(CompletableFuture::join);
    assertThat(writer.submit(won("d")).join()).isInstanceOf(Acknowledgement.Accepted.class);
  }

  @Test
  void whatWasTakenIsWrittenBeforeTheEnd() {
    CountDownLatch free = hold();
    CompletableFuture<Acknowledgement> taken = writer.submit(won("acme"));
    Thread closing = Thread.ofPlatform().start(writer::close);
    free.countDown();
    assertThat(taken.join()).isInstanceOf(Acknowledgement.Accepted.class);
    assertThatThrownBy(
            () -> {
              while (true) {
                writer.submit(won("late")).join();
              }
            })
        .isInstanceOf(InboxFullException.class);
    assertThat(closing).isNotNull();
    assertThat(store.read(ReadTransaction::tally).inputs()).isPositive();
  }

  @Test
  void aSubmissionThatFailsHarmsNoOther() {
    CountDownLatch free = hold();
    CompletableFuture<Acknowledgement> good = writer.submit(won("acme"));
    CompletableFuture<Acknowledgement> bad =
        writer.submit(
            Entry.small(_ -> signals.account(Instant.MAX, "bad", Signals.text("Stage", "won"))));
    CompletableFuture<Acknowledgement> alsoGood = writer.submit(won("other"));
    free.countDown();
    assertThat(good.join()).isInstanceOf(Acknowledgement.Accepted.class);
    assertThat(alsoGood.join()).isInstanceOf(Acknowledgement.Accepted.class);
    assertThat(bad.exceptionNow()).isInstanceOf(ArithmeticException.class);
  }
}
