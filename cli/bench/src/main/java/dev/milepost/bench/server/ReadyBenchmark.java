package dev.milepost.bench.server;

import dev.milepost.bench.world.TrialWorkspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts {@code ./milepost serve} as people do, with the ahead-of-time cache that the launcher
 * makes, and says how long it takes until {@code /ready} answers: on a new database, and then on
 * that database again.
 *
 * <p>{@code ReadyBenchmark [STARTS]}, in the folder of the repository.
 */
public final class ReadyBenchmark {

  private static final int STARTS = 9;
  private static final double WANTED_SECONDS = 2;
  private static final double NANOS = 1e9;
  private static final int OK = 200;
  private static final Pattern SERVING = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  private ReadyBenchmark() {}

  /** Runs the benchmark; the first start makes the cache and is not counted. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int starts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : STARTS;
    Path folder = Files.createTempDirectory("milepost-ready-benchmark");
    Path workspace = TrialWorkspace.write(folder.resolve("journeys"));
    start(workspace, folder.resolve("first.db"));
    double[] fresh = new double[starts];
    double[] again = new double[starts];
    for (int i = 0; i < starts; i++) {
      Path database = folder.resolve(i + ".db");
      fresh[i] = start(workspace, database);
      again[i] = start(workspace, database);
    }
    tell("on a new database", fresh);
    tell("on a database that is there", again);
  }

  private static void tell(String what, double[] seconds) {
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "ready %s after %.2f s (median of %d; the slowest %.2f s; wanted: below %.0f s)%n",
        what,
        seconds[seconds.length / 2],
        seconds.length,
        seconds[seconds.length - 1],
        WANTED_SECONDS);
  }

  private static double start(Path workspace, Path database)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of(
                    "./milepost",
                    "serve",
                    workspace.toString(),
                    "--db",
                    database.toString(),
                    "--port",
                    "0"))
            .redirectErrorStream(true)
            .start();
    try {
      awaitReady(port(process));
      return (System.nanoTime() - begin) / NANOS;
    } finally {
      process.destroy();
      process.waitFor(1, TimeUnit.MINUTES);
    }
  }

  private static int port(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher serving = SERVING.matcher(line);
      if (serving.find()) {
        return Integer.parseInt(serving.group(1));
      }
      said.append(line).append('\n');
    }
    throw new IOException(said.toString());
  }

  private static void awaitReady(int port) throws IOException {
    int status = 0;
    while (status != OK) {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/ready").toURL().openConnection();
      status = connection.getResponseCode();
      connection.disconnect();
    }
  }
}
