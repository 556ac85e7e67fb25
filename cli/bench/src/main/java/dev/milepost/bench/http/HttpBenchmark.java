package dev.milepost.bench.http;

import dev.milepost.bench.http.Loader.Form;
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
 * loader, then single ones at half of the top rate for the time that they take, then as lines, as
 * batches and as streams. Both with threads of the system and with virtual ones. Loader and server
 * share the machine.
 *
 * <p>{@code HttpBenchmark [SECONDS]}
 */
public final class HttpBenchmark {

  private static final int CLIENTS = 64;
  private static final int MANY_CLIENTS = 8;
  private static final int PER_STREAM = 1_000;
  private static final int PER_BATCH = 100;

  /** So many times as long as it is measured, a server is loaded before. */
  private static final double WARM_UP = 3;

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
              loader.send(WARM_UP * seconds, Form.SINGLE, 1, 0);
              return loader.send(seconds, Form.SINGLE, 1, 0).perSecond();
            });
    System.out.printf(Locale.ROOT, "%s threads: echo %.0f a second%n", threads, echo);
    withServer(
        "milepost",
        threads,
        port -> {
          Loader loader = new Loader(port, CLIENTS);
          loader.send(WARM_UP * seconds, Form.SINGLE, 1, 0);
          Loader.Load single = loader.send(seconds, Form.SINGLE, 1, 0);
          tell(threads, "single signals", single, echo, "the echo (wanted: 0.6)");
          Loader.Load half = loader.send(seconds, Form.SINGLE, 1, single.perSecond() / 2);
          tell(
              threads,
              "at half of that rate",
              half,
              single.perSecond(),
              "the top rate (wanted: p99 below 50 ms)");
          Loader many = new Loader(port, MANY_CLIENTS);
          String wanted = "the single rate (wanted: 10)";
          tell(
              threads,
              "lines of 100",
              many.send(seconds, Form.LINES, PER_BATCH, 0),
              single.perSecond(),
              wanted);
          tell(
              threads,
              "batches of 100",
              many.send(seconds, Form.BATCH, PER_BATCH, 0),
              single.perSecond(),
              wanted);
          tell(
              threads,
              "streams of 1,000",
              many.send(seconds, Form.LINES, PER_STREAM, 0),
              single.perSecond(),
              wanted);
          return single.perSecond();
        });
  }

  private static void tell(
      String threads, String what, Loader.Load load, double than, String whose) {
    System.out.printf(
        Locale.ROOT,
        "%s threads: %s: %.0f a second, %.2f times %s; 99 of 100 within %.1f ms%n",
        threads,
        what,
        load.perSecond(),
        load.perSecond() / than,
        whose,
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
