package dev.milepost.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.server.adapter.HostResolver;
import dev.milepost.server.application.MilepostServer;
import dev.milepost.server.application.ServerOptions;
import dev.milepost.server.application.Startup;
import dev.milepost.server.configuration.Configuration;
import dev.milepost.server.configuration.Configuration.SecretPlace;
import dev.milepost.server.configuration.Configuration.Sending;
import dev.milepost.server.deploy.Deployments;
import dev.milepost.server.deploy.Release;
import dev.milepost.server.http.BindException;
import dev.milepost.server.outbox.OutboxOptions;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The apps in {@code journeys/apps} take the webhooks that their services send. */
final class ShippedHooksTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final String SECRET = "a long secret of both";

  /** Who the customers of all these apps are. */
  private static final String SUBJECT =
      """
      subject Customer
        key Email:
          Stripe.Customer.Email, Stripe.Invoice.Email, Stripe.CheckoutCompleted.Email,
          Shopify.Customer.Email, Shopify.Order.Email, Shopify.Checkout.Email, Desk.Ticket.Email,
          CRM.Lead.Email, Segment.User.Email
        key Stripe: Stripe.Customer.Id, Stripe.Invoice.CustomerId, Stripe.Subscription.CustomerId
        key Order: Shopify.Order.Id
        key Ticket: Desk.Ticket.Id
        key Zendesk: Zendesk.Ticket.RequesterId
        key GitHub: GitHub.Issue.Author, GitHub.IssueLabeled.Author
        key Segment: Segment.User.Id, Segment.SignedUp.UserId, Segment.SignedIn.UserId
        key Company: CRM.Deal.AccountId, CRM.Lead.Company
      """;

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Store store;
  private MilepostServer server;

  @BeforeEach
  void start() throws IOException, BindException, Deployments.RefusedException {
    List<Source> sources = new ArrayList<>(List.of(Source.of("subject.journey", SUBJECT)));
    try (Stream<Path> files = Files.list(Path.of("..", "journeys", "apps"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".journey")).toList()) {
        sources.add(Source.of(file.getFileName().toString(), Files.readString(file)));
      }
    }
    Compilation apps =
        Compiler.compile(Workspace.of(sources.toArray(Source[]::new)), LocalDate.of(2026, 1, 5));
    assertThat(apps.hasErrors()).isFalse();
    Map<String, SecretPlace> secrets =
        Stream.of("STRIPE", "SHOPIFY", "ZENDESK", "GITHUB", "SEGMENT")
            .collect(
                Collectors.toMap(
                    name -> name + "_WEBHOOK", name -> new SecretPlace.Variable("SECRET")));
    secrets.put("ZOHO_CRM_TOKEN", new SecretPlace.Variable("SECRET"));
    secrets.put("ZOHO_DESK_TOKEN", new SecretPlace.Variable("SECRET"));
    Configuration configuration =
        new Configuration(
            Map.of(), null, null, Map.of(), null, null, secrets, Map.of(), Sending.STANDARD);
    store = SqliteStores.open(folder.resolve("hooks.db"), SqliteOptions.STANDARD);
    Startup.Report report =
        Startup.deploy(store, new Release(apps.catalog(), apps.bindings(), apps.plans()), NOW);
    server =
        MilepostServer.start(
            ServerOptions.at("127.0.0.1", 0, true)
                .with(
                    new OutboxOptions(
                        configuration, _ -> SECRET, HostResolver.SYSTEM, new Random(1), "main")),
            store,
            report.deployment(),
            () -> NOW);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    store.close();
  }

  private static byte[] hmac(String algorithm, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), algorithm));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String hex(String algorithm, String text) {
    return HexFormat.of().formatHex(hmac(algorithm, text));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(hmac("HmacSHA256", text));
  }

  private String post(String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/hooks/" + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String stripe(String body) {
    String time = Long.toString(NOW.getEpochSecond());
    return post(
        "Stripe",
        body,
        Map.of("Stripe-Signature", "t=" + time + ",v1=" + hex("HmacSHA256", time + "." + body)));
  }

  private String shopify(String topic, String id, String body) {
    return post(
        "Shopify",
        body,
        Map.of(
            "X-Shopify-Topic",
            topic,
            "X-Shopify-Webhook-Id",
            id,
            "X-Shopify-Triggered-At",
            "2026-01-05T08:59:58.877041743Z",
            "X-Shopify-Hmac-Sha256",
            base64(body)));
  }

  private String zendesk(String body) {
    return post(
        "Zendesk",
        body,
        Map.of(
            "X-Zendesk-Webhook-Signature",
            base64(NOW + body),
            "X-Zendesk-Webhook-Signature-Timestamp",
            NOW.toString()));
  }

  private String github(String event, String id, String body) {
    return post(
        "GitHub",
        body,
        Map.of(
            "X-GitHub-Event",
            event,
            "X-GitHub-Delivery",
            id,
            "X-Hub-Signature-256",
            "sha256=" + hex("HmacSHA256", body)));
  }

  private String segment(String body) {
    return post("Segment", body, Map.of("X-Signature", hex("HmacSHA1", body)));
  }

  private String desk(String body) {
    return post("Desk?token=" + SECRET.replace(" ", "%20"), body, Map.of());
  }

  /** All that is known of whoever has a key, as the API shows it. */
  private String subject(String email) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:" + server.port() + "/subjects/Customer/" + email))
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void stripeTellsOfCustomersInvoicesAndSubscriptions() {
    assertThat(
            stripe(
                """
                {"id": "evt_1", "type": "customer.created", "created": 1767600000, "data": {"object":
                {"id": "cus_1", "object": "customer", "email": "eva@acme.example", "name": "Eva"}}}
                """))
        .contains("\"id\":\"evt_1\",\"result\":\"accepted\"");
    assertThat(
            stripe(
                """
                {"id": "evt_2", "type": "invoice.paid", "created": 1767600001, "data": {"object":
                {"id": "in_1", "object": "invoice", "customer": "cus_1", "currency": "eur",
                "customer_email": "eva@acme.example", "status": "paid", "amount_due": 1250,
                "amount_paid": 1250, "attempt_count": 1}}}
                """))
        .contains("accepted");
    assertThat(
            stripe(
                """
                {"id": "evt_3", "type": "customer.subscription.updated", "created": 1767600002,
                "data": {"object": {"id": "sub_1", "customer": "cus_1", "status": "past_due",
                "cancel_at_period_end": false}}}
                """))
        .contains("accepted");
    assertThat(stripe("{\"id\": \"evt_4\", \"type\": \"payout.paid\", \"created\": 1}"))
        .isEqualTo("{\"results\":[],\"unmapped\":1}");
    assertThat(subject("eva@acme.example"))
        .contains("{\"amount\":12.5,\"currency\":\"EUR\"}", "Past Due", "\"Paid\"");
  }

  @Test
  void shopifyNamesItsTopicInAHeader() {
    assertThat(
            shopify(
                "orders/paid",
                "w-1",
                """
                {"id": 820982911946154500, "email": "jon@acme.example", "name": "#9999", "currency":
                "USD", "current_total_price": "398.00", "financial_status": "paid",
                "fulfillment_status": null, "cancelled_at": null, "customer": {"id": 7}}
                """))
        .contains("\"id\":\"w-1\",\"result\":\"accepted\"");
    assertThat(
            shopify(
                "checkouts/create",
                "w-2",
                "{\"token\": \"t-1\", \"email\": \"jon@acme.example\", \"total_price\": \"10\","
                    + " \"currency\": \"USD\", \"completed_at\": null}"))
        .contains("accepted");
    assertThat(shopify("orders/delete", "w-3", "{\"id\": 820982911946154500}"))
        .contains("accepted");
    assertThat(subject("jon@acme.example")).contains("Shopify.Checkout");
  }

  @Test
  void zendeskSignsItsTime() {
    assertThat(
            zendesk(
                """
                {"id": "e-1", "time": "2026-01-05T08:59:00Z", "type":
                "zen:event-type:ticket.status_changed", "detail": {"id": "456", "status": "OPEN",
                "requester_id": "12", "assignee_id": null, "subject": "Photos"}}
                """))
        .contains("\"id\":\"e-1\"");
  }

  @Test
  void zohoCrmSendsTheValuesOfSeveralRecords() {
    String body =
        """
        {"server_time": 1767600000000, "module": "Leads", "operation": "update", "token": "%s",
        "ids": ["1", "2"], "affected_values": [
        {"record_id": "1", "values": {"Company": "Rangoni", "Email": "a@rangoni.example"}},
        {"record_id": "2", "values": {"Company": "Chapman", "Phone": "555-1111"}}]}
        """;
    assertThat(post("CRM", body.formatted(SECRET), Map.of()).split("\"result\":")).hasSize(3);
    assertThat(
            post(
                    "CRM",
                    "{\"server_time\": 1767600000001, \"module\": \"Leads\", \"operation\":"
                        + " \"delete\","
                        + " \"ids\": [\"1\", \"2\"], \"token\": \"%s\"}".formatted(SECRET),
                    Map.of())
                .split("\"result\":"))
        .hasSize(3);
  }

  @Test
  void zohoDeskSendsAnArray() {
    assertThat(
            desk(
                """
                [{"eventType": "Ticket_Add", "eventTime": "2026-01-05T08:59:20.000Z", "payload":
                {"id": "119", "ticketNumber": "7", "subject": "towed", "email": "c@acme.example"}},
                {"eventType": "Ticket_Update", "payload": {"id": "119", "status": "On Hold"}},
                {"eventType": "Contact_Add", "payload": {"id": "3"}}]
                """))
        .contains("\"unmapped\":1", "accepted");
    assertThat(subject("c@acme.example")).contains("On Hold");
  }

  @Test
  void gitHubTellsOfIssues() {
    String issue =
        """
        {"action": "%s", "issue": {"id": 444500041, "number": 1, "title": "Spelling", "state":
        "open", "updated_at": "2026-01-05T08:00:00Z", "user": {"login": "codertocat"}, "assignee":
        null}, "label": {"name": "bug"}, "repository": {"full_name": "Codertocat/Hello"}}
        """;
    assertThat(github("issues", "d-1", issue.formatted("opened")).split("\"result\":")).hasSize(2);
    assertThat(github("issues", "d-2", issue.formatted("labeled")).split("\"result\":")).hasSize(3);
    assertThat(github("ping", "d-3", "{\"zen\": \"Keep it\"}")).contains("\"unmapped\":1");
  }

  @Test
  void segmentTellsWhatUsersDo() {
    assertThat(
            segment(
                """
                {"messageId": "m-1", "timestamp": "2026-01-05T08:59:00Z", "userId": "u-1", "type":
                "track", "event": "Signed Up", "properties": {"email": "p@acme.example",
                "first_name": "Peter", "type": "organic"}, "context": {"groupId": "acct_1"}}
                """))
        .contains("\"id\":\"m-1\"", "\"id\":\"m-1/2\"");
  }

  /** Payloads that nobody of this project wrote: each is taken, or nobody has a rule for it. */
  @Test
  void realPayloadsAreTaken() throws IOException {
    Path payloads = Path.of("..").toAbsolutePath().resolve("../shared/data/payloads").normalize();
    assumeTrue(Files.isDirectory(payloads), "the payloads are not there: ../shared/data/payloads");
    Map<String, String> answers = new TreeMap<>();
    try (Stream<Path> files = Files.list(payloads)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        String body = Files.readString(file);
        String[] parts = name.split("\\.");
        String answer =
            switch (parts[0]) {
              case "stripe" -> stripe(body);
              case "shopify" -> shopify(parts[1] + "/" + parts[2], name, body);
              case "zendesk" -> zendesk(body);
              case "zoho_crm" ->
                  post("CRM", body.replaceAll("(\"token\": \")[^\"]*", "$1" + SECRET), Map.of());
              case "zoho_desk" -> desk(body);
              case "github" -> github(parts[1], name, body);
              case "segment" -> segment(body);
              default -> "";
            };
        if (!answer.isEmpty()) {
          answers.put(name, answer);
        }
      }
    }
    assertThat(answers).hasSizeGreaterThan(20);
    assertThat(answers.values())
        .allSatisfy(answer -> assertThat(answer).doesNotContain("refused", "conflict"));
    assertThat(answers)
        .allSatisfy((name, answer) -> {
          boolean isMapped =
              !name.startsWith("segment.account_added")
                  && !name.startsWith("segment.account_removed")
                  && !name.startsWith("segment.signed_out")
                  && !name.startsWith("zoho_desk.ticket_history");
          assertThat(answer.contains("\"results\":[]")).as(name + answer).isNotEqualTo(isMapped);
        });
  }
}
