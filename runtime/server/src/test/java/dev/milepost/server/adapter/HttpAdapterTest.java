package dev.milepost.server.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.binding.RequestBinding;
import dev.milepost.engine.binding.RequestBinding.BodyField;
import dev.milepost.engine.binding.RequestBinding.BodyValue;
import dev.milepost.engine.binding.RequestBinding.Header;
import dev.milepost.engine.binding.RequestBinding.Method;
import dev.milepost.engine.binding.RequestBinding.SecretUse;
import dev.milepost.engine.binding.RequestText;
import dev.milepost.engine.binding.RequestText.Part;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.server.adapter.Receiver.Reply;
import dev.milepost.server.configuration.Channel;
import dev.milepost.server.configuration.Configuration.SecretPlace;
import dev.milepost.server.configuration.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpAdapterTest {

  private static final Secrets SECRETS =
      new Secrets(
          Map.of(
              "SHOP_TOKEN", new SecretPlace.Variable("SHOP_TOKEN"),
              "SIGNING", new SecretPlace.Variable("SIGNING"),
              "LOST", new SecretPlace.Variable("LOST")),
          Map.of("SHOP_TOKEN", "s3cret", "SIGNING", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")::get);

  private final Receiver shop = new Receiver();
  private final HttpExchange exchange =
      new HttpExchange(HostResolver.SYSTEM, Runnable::run, () -> Parcels.NOW);

  @AfterEach
  void close() {
    exchange.close();
    shop.close();
  }

  private HttpAdapter adapter(RequestBinding binding, @Nullable String signature) {
    Channel.Http channel =
        new Channel.Http(
            URI.create(shop.address("/eu")),
            URI.create(shop.address("/hook")),
            Set.of(shop.host()),
            true,
            true,
            signature,
            null,
            Duration.ofSeconds(20));
    Bindings bindings = new Bindings(Map.of(), Map.of(TypeName.parse("Shop.Cancel"), binding));
    return new HttpAdapter(channel, () -> bindings, SECRETS, exchange, new Random(1));
  }

  private static RequestText text(Part... parts) {
    return new RequestText(List.of(parts));
  }

  private static RequestBinding cancel(@Nullable SecretUse secret) {
    return new RequestBinding(
        Method.POST,
        text(
            new Part.Fixed("https://shop.example/orders/"),
            new Part.Argument("OrderId"),
            new Part.Fixed("/cancel?by=milepost")),
        secret,
        List.of(
            new Header("X-Reason", text(new Part.Argument("Reason"))),
            new Header("X-Note", text(new Part.Argument("Note")))),
        List.of(
            new BodyField("data.0.reason", new BodyValue.Argument("Reason")),
            new BodyField("data.0.note", new BodyValue.Argument("Note")),
            new BodyField(
                "text",
                new BodyValue.Composed(text(new Part.Fixed("of "), new Part.Argument("Note"))))),
        null);
  }

  private static Parcel order(@Nullable String id) {
    return Parcels.of(Parcels.action("Shop.Cancel", "OrderId", id, "Reason", "lost\r\nX: y"));
  }

  @Test
  void anActionBecomesTheRequestThatItsAppDeclares() {
    Handover handover =
        adapter(cancel(new SecretUse("SHOP_TOKEN", null)), null).handOver(order("a/b ü"));

    assertThat(handover).isInstanceOf(Handover.Done.class);
    Receiver.Received request = shop.received().getFirst();
    assertThat(request.method() + " " + request.path())
        .isEqualTo("POST /eu/orders/a%2Fb%20%C3%BC/cancel?by=milepost");
    assertThat(request.body())
        .isEqualTo("{\"data\":[{\"reason\":\"lost\\r\\nX: y\"}],\"text\":\"of unknown\"}");
    assertThat(request.headers())
        .containsEntry("authorization", "Bearer s3cret")
        .containsEntry("idempotency-key", "key-1")
        .containsEntry("x-reason", "lost X: y")
        .containsEntry("content-type", "application/json")
        .doesNotContainKeys("x-note", "webhook-signature");
    assertThat(request.header("traceparent"))
        .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
        .doesNotContain("b7ad6b7169203331");
  }

  @Test
  void whatNoAppDeclaresGoesToTheWebhookAndIsSigned() {
    Handover handover =
        adapter(cancel(null), "SIGNING")
            .handOver(
                Parcels.of(new OutgoingAction.Notice(null, "eva@acme.example", "Hello", null)));

    assertThat(handover).isInstanceOf(Handover.Done.class);
    Receiver.Received request = shop.received().getFirst();
    assertThat(request.path()).isEqualTo("/hook");
    assertThat(request.body())
        .isEqualTo(
            """
            {"type":"notice","timestamp":"2026-01-05T09:00:00Z","text":"Hello",\
            "data":{"id":"key-1","subject":"acme","journey":"Onboarding","execution":1,\
            "to":"owner","address":"eva@acme.example"}}\
            """);
    assertThat(request.headers())
        .containsEntry("webhook-id", "key-1")
        .containsEntry("webhook-timestamp", "1767603600");
    assertThat(request.header("webhook-signature")).startsWith("v1,");
  }

  @Test
  void aPreviewShowsAllButTheSecretAndSendsNothing() throws UnsendableException {
    String preview =
        JsonWriter.compact(
            adapter(cancel(new SecretUse("SHOP_TOKEN", "X-Api-Key")), "SIGNING")
                .preview(order("7")));

    assertThat(preview)
        .contains("/eu/orders/7/cancel?by=milepost")
        .contains("\"X-Api-Key\":\"(secret SHOP_TOKEN)\"")
        .doesNotContain("s3cret");
    assertThat(shop.received()).isEmpty();
  }

  @Test
  void anAddressWithoutItsArgumentIsRefused() {
    for (String id : new @Nullable String[] {null, "", ".", " ..".strip()}) {
      assertThat(adapter(cancel(null), null).handOver(order(id)))
          .isInstanceOfSatisfying(
              Handover.Refused.class,
              refused ->
                  assertThat(refused.reason())
                      .startsWith("the address needs the argument OrderId, which is"));
    }
    assertThat(shop.received()).isEmpty();
  }

  @Test
  void aSecretThatIsNotThereMayComeLater() {
    assertThat(adapter(cancel(new SecretUse("LOST", null)), null).handOver(order("7")))
        .isEqualTo(
            new Handover.Failed(
                "the secret LOST is missing: there is no variable LOST", null, false));
    assertThat(adapter(cancel(new SecretUse("OTHER", null)), null).handOver(order("7")))
        .isEqualTo(
            new Handover.Failed(
                "nobody has said where the secret OTHER is (\"secrets\")", null, false));
  }

  @ParameterizedTest
  @CsvSource({
    "200, Done", "204, Done", "400, Refused", "401, Failed", "404, Refused", "409, Failed",
    "410, Refused", "422, Refused", "429, Failed", "500, Failed", "503, Failed", "302, Refused"
  })
  void theStatusSaysWhetherItMaySucceedLater(int status, String meaning) {
    shop.answer(Reply.of(status));

    assertThat(adapter(cancel(null), null).handOver(order("7")).getClass().getSimpleName())
        .isEqualTo(meaning);
    assertThat(shop.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120                             | PT2M
          Mon, 05 Jan 2026 09:10:00 GMT   | PT10M
          9999999                         | PT24H
          Mon, 05 Jan 2026 08:10:00 GMT   |
          soon                            |
          """)
  void theReceiverMaySayWhen(String after, @Nullable Duration pause) {
    shop.answer(new Reply(429, Map.of("Retry-After", after), ""));

    assertThat(adapter(cancel(null), null).handOver(order("7")))
        .isEqualTo(new Handover.Failed("HTTP 429", pause, true));
  }

  @Test
  void aRedirectIsFollowedOnTheSameHostOnly() {
    shop.answer(new Reply(307, Map.of("Location", "/elsewhere"), ""));
    assertThat(adapter(cancel(null), null).handOver(order("7"))).isInstanceOf(Handover.Done.class);
    assertThat(shop.received()).extracting(Receiver.Received::path).contains("/elsewhere");

    try (Receiver other = new Receiver()) {
      shop.answer(new Reply(307, Map.of("Location", other.address("/")), ""));
      assertThat(adapter(cancel(null), null).handOver(order("7")))
          .isEqualTo(
              new Handover.Refused(
                  "HTTP 307: redirected to 127.0.0.1, which is not followed; correct the address"));
      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void redirectsEnd() {
    Reply again = new Reply(308, Map.of("Location", "/again"), "");
    shop.answer(again, again, again, again, again);

    assertThat(adapter(cancel(null), null).handOver(order("7")))
        .isEqualTo(new Handover.Refused("it was redirected more than 3 times"));
  }

  @Test
  void anAnswerHasALimit() {
    shop.answer(Reply.of(200, "x".repeat(2 << 20)));

    assertThat(adapter(cancel(null), null).handOver(order("7")))
        .isInstanceOfSatisfying(
            Handover.Failed.class,
            failed -> assertThat(failed.reason()).startsWith("the connection failed: "));
  }

  @Test
  void theAnswersJsonIsHandedOn() {
    shop.answer(Reply.of(201, "{\"id\":7}"));

    assertThat(adapter(cancel(null), null).handOver(order("7")))
        .isInstanceOfSatisfying(
            Handover.Done.class,
            done -> {
              assertThat(done.note()).isEqualTo("HTTP 201");
              assertThat(done.answer()).isNotNull();
            });
  }

  @Test
  void aHostThatNobodyAllowedIsNotAsked() {
    Channel.Http closed =
        new Channel.Http(
            null, null, Set.of("shop.example"), false, true, null, null, Duration.ofSeconds(5));
    RequestBinding binding =
        new RequestBinding(
            Method.GET, text(new Part.Fixed(shop.address("/"))), null, List.of(), null, null);
    Bindings bindings = new Bindings(Map.of(), Map.of(TypeName.parse("Shop.Cancel"), binding));

    assertThat(
            new HttpAdapter(closed, () -> bindings, SECRETS, exchange, new Random(1))
                .handOver(order("7")))
        .isEqualTo(
            new Handover.Refused(
                "nobody has allowed requests to "
                    + shop.host()
                    + " (\"hosts\" in the configuration)"));
    assertThat(shop.received()).isEmpty();
  }
}
