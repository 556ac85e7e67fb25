package dev.milepost.server.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.binding.Reception;
import dev.milepost.engine.binding.Verification;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.mapping.SignalMapping.Assignment;
import dev.milepost.engine.mapping.SignalMapping.Guard;
import dev.milepost.engine.mapping.SignalMapping.Origin;
import dev.milepost.engine.mapping.SignalMapping.Place;
import dev.milepost.engine.mapping.SignalMapping.Rule;
import dev.milepost.engine.mapping.SignalMapping.Target;
import dev.milepost.engine.mapping.SignalMapping.ValueSource;
import dev.milepost.server.access.Tokens;
import dev.milepost.server.adapter.HostResolver;
import dev.milepost.server.application.TestServer.Reply;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.configuration.Configuration.SecretPlace;
import dev.milepost.server.configuration.Configuration.Sending;
import dev.milepost.server.http.Role;
import dev.milepost.server.outbox.OutboxOptions;
import dev.milepost.server.signature.WebhookSignature;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.world.Signals;
import dev.milepost.server.world.SmallWorld;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks as apps send them. */
final class HooksTest {

  private static final String JSON = "application/json";
  private static final Place PLACE = new Place("apps.journey", 1);

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>(Map.of("CRM_SECRET", "s3cret"));
  private TestServer server;

  @BeforeEach
  void start() {
    server = server();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The CRM signs, and names its topic in a header; of Books nobody knows who it is. */
  private static Bindings bindings() {
    Rule account =
        new Rule(
            List.of(new Guard.OneOf("header.X-Topic", List.of("account"), false)),
            new Target.RecordChange(
                TypeName.parse("CRM.Account"),
                outside("id"),
                List.of(
                    new Assignment("Stage", outside("stage")),
                    new Assignment("Employees", outside("employees")))),
            PLACE);
    Rule gone =
        new Rule(
            List.of(new Guard.OneOf("header.X-Topic", List.of("accounts gone"), false)),
            "ids",
            new Target.RecordGone(TypeName.parse("CRM.Account"), outside("item")),
            PLACE);
    Rule invoice =
        new Rule(
            List.of(),
            new Target.RecordChange(
                TypeName.parse("Books.Invoice"),
                outside("number"),
                List.of(
                    new Assignment("Status", outside("status")),
                    new Assignment("CustomerId", outside("customer")))),
            PLACE);
    return new Bindings(
        Map.of(
            "CRM",
            new Reception(
                new Verification.Standard("CRM"),
                new SignalMapping(null, outside("at"), outside("event"), List.of(account, gone))),
            "Books",
            new Reception(null, new SignalMapping(null, null, null, List.of(invoice)))),
        Map.of());
  }

  private static ValueSource outside(String path) {
    return new ValueSource(new Origin.Outside(path), List.of());
  }

  private TestServer server() {
    Deployment small = SmallWorld.deployment();
    Configuration configuration =
        new Configuration(
            Map.of(),
            null,
            null,
            Map.of(),
            null,
            null,
            Map.of("CRM", new SecretPlace.Variable("CRM_SECRET")),
            Map.of(),
            Sending.STANDARD);
    return TestServer.on(
        folder.resolve("hooks.db"),
        new Deployment(small.catalog(), bindings(), small.active(), small.superseded()),
        new TestClock(Signals.MONDAY),
        usual ->
            usual.with(
                new OutboxOptions(
                    configuration, environment::get, HostResolver.SYSTEM, new Random(1), "main")));
  }

  private Reply crm(String id, String topic, String body) {
    return crm("s3cret", id, topic, body);
  }

  private Reply crm(String secret, String id, String topic, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri("/hooks/CRM"))
            .header("Content-Type", JSON)
            .header("X-Topic", topic)
            .POST(BodyPublishers.ofString(body));
    WebhookSignature.headers(secret, id, Signals.MONDAY, body.getBytes(UTF_8))
        .forEach(request::header);
    return server.send(request);
  }

