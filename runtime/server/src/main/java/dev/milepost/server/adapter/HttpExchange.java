package dev.milepost.server.adapter;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.configuration.Channel;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests and says what their answers mean. It follows a redirect only to the same host and
 * only where the method stays, reads no more of an answer than a message may have, and waits no
 * longer than the channel says.
 */
public final class HttpExchange implements AutoCloseable {

  private static final int MOST_REDIRECTS = 3;
  private static final long LARGEST_ANSWER = 1 << 20;
  private static final int LONGEST_QUOTE = 200;
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private final HttpClient client;
  private final Egress egress;
  private final InstantSource clock;

  /**
   * An exchange with connections of its own.
   *
   * @param executor runs the client's own work
   * @param clock says how long it is until an instant that an answer names
   */
  public HttpExchange(HostResolver resolver, Executor executor, InstantSource clock) {
    this.egress = new Egress(resolver);
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(executor)
            .build();
  }

  /** A request with all that it needs. */
  record Outgoing(
      String method, URI address, Map<String, String> headers, byte @Nullable [] body) {}

  Handover send(Channel.Http channel, Outgoing outgoing) throws UnsendableException {
    URI address = outgoing.address();
    try {
      for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        egress.check(address, channel);
        HttpResponse<byte[]> response = exchange(channel, outgoing, address);
        URI next = redirect(response, address);
        if (next == null) {
          return meaning(response);
        }
        address = next;
      }
      return new Handover.Refused("it was redirected more than " + MOST_REDIRECTS + " times");
    } catch (UnknownHostException e) {
      return new Handover.Failed("there is no host " + address.getHost(), null, true);
    } catch (TimeoutException e) {
      return new Handover.Failed(
          "no answer within " + channel.timeout().toSeconds() + " s", null, true);
    } catch (IOException e) {
      return new Handover.Failed("the connection failed: " + reason(e), null, true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Handover.Failed("the server was stopped while it waited", null, false);
    }
  }

  private HttpResponse<byte[]> exchange(Channel.Http channel, Outgoing outgoing, URI address)
      throws IOException, InterruptedException, TimeoutException {
    byte[] body = outgoing.body();
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    request.method(outgoing.method(), publisher).timeout(channel.timeout());
    outgoing.headers().forEach(request::setHeader);
    // The client's own timeout ends with the headers; an answer that never ends must end, too.
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      return answer.get(channel.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  /** Where the request has to be sent instead, or null. */
  private static @Nullable URI redirect(HttpResponse<byte[]> response, URI address)
      throws UnsendableException {
    int status = response.statusCode();
    if (status < 300 || status > 399) {
      return null;
    }
    String location = response.headers().firstValue("Location").orElse("");
    URI next;
    try {
      next = address.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new UnsendableException("HTTP " + status + ": redirected to no address");
    }
    boolean keepsMethod = status == 307 || status == 308;
    boolean isSameHost =
        next.getHost() != null
            && next.getHost().equalsIgnoreCase(address.getHost())
            && next.getPort() == address.getPort()
            && address.getScheme().equals(next.getScheme());
    if (!keepsMethod || !isSameHost || location.isEmpty()) {
      throw new UnsendableException(
          "HTTP %d: redirected to %s, which is not followed; correct the address"
              .formatted(status, quote(next.getHost() == null ? location : next.getHost())));
    }
    return next;
  }

  private Handover meaning(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Handover.Done("HTTP " + status, json(response.body()));
    }
    String reason = "HTTP " + status + said(response.body());
    return switch (status) {
      case 408, 425, 429 -> new Handover.Failed(reason, pause(response), status != 425);
      // A token that has run out is renewed by those who run the server.
      case 401, 403, 407 -> new Handover.Failed(reason, pause(response), false);
      case 409 -> new Handover.Failed(reason, pause(response), false);
      default ->
          status >= 500
              ? new Handover.Failed(reason, pause(response), true)
              : new Handover.Refused(reason);
    };
  }

  private static @Nullable JsonValue json(byte[] body) {
    try {
      return body.length == 0 ? null : JsonReader.MESSAGE.read(body);
    } catch (JsonSyntaxException _) {
      return null;
    }
  }

  private static String said(byte[] body) {
    String text =
        new String(body, java.nio.charset.StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    return text.isEmpty() ? "" : ": " + quote(text);
  }

  private static String quote(String text) {
    String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    return JsonWriter.escape(shown);
  }

  private @Nullable Duration pause(HttpResponse<byte[]> response) {
    String after = response.headers().firstValue("Retry-After").orElse("").strip();
    Duration pause;
    try {
      pause =
          after.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(after))
              : after.isEmpty()
                  ? null
                  : Duration.between(
                      clock.instant(),
                      Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(after)));
    } catch (DateTimeException _) {
      return null;
    }
    return pause == null || pause.isNegative()
        ? null
        : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return quote(message == null || message.isBlank() ? e.getClass().getSimpleName() : message);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
