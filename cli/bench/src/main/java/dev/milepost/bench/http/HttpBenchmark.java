package dev.milepost.bench.http;

import dev.milepost.bench.measure.ChildJava;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Sends durable signals over HTTP: single ones by 64 clients, beside an echo server with the same
 * loader, then as streams, then single ones at half of the top rate for the time that they take.
 * Both with threads of the system and with virtual ones. Loader and server share the machine.
 *
 * <p>{@code HttpBenchmark [SECONDS]}
 */
public final class HttpBenchmark {

  private static final int CLIENTS = 64;
  private static final int STREAMS = 8;
  private static final int PER_STREAM = 1_000;
  private static final int PER_BATCH = 100;

  private final Path folder;
  private final double seconds;

  private HttpBenchmark(Path folder, double seconds) {
    this.folder = folder;
    this.seconds = seconds;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 15;
    HttpBenchmark benchmark =
        new HttpBenchmark(Files.createTempDirectory("milepost-http-benchmark"), seconds);
    for (String threads : List.of("platform", "virtual")) {
      benchmark.run(threads);
    }
  }

  private void run(String threads) throws IOException, InterruptedException {
    double echo =
        withServer(
            "echo",
            threads,
            port -> {
              Loader loader = new Loader(port, CLIENTS);
              loader.send(seconds, 1, 0);
              return loader.send(seconds, 1, 0).perSecond();
            });
    System.out.printf(Locale.ROOT, "%s threads: echo %.0f a second%n", threads, echo);
    withServer(
        "milepost",
        threads,
        port -> {
          Loader loader = new Loader(port, CLIENTS);
          loader.send(seconds, 1, 0);
          Loader.Load single = loader.send(seconds, 1, 0);
          tell(threads, "single signals", single, echo);
          Loader.Load half = loader.send(seconds, 1, single.perSecond() / 2);
          tell(threads, "at half of that rate", half, echo);
          Loader streams = new Loader(port, STREAMS);
          tell(threads, "lines of 100", streams.send(seconds, PER_BATCH, 0), single.perSecond());
          tell(
              threads,
              "streams of 1,000",
              streams.send(seconds, PER_STREAM, 0),
              single.perSecond());
          return single.perSecond();
        });
  }

  private static void tell(String threads, String what, Loader.Load load, double than) {
    System.out.printf(
        Locale.ROOT,
        "%s threads: %s: %.0f a second, %.2f times; 99 of 100 within %.1f ms%n",
        threads,
        what,
        load.perSecond(),
        load.perSecond() / than,
        load.p99Millis());
  }

  /** Measures something of a server. */
  @FunctionalInterface
  private interface Measuring {
    double of(int port) throws InterruptedException;
  }

  private double withServer(String kind, String threads, Measuring measuring)
      throws IOException, InterruptedException {
    Path database = folder.resolve(threads + ".db");
    Process process =
        new ProcessBuilder(
                ChildJava.command(
                    Served.class,
                    List.of("-XX:+UseSerialGC", "-Xmx256m"),
                    kind,
                    threads,
                    database.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      if (line == null || !line.startsWith("port ")) {
        throw new IOException("the server did not start: " + line);
      }
      return measuring.of(Integer.parseInt(line.substring("port ".length())));
    } finally {
      process.getOutputStream().close();
      process.waitFor();
    }
  }
}
