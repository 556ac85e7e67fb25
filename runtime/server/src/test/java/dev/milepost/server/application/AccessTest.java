package dev.milepost.server.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.server.access.AccessOptions;
import dev.milepost.server.access.Tokens;
import dev.milepost.server.http.BindException;
import dev.milepost.server.http.Role;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessTest {

  @TempDir private Path folder;
  private final TestClock clock = new TestClock(Signals.MONDAY);

  private Path database() {
    return folder.resolve("server.db");
  }

  private TestServer server(AccessOptions limits) {
    return TestServer.on(
        database(),
        SmallWorld.deployment(),
        clock,
        options -> new ServerOptions(options.http(), options.live(), limits));
  }

  private TestServer server() {
    return server(AccessOptions.STANDARD);
  }

  private static String token(TestServer server, String name, Role... roles) {
    return Tokens.create(server.store(), name, Set.of(roles), Signals.MONDAY, "test").orElseThrow();
  }

  private static TestServer.Reply get(TestServer server, String path, String token) {
    return server.send(
        HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + token));
  }

  private static TestServer.Reply post(TestServer server, String path, String token) {
    return server.send(
        HttpRequest.newBuilder(server.uri(path))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.noBody()));
  }

  @Test
  void aTokenDoesWhatItsRolesAllow() {
    try (TestServer server = server()) {
      String reader = token(server, "reader", Role.READ);
      String admin = token(server, "admin", Role.ADMIN);
      clock.set(Signals.MONDAY.plusSeconds(5));
      assertThat(server.get("/executions").status()).isEqualTo(401);
      assertThat(server.get("/executions").header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(get(server, "/executions", "mp_wrong").status()).isEqualTo(401);
      assertThat(get(server, "/executions", reader).status()).isEqualTo(200);
      assertThat(get(server, "/audit", reader).status()).isEqualTo(403);
      assertThat(get(server, "/audit", admin).status()).isEqualTo(200);
      assertThat(post(server, "/signals", reader).status()).isEqualTo(403);
      assertThat(server.get("/health").status()).isEqualTo(200);
    }
  }

  @Test
  void aRevokedTokenClosesTheDoorAndDoesNotOpenIt() {
    try (TestServer server = server()) {
      String admin = token(server, "admin", Role.ADMIN);
      clock.set(Signals.MONDAY.plusSeconds(5));
      assertThat(get(server, "/executions", admin).status()).isEqualTo(200);
      assertThat(Tokens.revoke(server.store(), "admin", clock.instant(), "test")).isTrue();
      clock.set(Signals.MONDAY.plusSeconds(10));
      assertThat(get(server, "/executions", admin).status()).isEqualTo(401);
      assertThat(server.get("/executions").status()).isEqualTo(401);
    }
  }

  @Test
  void theSecretIsNotInTheDatabase() throws IOException {
    String secret;
    try (TestServer server = server()) {
      secret = token(server, "admin", Role.ADMIN);
    }
    assertThat(secret).hasSize(46).startsWith("mp_");
    String content = Files.readString(database(), StandardCharsets.ISO_8859_1);
    assertThat(content).contains("admin").doesNotContain(secret);
  }

  @Test
  void withoutTokensOnlyThisMachineIsServed() {
    assertThatThrownBy(() -> start("0.0.0.0"))
        .isInstanceOf(BindException.class)
        .hasMessageStartingWith("without tokens anybody could call the server at 0.0.0.0;");
  }

  private void start(String host) throws BindException {
    try (Store store = SqliteStores.open(database(), SqliteOptions.STANDARD)) {
      store.write(transaction -> {
        transaction.deploy(SmallWorld.deployment(), Signals.MONDAY, "test");
        return host;
      });
      MilepostServer.start(ServerOptions.at(host, 0, true), store, SmallWorld.deployment(), clock)
          .close();
    }
  }

  @Test
  void pagesOfOtherSitesAreNotServed() throws IOException {
    try (TestServer server = server()) {
      assertThat(raw(server, "GET /executions HTTP/1.1\r\nHost: rebound.example\r\n"))
          .startsWith("HTTP/1.1 403");
      assertThat(
              raw(
                  server,
                  "GET /executions HTTP/1.1\r\nHost: localhost:"
                      + server.server().port()
                      + "\r\nOrigin: https://evil.example\r\n"))
          .startsWith("HTTP/1.1 403");
      assertThat(
              raw(
                  server,
                  "GET /executions HTTP/1.1\r\nHost: localhost:"
                      + server.server().port()
                      + "\r\nOrigin: http://localhost:"
                      + server.server().port()
                      + "\r\n"))
          .startsWith("HTTP/1.1 200");
    }
  }

  private static String raw(TestServer server, String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void whoSendsTooMuchIsAskedToWait() {
    try (TestServer server = server(new AccessOptions(3, 0.5))) {
      for (int i = 0; i < 3; i++) {
        assertThat(server.get("/executions").status()).isEqualTo(200);
      }
      TestServer.Reply tooMany = server.get("/executions");
      assertThat(tooMany.status()).isEqualTo(429);
      assertThat(tooMany.header("Retry-After")).isEqualTo("2");
      clock.set(Signals.MONDAY.plusSeconds(2));
      assertThat(server.get("/executions").status()).isEqualTo(200);
    }
  }

  @Test
  void withoutTokensNobodyComesThroughAProxy() {
    try (TestServer server = server()) {
      TestServer.Reply forwarded =
          server.send(
              HttpRequest.newBuilder(server.uri("/executions"))
                  .header("X-Forwarded-For", "203.0.113.7"));
      assertThat(forwarded.status()).isEqualTo(403);
      assertThat(forwarded.text()).contains("came through a proxy");
    }
  }

  @Test
  void pagesOfThePublicAddressAreTheServersOwn() {
    AccessOptions options = AccessOptions.STANDARD.at("https://milepost.acme.example");
    try (TestServer server = server(options)) {
      assertThat(from(server, "https://milepost.acme.example").status()).isEqualTo(200);
      assertThat(from(server, "https://other.example").status()).isEqualTo(403);
    }
  }

  private static TestServer.Reply from(TestServer server, String origin) {
    return server.send(HttpRequest.newBuilder(server.uri("/executions")).header("Origin", origin));
  }

  @Test
  void guessingTokensIsSlowedDown() {
    try (TestServer server = server()) {
      token(server, "admin", Role.ADMIN);
      clock.set(Signals.MONDAY.plusSeconds(5));
      for (int i = 0; i < 20; i++) {
        assertThat(get(server, "/executions", "mp_" + i).status()).isEqualTo(401);
      }
      assertThat(get(server, "/executions", "mp_x").status()).isEqualTo(429);
    }
  }

  @Test
  void whatPeopleDoIsNoted() {
    try (TestServer server = server()) {
      server.post("/signals", "application/json", "{\"id\":\"1\"}");
      assertThat(server.post("/dead-letters/1/dismiss", "text/plain", "").status()).isEqualTo(204);
      assertThat(server.get("/audit").text())
          .contains("\"actor\":\"local\",\"action\":\"dismissDeadLetter\"")
          .contains("\"target\":\"/dead-letters/1/dismiss\",\"status\":204");
      assertThat(server.get("/nothing").json().get("status")).isNotEqualTo(new JsonText("200"));
    }
  }

  @Test
  void whoIsForgottenIsNotNamedInTheAuditLogEither() {
    try (TestServer server = server()) {
      won(server, "a&b");
      won(server, "other");
      String corrected =
          "{\"field\":\"CRM.Account.Stage\",\"value\":\"lost\",\"reason\":\"by phone\"}";
      String json = "application/json";
      server.post("/subjects/Customer/a%26b/facts", json, corrected);
      server.post("/subjects/Customer/other/facts", json, corrected);
      assertThat(server.get("/audit").text()).contains("/subjects/Customer/a%26b/facts");

      TestServer.Reply forgotten =
          server.post("/subjects/Customer/a%26b/forget", json, "{\"reason\":\"asked\"}");

      assertThat(forgotten.status()).isEqualTo(200);
      assertThat(server.get("/audit").text())
          .doesNotContain("a%26b")
          .contains(
              "\"target\":\"/subjects/Customer/{key}/facts\"",
              "\"target\":\"/subjects/{type}/{key}/forget\"",
              "\"target\":\"/subjects/Customer/other/facts\"");
    }
  }

  private static void won(TestServer server, String account) {
    TestServer.Reply reply =
        server.post(
            "/signals",
            "application/cloudevents+json",
            "{\"specversion\":\"1.0\",\"source\":\"crm\",\"id\":\""
                + account
                + "\",\"type\":\"CRM.Account\",\"data\":{\"Id\":\""
                + account
                + "\",\"Stage\":\"won\"}}");
    assertThat(reply.status()).isEqualTo(200);
  }
}
