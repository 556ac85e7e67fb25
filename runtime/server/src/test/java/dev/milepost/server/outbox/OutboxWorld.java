package dev.milepost.server.outbox;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.binding.RequestBinding;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.TimelineEntry;
import dev.milepost.server.adapter.HostResolver;
import dev.milepost.server.adapter.HttpExchange;
import dev.milepost.server.adapter.Receiver;
import dev.milepost.server.application.TestClock;
import dev.milepost.server.configuration.Channel;
import dev.milepost.server.configuration.Channel.Rate;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.configuration.Configuration.Sending;
import dev.milepost.server.configuration.Secrets;
import dev.milepost.server.live.Entry;
import dev.milepost.server.live.LiveOptions;
import dev.milepost.server.live.LiveWriter;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.PastInput.Delivery;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The small world with an outbox: attempts are made on the test's own thread, in its own time. */
final class OutboxWorld implements AutoCloseable {

  static final SubjectName ACME = new SubjectName("Customer", "acme");

  /** CRM and people are the same receiver. */
  final Receiver receiver = new Receiver();

  final TestClock clock = new TestClock(Signals.MONDAY);
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Signals signals = new Signals();
  private final Path file;
  private final Sending sending;
  private final @Nullable Rate rate;
  private final @Nullable RequestBinding send;
  private HttpExchange exchange;
  Store store;
  LiveWriter writer;
  Dispatcher dispatcher;

  private OutboxWorld(
      Path file, Sending sending, @Nullable Rate rate, @Nullable RequestBinding send) {
    this.file = file;
    this.sending = sending;
    this.rate = rate;
    this.send = send;
    this.exchange = new HttpExchange(HostResolver.SYSTEM, Runnable::run, clock);
    this.store = SqliteStores.open(file, SqliteOptions.STANDARD);
    this.writer = new LiveWriter(store, deployment(), LiveOptions.standard(false), clock);
    this.dispatcher = dispatcher(Runnable::run, configuration());
    writer.start();
  }

  static OutboxWorld in(Path folder) {
    return in(folder, Sending.STANDARD, null, null);
  }

  static OutboxWorld in(
      Path folder, Sending sending, @Nullable Rate rate, @Nullable RequestBinding send) {
    return new OutboxWorld(folder.resolve("outbox.db"), sending, rate, send);
  }

  /** Attempts that begin again after ten seconds and end after an hour. */
  static Sending sending(boolean deadHold) {
    return new Sending(
        16, Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofHours(1), deadHold);
  }

  /** What happened to Acme. */
  List<PastInput> history() {
    return store.read(read -> {
      StoredSubject subject = read.find(ACME, writer.running().declarations()).orElseThrow();
      return read.history(subject.number(), writer.running().declarations());
    });
  }

  List<TimelineEntry> timeline() {
    return history().stream().flatMap(past -> past.timeline().stream()).toList();
  }

  /** What became of an action of Acme. */
  Delivery delivery(String clause) {
    return item(ACME.key(), clause).stored().delivery();
  }

  private Deployment deployment() {
    Deployment small = SmallWorld.deployment();
    return send == null
        ? small
        : new Deployment(
            small.catalog(),
            new Bindings(Map.of(), Map.of(TypeName.parse("CRM.Send"), send)),
            small.active(),
            small.superseded());
  }

  Configuration configuration() {
    Channel crm =
        new Channel.Http(
            null,
            URI.create(receiver.address("/crm")),
            Set.of(receiver.host()),
            true,
            true,
            null,
            rate,
            Duration.ofSeconds(20));
    return new Configuration(
        Map.of("CRM", crm),
        null,
        null,
        Map.of(),
        new Channel.Log(),
        null,
        Map.of(),
        Map.of(),
        sending);
  }

  Dispatcher dispatcher(Executor senders, Configuration configuration) {
    Endpoints endpoints =
        new Endpoints(
            configuration,
            () -> writer.running().deployment(),
            new Secrets(Map.of(), _ -> null),
            exchange,
            new Random(7));
    return new Dispatcher(
        store,
        writer,
        endpoints,
        configuration.sending(),
        new RetryPlan(configuration.sending(), new Random(7)),
        senders,
        new DispatchMeters(metrics),
        new Unsaid(),
        "main");
  }

  /** Everything that was not committed is gone; a new process opens the same file. */
  void restart() {
    writer.close();
    store.close();
    store = SqliteStores.open(file, SqliteOptions.STANDARD);
    writer = new LiveWriter(store, deployment(), LiveOptions.standard(false), clock);
    writer.start();
    dispatcher = dispatcher(Runnable::run, configuration());
    dispatcher.freeOwn();
  }

  Acknowledgement take(Submission.Arrival arrival) {
    return writer.submit(Entry.small(at -> new Submission.Arrival(at, arrival.incoming()))).join();
  }

  /** A customer starts the journey: the CRM is asked to send "welcome", the owner is asked. */
  void start(String customer) {
    take(signals.account(clock.instant(), customer, Signals.text("Stage", "won")));
  }

  /** The customer goes on to the next stage: "goodbye", then "live". */
  void pay(String customer) {
    FieldValue paid = Signals.text("Status", "Paid");
    take(signals.invoice(clock.instant(), customer, "I-" + customer, paid));
  }

  /** Time passes, timers run out, and what is due is sent. */
  void passTo(Instant instant) {
    clock.set(instant);
    writer.settle().join();
    turn();
  }

  void pass(Duration duration) {
    passTo(clock.instant().plus(duration));
  }

  /** Hands over until nothing more can be handed over now. */
  @Nullable Instant turn() {
    Instant next = dispatcher.turn(clock.instant());
    int before = -1;
    while (before != receiver.received().size()) {
      before = receiver.received().size();
      next = dispatcher.turn(clock.instant());
    }
    return next;
  }

  Acknowledgement decide(long action, dev.milepost.engine.step.Settlement settlement) {
    return writer
        .submit(Entry.small(at -> new Submission.ActionEnd(at, action, settlement)))
        .join();
  }

  List<OutboxItem> items() {
    return store.read(read -> read.outbox().list(null, 0, 1_000));
  }

  /** The action of a clause of a customer. */
  OutboxItem item(String customer, String clause) {
    return items().stream()
        .filter(item -> item.subject().equals(new SubjectName("Customer", customer)))
        .filter(item -> item.stored().action().clause().equals(clause))
        .findFirst()
        .orElseThrow();
  }

  /** The texts that the CRM was asked to send, each with whose it was. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String body : receiver.bodies()) {
      texts.add(part(body, "\"subject\":\"") + " " + part(body, "\"Text\":\""));
    }
    return texts;
  }

  private static String part(String body, String before) {
    int start = body.indexOf(before) + before.length();
    return body.substring(start, body.indexOf('"', start));
  }

  @Override
  public void close() {
    writer.close();
    store.close();
    exchange.close();
    receiver.close();
  }
}
