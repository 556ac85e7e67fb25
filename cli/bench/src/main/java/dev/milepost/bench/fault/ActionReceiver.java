package dev.milepost.bench.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A receiver of actions on this machine. It keeps under which key what arrived, and by chance
 * refuses for now, or takes something and gives no answer.
 */
final class ActionReceiver implements AutoCloseable {

  private static final int ONE_IN_SO_MANY_FAILS = 20;
  private static final int TAKEN = 204;
  private static final int NOT_NOW = 503;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Random random;
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final AtomicInteger repetitions = new AtomicInteger();
  private final Findings findings;

  /** Starts on any port of the loopback address. */
  ActionReceiver(long seed, Findings findings) throws IOException {
    this.random = new Random(seed);
    this.findings = findings;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  /** Writes a configuration by which everything goes to it, and is tried again soon. */
  Path configuration(Path folder) throws IOException {
    String channel =
        """
        {"by": "http", "webhook": "http://127.0.0.1:%d/", "hosts": ["127.0.0.1:%d"],
         "unencrypted": true, "privateAddresses": true}\
        """
            .formatted(server.getAddress().getPort(), server.getAddress().getPort());
    return Files.writeString(
        folder.resolve("receiver.json"),
        """
        {
          "apps": {"*": %s},
          "people": {"everybody": %s},
          "sending": {"firstPause": "1 second", "longestPause": "2 seconds"}
        }
        """
            .formatted(channel, channel));
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (key == null) {
        findings.add("an action came without a key: " + body);
        return;
      }
      int chance;
      synchronized (random) {
        chance = random.nextInt(ONE_IN_SO_MANY_FAILS);
      }
      if (chance == 0) {
        exchange.sendResponseHeaders(NOT_NOW, -1);
        return;
      }
      String before = bodies.putIfAbsent(key, body);
      if (before != null) {
        repetitions.incrementAndGet();
        findings.require(before.equals(body), key + " came with " + before + " and with " + body);
      }
      if (chance == 1) {
        // The connection ends without an answer: nobody knows that it was taken.
        return;
      }
      exchange.sendResponseHeaders(TAKEN, -1);
    }
  }

  /** The keys of what was taken. */
  Set<String> keys() {
    return Set.copyOf(bodies.keySet());
  }

  /** How often something was taken that had been taken before. */
  int repetitions() {
    return repetitions.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
