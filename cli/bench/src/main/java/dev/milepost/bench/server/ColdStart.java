package dev.milepost.bench.server;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.workspace.Workspaces;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.signal.Signal;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.Value;
import dev.milepost.server.application.MilepostServer;
import dev.milepost.server.application.ServerOptions;
import dev.milepost.server.application.Startup;
import dev.milepost.server.deploy.Deployments;
import dev.milepost.server.deploy.Release;
import dev.milepost.server.http.BindException;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.SignalData;
import dev.milepost.server.intake.message.MessagePlace;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Starts a server on a database with many executions and says how long it takes until it is ready,
 * until the first signal is on the disk, and what some questions cost. Where the database is not
 * there it is made first, by the server's own writer; start the program again for a cold start.
 *
 * <p>{@code ColdStart DATABASE [EXECUTIONS]}, in the folder of the repository.
 */
public final class ColdStart {

  private static final int EXECUTIONS = 1_000_000;
  private static final int GROUP = 500;
  private static final int TOLD_EVERY = 100_000;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;
  private static final Path JOURNEYS = Path.of("journeys/onboarding");
  private static final String EVENT = "application/cloudevents+json";

  private ColdStart() {}

  /** Runs it. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, BindException, Deployments.RefusedException {
    if (arguments.length == 0) {
      System.err.println("usage: ColdStart DATABASE [EXECUTIONS]");
      System.exit(2);
    }
    Path database = Path.of(arguments[0]);
    Release release = release();
    if (!Files.exists(database)) {
      fill(database, release, arguments.length > 1 ? Integer.parseInt(arguments[1]) : EXECUTIONS);
      return;
    }
    start(database, release);
  }

  private static Release release() {
    Compilation compilation =
        Compiler.compile(
            Workspaces.find(List.of(JOURNEYS)).workspaces().getFirst(), LocalDate.of(2026, 1, 1));
    return new Release(compilation.catalog(), compilation.plans());
  }

  private static void fill(Path database, Release release, int executions)
      throws Deployments.RefusedException {
    Instant started = Instant.now().minus(Duration.ofDays(1));
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      Writer writer =
          new Writer(
              store,
              Startup.deploy(store, release, started).deployment(),
              WriterOptions.replay(ClockMode.OF_EACH_SUBJECT));
      long begin = System.nanoTime();
      for (int from = 0; from < executions; from += GROUP) {
        List<Submission> group = new ArrayList<>(GROUP);
        for (int i = from; i < Math.min(executions, from + GROUP); i++) {
          group.add(deal(i, started.plusMillis(i)));
        }
        writer.write(group);
        if ((from + GROUP) % TOLD_EVERY == 0) {
          System.out.printf(
              Locale.ROOT, "%,d after %.0f s%n", from + GROUP, (System.nanoTime() - begin) / NANOS);
        }
      }
    }
  }

  private static Submission deal(int number, Instant at) {
    Signal.Content content =
        new Signal.RecordChange(
            TypeName.parse("CRM.Deal"),
            "D-" + number,
            List.of(
                text("AccountId", "customer-" + number),
                text("Owner", "rep@acme.example"),
                text("Stage", "Closed Won")));
    return new Submission.Arrival(
        at,
        new Outcome.Incoming(
            new Signal("bench", "d" + number, at, content),
            null,
            at,
            new MessagePlace(1, 1),
            SignalData.write(content)));
  }

  private static FieldValue text(String field, String value) {
    return new FieldValue(field, new Value.Text(value));
  }

  private static void start(Path database, Release release)
      throws IOException, InterruptedException, BindException, Deployments.RefusedException {
    Clock clock = Clock.systemUTC();
    long begin = System.nanoTime();
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      Startup.Report report = Startup.deploy(store, release, clock.instant());
      System.out.printf(Locale.ROOT, "in operation after %.3f s%n", since(begin));
      try (MilepostServer server =
              MilepostServer.start(
                  ServerOptions.at("127.0.0.1", 0, true), store, report.deployment(), clock);
          HttpClient client = HttpClient.newHttpClient()) {
        String address = "http://127.0.0.1:" + server.port();
        tell("ready", send(client, HttpRequest.newBuilder(URI.create(address + "/ready"))), begin);
        tell("first signal", send(client, signal(address)), begin);
        System.out.printf(
            Locale.ROOT,
            "the virtual machine was started %.3f s ago%n",
            (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
                / MILLIS);
        for (String path :
            List.of(
                "/metrics",
                "/stalls?limit=20",
                "/executions?limit=100",
                "/executions/500000-0/why",
                "/deployments",
                "/usage")) {
          long asked = System.nanoTime();
          tell(path, send(client, HttpRequest.newBuilder(URI.create(address + path))), asked);
        }
      }
    }
  }

  private static HttpRequest.Builder signal(String address) {
    String body =
        """
        {"specversion":"1.0","source":"bench","id":"%s","type":"Projects.Project",
         "data":{"Id":"P-1","CustomerId":"customer-7","Status":"Active"}}
        """;
    return HttpRequest.newBuilder(URI.create(address + "/signals"))
        .header("Content-Type", EVENT)
        .POST(BodyPublishers.ofString(body.formatted(Instant.now())));
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static void tell(String what, HttpResponse<String> response, long begin) {
    System.out.printf(
        Locale.ROOT, "%s: %d after %.3f s%n", what, response.statusCode(), since(begin));
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / NANOS;
  }
}
