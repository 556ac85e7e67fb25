package dev.milepost.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.state.SubjectStateJson;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals over HTTP, as apps send them. */
final class SignalsTest {

  private static final String EVENT = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String LINES = "application/x-ndjson";
  private static final String WON = "\"Stage\":\"won\"";
  private static final Instant MONDAY = Signals.MONDAY;

  @TempDir private Path folder;
  private final TestClock clock = new TestClock(MONDAY);
  private TestServer server;

  @BeforeEach
  void start() {
    server = open();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TestServer open() {
    return TestServer.on(
        folder.resolve("server.db"), SmallWorld.deployment(), clock, options -> options);
  }

  private String send(String event) {
    TestServer.Reply reply = server.post("/signals", EVENT, event);
    return reply.status() + " " + word(reply.json(), reply.status() < 400 ? "result" : "type");
  }

  private static String word(JsonObject json, String member) {
    return json.get(member) instanceof JsonText(String text) ? text : "";
  }

  private StoredSubject subject(String customer) {
    return server
        .store()
        .read(read ->
            read.find(
                    new SubjectName("Customer", customer),
                    server.server().writer().running().declarations())
                .orElseThrow());
  }

  private String stage(String customer) {
    return subject(customer).state().executions().getFirst().visit().stage();
  }

  private List<PastInput> history(String customer) {
    long number = subject(customer).number();
    return server
        .store()
        .read(read -> read.history(number, server.server().writer().running().declarations()));
  }

  @Test
  void theAnswerComesAfterTheCommitAndSaysWhatBecameOfIt() {
    TestServer.Reply reply = server.post("/signals", EVENT, Events.account("1", "acme", WON));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo("{\"source\":\"test\",\"id\":\"1\",\"result\":\"accepted\",\"input\":1}");
    assertThat(stage("acme")).isEqualTo("Trial");
  }

  @Test
  void attributesMayBeHeaders() {
    TestServer.Reply reply =
        server.send(
            HttpRequest.newBuilder(server.uri("/signals"))
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "caf%C3%A9")
                .header("ce-type", "CRM.Account")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"Id\":\"acme\"," + WON + "}")));
    assertThat(reply.text()).contains("\"source\":\"café\"").contains("\"result\":\"accepted\"");
    assertThat(stage("acme")).isEqualTo("Trial");
  }

  @Test
  void aBatchIsAnsweredEventByEvent() {
    TestServer.Reply reply =
        server.post(
            "/signals",
            BATCH,
            "["
                + Events.account("1", "acme", WON)
                + ","
                + Events.account("1", "acme", WON)
                + ","
                + Events.event("2", "Books.Invoce", "acme", null, "{}")
                + "]");
    assertThat(reply.status()).isEqualTo(207);
    assertThat(results(reply.json())).containsExactly("accepted", "duplicate", "refused");
    assertThat(reply.text()).contains("did you mean `Books.Invoice`?");
    assertThat(server.post("/signals", BATCH, "[]").text()).isEqualTo("{\"results\":[]}");
  }

  private static List<String> results(JsonObject json) {
    List<String> results = new ArrayList<>();
    if (json.get("results") instanceof JsonArray array) {
      for (JsonValue item : array.items()) {
        results.add(word((JsonObject) item, "result"));
      }
    }
    return results;
  }

  @Test
  void aStreamIsAnsweredLineByLine() {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 1_000; i++) {
      lines.append(Events.account("s" + i, "c" + i % 7, WON)).append(i % 2 == 0 ? "\r\n" : "\n");
    }
    lines.append("\n{\"specversion\":\n");
    TestServer.Reply reply = server.post("/signals", LINES, lines.toString());
    List<String> answers = reply.text().lines().toList();
    assertThat(answers).hasSize(1_001);
    assertThat(answers.subList(0, 1_000)).allMatch(line -> line.contains("\"accepted\""));
    assertThat(answers.getLast())
        .startsWith("{\"line\":1002,\"source\":\"\",\"id\":\"\",\"result\":\"refused\"")
        .contains("not JSON");
  }

  @Test
  void everyFaultIsNamedAndTheMessageKept() {
    TestServer.Reply reply =
        server.post(
            "/signals",
            EVENT,
            Events.event(
                "1",
                "Books.Invoice",
                "acme",
                null,
                "{\"Id\":\"I\",\"Status\":\"Payed\",\"DueDate\":\"5.1.2026\"}"));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    JsonObject problem = reply.json();
    assertThat(problem.get("faults"))
        .isEqualTo(
            JsonArray.ofTexts(
                List.of(
                    "Books.Invoice.DueDate does not fit: `5.1.2026` is not a date (write"
                        + " YYYY-MM-DD)",
                    "Books.Invoice.Status does not fit: `Payed` is not one of \"Draft\","
                        + " \"Sent\", \"Overdue\", \"Paid\"; did you mean \"Paid\"?")));
    assertThat(JsonWriter.compact(problem)).contains("\"deadLetter\":1");
  }

  /** Acceptance test 4. */
  @Test
  void theSameIdTwiceAndAfterARestartHasOneEffect() {
    String event = Events.account("1", "acme", WON);
    assertThat(send(event)).isEqualTo("200 accepted");
    assertThat(send(event)).isEqualTo("200 duplicate");
    server.close();
    server = open();
    assertThat(send(event)).isEqualTo("200 duplicate");
    assertThat(send(Events.account("1", "acme", "\"Stage\":\"gone\"")))
        .isEqualTo("409 urn:milepost:problem:conflict");
    assertThat(history("acme")).hasSize(1);
  }

  /** Acceptance test 4. */
  @Test
  void theSameIdAtTheSameTimeFromTwoClientsHasOneEffect() throws Exception {
    for (int round = 0; round < 20; round++) {
      String event = Events.account("same" + round, "acme", "\"Employees\":" + round);
      CyclicBarrier together = new CyclicBarrier(2);
      Callable<String> one =
          () -> {
            together.await();
            return send(event);
          };
      try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
        Future<String> first = clients.submit(one);
        Future<String> second = clients.submit(one);
        assertThat(List.of(first.get(), second.get()))
            .containsExactlyInAnyOrder("200 accepted", "200 duplicate");
      }
    }
    assertThat(history("acme")).hasSize(20);
  }

  /** Acceptance test 5. */
  @Test
  void anOlderSourceTimeAfterANewerOneIsStale() {
    Instant newer = MONDAY.minusSeconds(60);
    assertThat(send(Events.invoice("1", "acme", "I", "Sent", newer))).isEqualTo("200 accepted");
    assertThat(send(Events.invoice("2", "acme", "I", "Draft", newer.minusSeconds(60))))
        .isEqualTo("200 stale");
    assertThat(history("acme").getLast().timeline()).hasSize(1);
  }

  /** Acceptance test 11. */
  @Test
  void aPaymentThatWasReceivedBeforeTheDeadlineWins() throws Exception {
    send(Events.account("1", "acme", WON));
    clock.set(MONDAY.plus(Duration.ofDays(29)));
    CyclicBarrier busy = new CyclicBarrier(2);
    CyclicBarrier free = new CyclicBarrier(2);
    var held =
        server
            .server()
            .writer()
            .run(turn -> {
              meet(busy);
              meet(free);
              return turn.at();
            });
    meet(busy);
    try (ExecutorService client = Executors.newSingleThreadExecutor()) {
      Future<String> payment = client.submit(() -> send(Events.invoice("2", "acme", "I", "Paid")));
      // The payment is in the queue; only then does the deadline pass.
      while (server.server().writer().waiting() == 0) {
        Thread.onSpinWait();
      }
      clock.set(MONDAY.plus(Duration.ofDays(31)));
      meet(free);
      assertThat(payment.get()).isEqualTo("200 accepted");
    }
    held.join();
    server.server().writer().settle().join();
    assertThat(stage("acme")).isEqualTo("Live");
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Acceptance test 10 and 25: time that passes while the server is down. */
  @Test
  void timersThatWereDueWhileItWasDownRunOutAtTheStart() {
    send(Events.account("1", "acme", WON));
    server.close();
    clock.set(MONDAY.plus(Duration.ofDays(31)));
    server = open();
    server.server().writer().settle().join();
    assertThat(stage("acme")).isEqualTo("Lost");
    assertThat(subject("acme").state().executions().getFirst().visit().enteredAt())
        .isEqualTo(MONDAY.plus(Duration.ofDays(30)));
  }

  /** Acceptance test 20. */
  @Test
  void concurrentSignalsOfOneSubjectEqualSomeSerialOrder() throws Exception {
    int clients = 16;
    int each = 25;
    CyclicBarrier together = new CyclicBarrier(clients);
    List<Future<List<String>>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int client = 0; client < clients; client++) {
        int number = client;
        done.add(
            threads.submit(() -> {
              together.await();
              List<String> results = new ArrayList<>();
              for (int i = 0; i < each; i++) {
                results.add(send(concurrent(number, i)));
              }
              return results;
            }));
      }
      for (Future<List<String>> results : done) {
        assertThat(results.get()).allMatch(result -> result.startsWith("200 "));
      }
    }
    List<PastInput> history = history("acme");
    assertThat(history).hasSize(clients * each);
    // The log is that order: one signal after the other gives the same state, byte for byte.
    SubjectState state = subject("acme").state();
    String serial = SubjectStateJson.hash(replay(history));
    assertThat(SubjectStateJson.hash(state)).isEqualTo(serial);
  }

  private static String concurrent(int client, int i) {
    String id = client + "-" + i;
    return switch (i % 3) {
      case 0 ->
          Events.account(id, "acme", "\"Stage\":\"" + (client % 2 == 0 ? "won" : "gone") + "\"");
      case 1 -> Events.event(id, "Website.Visit", "acme", null, "{\"Page\":\"/" + client + "\"}");
      default -> Events.invoice(id, "acme", "I" + client, i == 2 ? "Sent" : "Overdue");
    };
  }

  private SubjectState replay(List<PastInput> history) {
    var program = server.server().writer().running().program();
    SubjectState state = SubjectState.empty(program.layout(), new SubjectName("Customer", "acme"));
    for (PastInput past : history) {
      state = dev.milepost.engine.step.Step.step(program, state, past.input()).state();
    }
    return state;
  }

  /** Acceptance test 22. */
  @Test
  void aSignalForAnUnknownSubjectIsReleasedWithItsLink() {
    String visit = "{\"Page\":\"/\",\"Email\":\"a@acme\"}";
    assertThat(send(Events.event("1", "Website.Visit", null, null, visit))).isEqualTo("200 parked");
    assertThat(send(Events.account("2", "acme", WON + ",\"Email\":\"a@acme\"")))
        .isEqualTo("200 accepted");
    assertThat(history("acme")).hasSize(2);
    assertThat(server.store().read(ReadTransaction::tally).parked()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[",
        "null",
        "1",
        "\"x\"",
        "[[[",
        "{\"a\":1,\"a\":2}",
        "\u0000",
        "{\"id\":{}}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"CRM.Account\",\"data\":7}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"CRM.Account\",\"data\":{\"Id\":\"\"}}",
        "[1e400000,-0,{}]"
      })
  void malformedInputNeverIsAFaultOfTheServer(String body) {
    for (String type : List.of(EVENT, BATCH, LINES, "application/json", "text/plain", "x")) {
      TestServer.Reply reply = server.post("/signals", type, body);
      assertThat(reply.status()).as(type + " " + body).isLessThan(500);
      if (reply.status() >= 400) {
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
      }
    }
    TestServer.Reply binary =
        server.send(
            HttpRequest.newBuilder(server.uri("/signals"))
                .header("ce-id", "%zz%C3%28%")
                .header("ce-specversion", "1.0")
                .POST(BodyPublishers.ofString(body)));
    assertThat(binary.status()).isBetween(400, 499);
  }

  @Test
  void aTraceIsCarriedToTheActions() throws SQLException {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    server.send(
        HttpRequest.newBuilder(server.uri("/signals"))
            .header("Content-Type", EVENT)
            .header("traceparent", trace)
            .POST(BodyPublishers.ofString(Events.account("1", "acme", WON))));
    server.send(
        HttpRequest.newBuilder(server.uri("/signals"))
            .header("Content-Type", EVENT)
            .header("traceparent", "nonsense")
            .POST(BodyPublishers.ofString(Events.account("2", "other", WON))));
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("server.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT trace FROM outbox ORDER BY number")) {
      List<String> traces = new ArrayList<>();
      while (rows.next()) {
        traces.add(String.valueOf(rows.getString(1)));
      }
      assertThat(traces).containsExactly(trace, trace, "null", "null");
    }
  }

  @Test
  void aBodyHasALimit() {
    TestServer.Reply reply = server.post("/signals", EVENT, "x".repeat(9 << 20));
    assertThat(reply.status()).isEqualTo(413);
  }
}
