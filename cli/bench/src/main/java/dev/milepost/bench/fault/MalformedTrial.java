package dev.milepost.bench.fault;

import dev.milepost.bench.world.TrialSignals;
import dev.milepost.server.store.sqlite.SqliteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Sends requests that are damaged: bytes of HTTP, of JSON, of what a CloudEvent says. None may be
 * answered by a failure of the server, and the good ones in between are all taken.
 *
 * <p>{@code MalformedTrial [REQUESTS [SEED]]}
 */
public final class MalformedTrial {

  private static final int GOOD_EVERY = 50;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int MOST_READ = 1 << 16;
  private static final List<String> ODD =
      List.of(
          "null",
          "{}",
          "[]",
          "1e999999",
          "-0",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "[[[[[[[[",
          "true",
          "99999999999999999999999999999999",
          "\"2026-13-45T99:99:99Z\"",
          "\"\"",
          "{\"a\":{\"a\":1}}");
  private static final List<String> HEADERS =
      List.of(
          "Content-Type: application/x-ndjson",
          "Content-Type: text/plain; charset=nonsense",
          "Content-Encoding: gzip",
          "Transfer-Encoding: chunked",
          "Expect: 100-continue",
          "Host: evil.example",
          "Origin: https://evil.example",
          "traceparent: 00-zz-zz-zz",
          "ce-specversion: 1.0",
          "Authorization: Bearer \u00ff\u00fe");

  private final Path database;
  private final Random random;
  private final TrialSignals signals;
  private final Findings findings = new Findings();
  private final Map<String, Integer> answers = new TreeMap<>();
  private int good;

  MalformedTrial(Path folder, long seed) {
    this.database = folder.resolve("malformed.db");
    this.random = new Random(seed);
    this.signals = new TrialSignals("malformed", 50, seed);
  }

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    MalformedTrial trial =
        new MalformedTrial(Files.createTempDirectory("milepost-malformed-trial"), seed);
    trial.run(requests);
    System.exit(trial.findings.report(trial.told()));
  }

  Findings run(int requests) throws IOException, InterruptedException {
    try (TrialServer server =
            TrialServer.start(database, SqliteOptions.STANDARD, InstantSource.system());
        SignalClient client = new SignalClient(server.port())) {
      for (int i = 0; i < requests; i++) {
        if (i % GOOD_EVERY == 0) {
          TrialSignals.Sent signal = signals.next();
          SignalClient.Reply reply = client.send(signal);
          findings.require(reply.isIn(), "a good signal: " + reply.status() + " " + reply.body());
          good++;
        }
        byte[] request = damaged();
        note(request, answer(server.port(), request));
      }
      findings.require(
          client.get("/ready").contains("up"), "the server is not ready any more: " + good);
    }
    StoredLog.verify(database, findings);
    return findings;
  }

  private void note(byte[] request, String answer) {
    String last = answer.replaceFirst("^HTTP/1.1 100 [^\r\n]*\r\n\r\n", "");
    String status = last.startsWith("HTTP/") ? last.substring(9, 12) : "none";
    answers.merge(status, 1, Integer::sum);
    if (status.startsWith("5") && !status.equals("501") && !status.equals("505")) {
      findings.add(
          "answered with "
              + last.lines().findFirst().orElse("")
              + ": "
              + new String(request, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", "."));
    }
  }

  private byte[] damaged() {
    TrialSignals.Sent signal = signals.next();
    byte[] body = signal.json().getBytes(StandardCharsets.UTF_8);
    boolean ofBody = random.nextInt(3) > 0;
    if (ofBody) {
      body = random.nextBoolean() ? bytes(body) : values(signal.json());
    }
    String extra =
        random.nextInt(4) == 0 ? HEADERS.get(random.nextInt(HEADERS.size())) + "\r\n" : "";
    String head =
        "POST /signals HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
            + " application/cloudevents+json\r\n"
            + extra
            + "Connection: close\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(body);
    return ofBody ? request.toByteArray() : bytes(request.toByteArray());
  }

  /** Puts odd values where the event has its own. */
  private byte[] values(String json) {
    List<String> parts = List.of(json.split("(?<=:)", -1));
    StringBuilder odd = new StringBuilder();
    int chosen = 1 + random.nextInt(Math.max(1, parts.size() - 1));
    for (int i = 0; i < parts.size(); i++) {
      odd.append(
          i == chosen
              ? parts
                  .get(i)
                  .replaceFirst(
                      "^(\"[^\"]*\"|\\{)",
                      ODD.get(random.nextInt(ODD.size())).replace("\\", "\\\\"))
              : parts.get(i));
    }
    return odd.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Changes, takes away, doubles or cuts bytes. */
  private byte[] bytes(byte[] good) {
    ByteArrayOutputStream bad = new ByteArrayOutputStream();
    int places = 1 + random.nextInt(4);
    boolean[] hit = new boolean[good.length + 1];
    for (int i = 0; i < places; i++) {
      hit[random.nextInt(hit.length)] = true;
    }
    for (int i = 0; i < good.length; i++) {
      if (!hit[i]) {
        bad.write(good[i]);
        continue;
      }
      switch (random.nextInt(5)) {
        case 0 -> bad.write(random.nextInt(256));
        case 1 -> {}
        case 2 -> {
          bad.write(good[i]);
          bad.write(good[i]);
        }
        case 3 ->
            bad.writeBytes(ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.UTF_8));
        default -> {
          return bad.toByteArray();
        }
      }
    }
    return bad.toByteArray();
  }

  /** What comes back, or nothing where the server closes or waits for more. */
  private static String answer(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(MOST_READ), StandardCharsets.ISO_8859_1);
    } catch (SocketTimeoutException e) {
      return "it waits";
    } catch (SocketException e) {
      return "it closes";
    }
  }

  int goodSignals() {
    return good;
  }

  Map<String, Integer> answers() {
    return Map.copyOf(answers);
  }

  String told() {
    return "damaged requests by the status of their answers: "
        + answers
        + "; "
        + good
        + " good signals in between";
  }
}
