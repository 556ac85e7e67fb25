package dev.milepost.bench.fault;

import dev.milepost.bench.world.TrialSignals;
import dev.milepost.bench.world.TrialWorkspace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sends many signals as streams to one server and watches its memory: what it holds in the second
 * half of the run must not be more than in the first, by a margin.
 *
 * <p>{@code SoakTrial [SIGNALS [SEED]]}
 */
public final class SoakTrial {

  private static final int SUBJECTS = 20_000;
  private static final int PER_STREAM = 10_000;
  private static final double MARGIN = 1.15;

  private final Path folder;
  private final TrialSignals signals;
  private final Findings findings = new Findings();
  private final List<Long> memory = new ArrayList<>();
  private long sent;
  private double seconds;

  SoakTrial(Path folder, long seed) {
    this.folder = folder;
    this.signals = new TrialSignals("soak", SUBJECTS, seed);
  }

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    SoakTrial trial = new SoakTrial(Files.createTempDirectory("milepost-soak-trial"), seed);
    trial.run(count, PER_STREAM);
    System.exit(trial.findings.report(trial.told()));
  }

  Findings run(long count, int perStream) throws IOException, InterruptedException {
    Path workspace = TrialWorkspace.write(folder.resolve("journeys"));
    Path database = folder.resolve("soak.db");
    long start = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(workspace, database, List.of("--sandbox"));
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      while (sent < count && findings.all().isEmpty()) {
        stream(client, server.port(), (int) Math.min(perStream, count - sent));
        memory.add(residentKibibytes(server.pid()));
      }
    }
    seconds = (System.nanoTime() - start) / 1e9;
    StoredLog.verify(database, findings);
    if (memory.size() >= 8) {
      findings.require(
          most(memory.size() / 2, memory.size())
              <= most(memory.size() / 4, memory.size() / 2) * MARGIN,
          "memory grows: " + memory + " KiB");
    }
    return findings;
  }

  private long most(int from, int to) {
    return memory.subList(from, to).stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private void stream(HttpClient client, int port, int count)
      throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(signals.next().json()).append('\n');
    }
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/signals"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines.toString()))
                .build(),
            BodyHandlers.ofString());
    long taken =
        response
            .body()
            .lines()
            .filter(line -> line.matches(".*\"result\"\\s*:\\s*\"(accepted|stale|parked)\".*"))
            .count();
    sent += count;
    findings.require(
        taken == count,
        "of a stream of " + count + " signals " + taken + " were taken: " + response.statusCode());
  }

  /** What the process holds, where the system tells it; else 0. */
  private static long residentKibibytes(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  long sentSignals() {
    return sent;
  }

  String told() {
    return String.format(
        Locale.ROOT,
        "%d signals in %.0f s, %.0f a second with the loader on the same machine; resident memory"
            + " %d to %d MiB",
        sent,
        seconds,
        sent / seconds,
        memory.stream().mapToLong(Long::longValue).min().orElse(0) / 1024,
        memory.stream().mapToLong(Long::longValue).max().orElse(0) / 1024);
  }
}
