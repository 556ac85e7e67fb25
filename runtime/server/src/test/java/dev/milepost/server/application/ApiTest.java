package dev.milepost.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiTest {

  private static final String EVENT = "application/cloudevents+json";
  private static final Instant MONDAY = Signals.MONDAY;

  @TempDir private Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.on(folder.resolve("server.db"), SmallWorld.deployment());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void send(String event) {
    assertThat(server.post("/signals", EVENT, event).status()).isEqualTo(200);
  }

  private void won(String... customers) {
    for (String customer : customers) {
      send(Events.account(customer, customer, "\"Stage\":\"won\""));
    }
  }

  private static List<JsonObject> items(JsonObject page) {
    List<JsonObject> items = new ArrayList<>();
    for (JsonValue item : ((JsonArray) Objects.requireNonNull(page.get("items"))).items()) {
      items.add((JsonObject) item);
    }
    return items;
  }

  private static String text(JsonObject object, String member) {
    return ((JsonText) Objects.requireNonNull(object.get(member), member)).text();
  }

  @Test
  void longListsComePageByPage() {
    won("a", "b", "c", "d", "e");
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page = server.get("/executions?limit=2" + cursor).json();
      items(page)
          .forEach(item ->
              seen.add(text((JsonObject) Objects.requireNonNull(item.get("subject")), "key")));
      cursor = page.get("next") == null ? "" : "&cursor=" + text(page, "next");
    } while (!cursor.isEmpty());
    assertThat(seen).containsExactly("a", "b", "c", "d", "e");
    assertThat(server.get("/executions?cursor=nonsense!").status()).isEqualTo(400);
    assertThat(server.get("/executions?limit=0").status()).isEqualTo(400);
    assertThat(items(server.get("/subjects?type=Customer&limit=2").json())).hasSize(2);
    assertThat(items(server.get("/subjects?type=Nobody").json())).isEmpty();
  }

  @Test
  void executionsCanBeChosen() {
    won("a", "b");
    send(Events.invoice("1", "b", "I", "Paid"));
    assertThat(items(server.get("/executions?stage=Live&journey=Onboarding").json()))
        .singleElement()
        .satisfies(execution -> assertThat(text(execution, "status")).isEqualTo("running"));
    assertThat(items(server.get("/executions?status=ended").json())).isEmpty();
    assertThat(items(server.get("/executions?journey=Unheard").json())).isEmpty();
    assertThat(server.get("/executions?status=flying").status()).isEqualTo(400);
    JsonObject first = items(server.get("/executions").json()).getFirst();
    assertThat(server.get("/executions/" + text(first, "id")).json()).isEqualTo(first);
    assertThat(server.get("/executions/77-0").status()).isEqualTo(404);
    assertThat(server.get("/executions/x").status()).isEqualTo(404);
  }

  @Test
  void aSubjectShowsWhatIsKnownAndWhatHappened() {
    won("a/b");
    send(Events.invoice("1", "a/b", "I", "Paid"));
    TestServer.Reply subject = server.get("/subjects/Customer/a%2Fb");
    assertThat(subject.status()).isEqualTo(200);
    assertThat(subject.text())
        .contains("{\"field\":\"Books.Invoice.Status\",\"value\":\"Paid\"")
        .contains("\"stage\":\"Live\"");
    JsonObject timeline = server.get("/subjects/Customer/a%2Fb/timeline?limit=1").json();
    assertThat(text(items(timeline).getFirst(), "says")).startsWith("CRM.Account a/b: Stage");
    TestServer.Reply rest =
        server.get("/subjects/Customer/a%2Fb/timeline?cursor=" + text(timeline, "next"));
    assertThat(rest.text()).contains("\"emphasis\":\"move\"").doesNotContain("\"next\"");
    assertThat(server.get("/subjects/Customer/nobody").status()).isEqualTo(404);
    assertThat(server.get("/subjects/Customer/nobody/timeline").status()).isEqualTo(404);
  }

  @Test
  void journeysShowTheirPlans() {
    JsonObject journey = items(server.get("/journeys").json()).getFirst();
    assertThat(text(journey, "journey")).isEqualTo("Onboarding");
    assertThat(server.get("/plans/" + text(journey, "plan")).text())
        .contains("\"journey\":\"Onboarding\"");
    assertThat(server.get("/plans/0").status()).isEqualTo(404);
  }

  @Test
  void parkedSignalsSayWhatTheyWaitFor() {
    send(Events.event("1", "Website.Visit", null, null, "{\"Page\":\"/\",\"Email\":\"a@acme\"}"));
    assertThat(server.get("/parked").text())
        .contains("\"type\":\"Website.Visit\",\"waitsFor\":\"Email/a@acme\"");
  }

  @Test
  void aSignalThatNamesTwoAccountsIsListed() {
    send(Events.event("1", "CRM.Account", null, null, "{\"Id\":\"acme\",\"Stage\":\"won\"}"));
    send(Events.event("2", "CRM.Account", "other", null, "{\"Id\":\"acme\",\"Stage\":\"new\"}"));
    assertThat(server.get("/refused-links").text())
        .contains("\"key\":\"other\"", "\"values\":[\"Account/acme\"]");
  }

  @Test
  void aDeadLetterIsCorrectedAndSentAgain() {
    server.post("/signals", EVENT, Events.invoice("1", "acme", "I", "Payed"));
    JsonObject letter = items(server.get("/dead-letters").json()).getFirst();
    assertThat(text(letter, "place")).isEqualTo("test, id 1");
    assertThat(server.post("/dead-letters/1/send", EVENT, "").status()).isEqualTo(422);
    TestServer.Reply sent =
        server.post("/dead-letters/1/send", EVENT, Events.invoice("1", "acme", "I", "Paid"));
    assertThat(sent.text()).contains("\"result\":\"accepted\"");
    assertThat(items(server.get("/dead-letters").json())).isEmpty();
    assertThat(server.get("/dead-letters?settled=true").text())
        .contains("\"by\":\"local\",\"how\":\"sent\"");
    assertThat(server.post("/dead-letters/1/send", EVENT, "").status()).isEqualTo(409);
    assertThat(server.post("/dead-letters/2/send", EVENT, "").status()).isEqualTo(404);
    assertThat(server.post("/dead-letters/x/dismiss", EVENT, "").status()).isEqualTo(404);
  }

  @Test
  void aConflictCanBeSentUnderAnotherId() {
    won("acme");
    assertThat(
            server
                .post("/signals", EVENT, Events.account("acme", "acme", "\"Stage\":\"x\""))
                .status())
        .isEqualTo(409);
    assertThat(server.get("/dead-letters/1").text()).contains("\"type\":\"CRM.Account\"");
    assertThat(
            server
                .post(
                    "/dead-letters/1/send",
                    EVENT,
                    Events.account("other", "acme", "\"Stage\":\"x\""))
                .status())
        .isEqualTo(200);
  }

  @Test
  void movesAreTold() {
    try (Stream<String> events = server.lines("/advances?journey=Onboarding")) {
      Iterator<String> lines = events.iterator();
      assertThat(lines.next()).isEqualTo(": welcome");
      won("acme");
      assertThat(next(lines, "id:")).isEqualTo("id: 1");
      assertThat(next(lines, "data:"))
          .contains("\"kind\":\"started\"")
          .contains("\"key\":\"acme\"")
          .contains("\"stage\":\"Trial\"");
    }
  }

  private static String next(Iterator<String> lines, String start) {
    String line = lines.next();
    while (!line.startsWith(start)) {
      line = lines.next();
    }
    return line;
  }

  @Test
  void metersTellWhatMatters() {
    won("acme");
    server.post("/signals", EVENT, "{\"id\":\"1\"}");
    server.passTo(MONDAY.plus(Duration.ofDays(6)));
    assertThat(server.get("/metrics").text().lines())
        .contains(
            "milepost_signals_total{result=\"accepted\"} 1.0",
            "milepost_signals_total{result=\"refused\"} 1.0",
            "milepost_moves_total{journey=\"Onboarding\",kind=\"started\"} 1.0",
            "milepost_moves_total{journey=\"Onboarding\",kind=\"stalled\"} 1.0",
            "milepost_queue 0.0",
            "milepost_timers_overdue 0.0",
            "milepost_stalled 1.0",
            "milepost_dead_letters 1.0")
        .anyMatch(line -> line.startsWith("milepost_advance_seconds_bucket"))
        .anyMatch(line -> line.startsWith("milepost_outbox_oldest_seconds 518400"));
  }

  @Test
  void saysThatItIsWell() {
    assertThat(server.get("/health").text()).isEqualTo("{\"status\":\"up\"}");
    assertThat(server.get("/ready").status()).isEqualTo(200);
  }
}
