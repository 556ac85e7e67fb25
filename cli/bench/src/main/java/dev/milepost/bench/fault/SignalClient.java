package dev.milepost.bench.fault;

import dev.milepost.bench.world.TrialSignals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends signals to a server of this machine. */
final class SignalClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern RESULT = Pattern.compile("\"result\"\\s*:\\s*\"([a-z]+)\"");
  private static final Pattern INPUT = Pattern.compile("\"input\"\\s*:\\s*(\\d+)");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final int port;

  SignalClient(int port) {
    this.port = port;
  }

  /**
   * What came back.
   *
   * @param result what became of the signal, or empty where the answer is a problem
   * @param input its number in the log, or 0
   */
  record Reply(int status, String result, long input, String body) {
    /** Whether the server says that the signal is in its log. */
    boolean isIn() {
      return switch (result) {
        case "accepted", "stale", "parked", "duplicate" -> true;
        default -> false;
      };
    }

    /** Whether the server says that it may be sent again later. */
    boolean isTurnedAway() {
      return status == 503 || status == 429;
    }
  }

  /**
   * Sends one signal and waits for the answer.
   *
   * @throws IOException where there is none, so that nobody knows what became of it
   */
  Reply send(TrialSignals.Sent signal) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/signals"))
                .header("Content-Type", "application/cloudevents+json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(signal.json()))
                .build(),
            BodyHandlers.ofString());
    return reply(response.statusCode(), response.body());
  }

  /** What a path shows. */
  String get(String path) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private static Reply reply(int status, String body) {
    Matcher result = RESULT.matcher(body);
    Matcher input = INPUT.matcher(body);
    return new Reply(
        status,
        result.find() ? result.group(1) : "",
        input.find() ? Long.parseLong(input.group(1)) : 0,
        body);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
