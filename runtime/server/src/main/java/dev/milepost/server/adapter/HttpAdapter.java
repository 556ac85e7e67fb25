package dev.milepost.server.adapter;

import dev.milepost.engine.binding.Bindings;
import dev.milepost.engine.binding.RequestBinding;
import dev.milepost.engine.binding.RequestBinding.SecretUse;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.server.adapter.RequestRenderer.Rendered;
import dev.milepost.server.configuration.Channel;
import dev.milepost.server.configuration.SecretException;
import dev.milepost.server.configuration.Secrets;
import dev.milepost.server.signature.WebhookSignature;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks apps by HTTP: with the request that the app declares for the action, else, where a webhook
 * was given, with an event in the form of Standard Webhooks.
 */
public final class HttpAdapter implements Adapter {

  private static final byte[] NOTHING = {};
  private static final String AUTHORIZATION = "Authorization";
  private static final String HIDDEN = "(secret %s)";

  private final Channel.Http channel;
  private final Supplier<Bindings> bindings;
  private final Secrets secrets;
  private final HttpExchange exchange;
  private final RandomGenerator random;

  /**
   * An adapter of a channel.
   *
   * @param bindings what the apps of the present deployment declare
   * @param random makes the numbers of spans
   */
  public HttpAdapter(
      Channel.Http channel,
      Supplier<Bindings> bindings,
      Secrets secrets,
      HttpExchange exchange,
      RandomGenerator random) {
    this.channel = channel;
    this.bindings = bindings;
    this.secrets = secrets;
    this.exchange = exchange;
    this.random = random;
  }

  @Override
  public Handover handOver(Parcel parcel) {
    try {
      Rendered rendered = rendered(parcel);
      Map<String, String> headers = headers(rendered, parcel);
      SecretUse secret = rendered.secret();
      if (secret != null) {
        String value = secrets.read(secret.name());
        headers.put(carrier(secret), secret.header() == null ? "Bearer " + value : value);
      }
      byte[] body = bytes(rendered.body());
      String signature = channel.signature();
      if (signature != null) {
        headers.putAll(
            WebhookSignature.headers(secrets.read(signature), parcel.key(), parcel.at(), body));
      }
      return exchange.send(
          channel,
          new HttpExchange.Outgoing(
              rendered.method(),
              address(rendered),
              headers,
              rendered.body() == null ? null : body));
    } catch (UnsendableException e) {
      return new Handover.Refused(String.valueOf(e.getMessage()));
    } catch (SecretException e) {
      // Whoever runs the server can put that right without a new action.
      return new Handover.Failed(String.valueOf(e.getMessage()), null, false);
    }
  }

  @Override
  public JsonObject preview(Parcel parcel) throws UnsendableException {
    Rendered rendered = rendered(parcel);
    JsonObject.Builder headers = JsonObject.builder();
    headers(rendered, parcel).forEach(headers::put);
    SecretUse secret = rendered.secret();
    if (secret != null) {
      String hidden = HIDDEN.formatted(secret.name());
      headers.put(carrier(secret), secret.header() == null ? "Bearer " + hidden : hidden);
    }
    if (channel.signature() != null) {
      headers.put("webhook-signature", HIDDEN.formatted(channel.signature()));
    }
    JsonObject.Builder json =
        JsonObject.builder()
            .put("by", "http")
            .put("method", rendered.method())
            .put("address", address(rendered).toString())
            .put("headers", headers.build());
    String body = rendered.body();
    return (body == null ? json : json.put("body", body)).build();
  }

  private Rendered rendered(Parcel parcel) throws UnsendableException {
    if (parcel.action().request() instanceof OutgoingAction.AppAction asked) {
      RequestBinding binding = bindings.get().sends().get(asked.action());
      if (binding != null) {
        return RequestRenderer.render(binding, asked.arguments());
      }
    }
    URI webhook = channel.webhook();
    if (webhook == null) {
      throw new UnsendableException(
          "nothing says how "
              + parcel.action().what()
              + " is sent: declare it with `sends`, or give the app a \"webhook\"");
    }
    return new Rendered(
        "POST", webhook.toString(), Map.of(), null, JsonWriter.compact(EventBody.of(parcel)));
  }

  private Map<String, String> headers(Rendered rendered, Parcel parcel) {
    Map<String, String> headers = new LinkedHashMap<>(rendered.headers());
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "Milepost");
    headers.put("Idempotency-Key", parcel.key());
    headers.put("traceparent", TraceParent.next(parcel.trace(), random));
    if (rendered.body() != null) {
      headers.put("Content-Type", "application/json");
    }
    return headers;
  }

  private static String carrier(SecretUse secret) {
    String header = secret.header();
    return header == null ? AUTHORIZATION : header;
  }

  private static byte[] bytes(@Nullable String body) {
    return body == null ? NOTHING : body.getBytes(StandardCharsets.UTF_8);
  }

  /** The declared address, at the place that the operator gave where there is one. */
  private URI address(Rendered rendered) throws UnsendableException {
    try {
      URI declared = new URI(rendered.address());
      URI base = channel.base();
      if (base == null || declared.equals(channel.webhook())) {
        return declared;
      }
      String path = base.getRawPath() == null ? "" : base.getRawPath();
      String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      String query = declared.getRawQuery() == null ? "" : "?" + declared.getRawQuery();
      return new URI(
          base.getScheme()
              + "://"
              + base.getRawAuthority()
              + prefix
              + (declared.getRawPath() == null ? "" : declared.getRawPath())
              + query);
    } catch (URISyntaxException e) {
      throw new UnsendableException("the address is none: " + e.getReason());
    }
  }
}