  @Test
  void aSignedWebhookIsASignal() {
    Reply reply = crm("m1", "account", "{\"id\":\"acme\",\"stage\":\"won\",\"event\":\"e-1\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            "{\"results\":[{\"source\":\"hooks/CRM\",\"id\":\"e-1\",\"result\":\"accepted\","
                + "\"input\":1}],\"unmapped\":0}");
    assertThat(server.get("/executions?journey=Onboarding").text()).contains("\"acme\"");
    assertThat(crm("m2", "account", "{\"id\":\"acme\",\"stage\":\"won\",\"event\":\"e-1\"}").text())
        .contains("\"duplicate\"");
    assertThat(server.get("/hooks/CRM").text()).isEqualTo("{\"app\":\"CRM\"}");
  }

  @Test
  void withoutANameOfItsOwnItHasThatOfItsScheme() {
    String body = "{\"id\":\"acme\",\"stage\":\"won\"}";

    assertThat(crm("m1", "account", body).text()).contains("\"id\":\"m1\"", "accepted");
    assertThat(crm("m1", "account", body).text()).contains("\"duplicate\"");
    assertThat(crm("m1", "account", "{\"id\":\"acme\",\"stage\":\"lost\"}").text())
        .contains("\"conflict\"");
  }

  @Test
  void whoeverDoesNotKnowTheSecretIsTurnedAway() {
    String body = "{\"id\":\"acme\",\"stage\":\"won\"}";

    assertThat(crm("other", "m1", "account", body).status()).isEqualTo(401);
    assertThat(server.post("/hooks/CRM", JSON, body).status()).isEqualTo(401);
    assertThat(server.post("/hooks/Website", JSON, body).status()).isEqualTo(404);
    assertThat(server.get("/hooks/Website").status()).isEqualTo(404);
    environment.remove("CRM_SECRET");
    assertThat(crm("m1", "account", body).status()).isEqualTo(503);
    assertThat(server.get("/executions").text()).doesNotContain("acme");
    assertThat(server.get("/metrics").text())
        .contains("milepost_hooks_total{app=\"CRM\",result=\"unverified\"} 2.0")
        .contains("milepost_hooks_total{app=\"CRM\",result=\"closed\"} 1.0");
  }

  @Test
  void whoIsNotVerifiedNeedsAToken() {
    String body = "{\"number\":\"I-1\",\"status\":\"Paid\",\"customer\":\"acme\"}";
    assertThat(server.post("/hooks/Books", JSON, body).text())
        .as("from this machine, as long as there are no tokens")
        .contains("accepted");
    assertThat(server.post("/hooks/Books", JSON, body).text()).contains("duplicate");

    String reader = token("reader", Role.READ);
    String sender = token("sender", Role.SEND);
    server.passTo(Signals.MONDAY.plusSeconds(10));
    assertThat(server.post("/hooks/Books", JSON, body).status()).isEqualTo(401);
    assertThat(withToken(reader, body).status()).isEqualTo(403);
    assertThat(withToken(sender, body).status()).isEqualTo(200);
    assertThat(crm("m1", "account", "{\"id\":\"acme\"}").status())
        .as("a signature is enough")
        .isEqualTo(200);
  }

  private String token(String name, Role role) {
    return Tokens.create(server.store(), name, Set.of(role), Signals.MONDAY, "test").orElseThrow();
  }

  private Reply withToken(String token, String body) {
    return server.send(
        HttpRequest.newBuilder(server.uri("/hooks/Books"))
            .header("Content-Type", JSON)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void whatNoRuleIsForIsNoFault() {
    assertThat(crm("m1", "deal", "{\"id\":\"D-1\"}").text())
        .isEqualTo("{\"results\":[],\"unmapped\":1}");
    assertThat(server.get("/dead-letters").text()).contains("\"items\":[]");
  }

  @Test
  void aListInItMakesASignalOfEachItem() {
    crm("m1", "account", "{\"id\":\"acme\",\"stage\":\"won\",\"event\":\"e-1\"}");
    String text = crm("m2", "accounts gone", "{\"ids\":[\"acme\",\"beta\"]}").text();

    assertThat(text).contains("\"id\":\"m2\"", "\"id\":\"m2/2\"");
    assertThat(crm("m3", "accounts gone", "{\"ids\":\"acme\"}").text())
        .contains("it is no list", "\"refused\"");
    assertThat(crm("m4", "accounts gone", "{}").text()).contains("\"unmapped\":1");
  }

  @Test
  void anArrayHoldsSeveral() {
    String text =
        crm(
                "m1",
                "account",
                "[{\"id\":\"a\",\"stage\":\"won\"},{\"id\":\"b\",\"stage\":\"won\"},7]")
            .text();

    assertThat(text)
        .contains("\"id\":\"m1-1\",\"result\":\"accepted\"", "\"id\":\"m1-2\"")
        .contains("a JSON object was expected: it is a number");
  }

  @Test
  void whatDoesNotFitIsKeptAndSentAgainFromThere() {
    Reply reply = crm("m1", "account", "{\"id\":\"acme\",\"employees\":\"many\"}");
    assertThat(reply.status()).as("there is no use in sending it again").isEqualTo(200);
    assertThat(reply.text()).contains("\"refused\"", "CRM.Account.Employees", "\"deadLetter\":1");

    Reply letter = server.get("/dead-letters/1");
    assertThat(letter.text())
        .contains("\"hook\":\"CRM\"", "\"header\":{\"X-Topic\":\"account\"}", "\"many\"");
    assertThat(server.post("/dead-letters/1/send", JSON, "").status()).isEqualTo(422);
    String corrected =
        "{\"hook\":\"CRM\",\"name\":\"m1\",\"header\":{\"X-Topic\":\"account\"},"
            + "\"body\":{\"id\":\"acme\",\"employees\":7}}";
    assertThat(server.post("/dead-letters/1/send", JSON, corrected).text())
        .contains("\"id\":\"m1\",\"result\":\"accepted\"");
    assertThat(server.get("/dead-letters").text()).contains("\"items\":[]");
  }

  @Test
  void aFormIsAnObjectOfTexts() {
    assertThat(form("number=I-1&status=Paid&customer=acme").text()).contains("accepted");
    assertThat(form("number=I-2&status=P%C3%A4id&customer=acme").text())
        .contains("refused", "Päid");
    assertThat(
            form("payload=%7B%22number%22%3A%22I-3%22%2C%22status%22%3A%22Paid%22%2C%22customer%22"
                    + "%3A%22acme%22%7D")
                .text())
        .as("JSON inside a form")
        .contains("accepted");
    assertThat(form(" {\"number\":\"I-4\",\"status\":\"Paid\",\"customer\":\"acme\"}").text())
        .as("JSON that is called a form")
        .contains("accepted");
    assertThat(form("number=%4").text()).contains("the body is no form");
  }

  private Reply form(String body) {
    return server.post("/hooks/Books", "application/x-www-form-urlencoded", body);
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThat(crm("m1", "account", "stage=won").status()).isEqualTo(400);
  }
}
