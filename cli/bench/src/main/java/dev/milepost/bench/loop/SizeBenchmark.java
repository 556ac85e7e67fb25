package dev.milepost.bench.loop;

import dev.milepost.bench.world.TrialWorkspace;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.server.intake.CloudEventReader;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Standing;
import dev.milepost.server.store.Store;
import dev.milepost.server.store.sqlite.SqliteOptions;
import dev.milepost.server.store.sqlite.SqliteStores;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Writer;
import dev.milepost.server.writer.WriterOptions;
import dev.milepost.server.writer.WriterOptions.ClockMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How large a database gets: executions that have ended after twelve signals of 300 bytes each.
 *
 * <p>{@code SizeBenchmark [EXECUTIONS]}
 */
public final class SizeBenchmark {

  private static final int EXECUTIONS = 20_000;
  private static final int SIGNALS = 12;
  private static final int BYTES = 300;
  private static final int GROUP = 1_000;
  private static final double WANTED_KIB = 6;

  private SizeBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, JsonSyntaxException {
    int executions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : EXECUTIONS;
    Path database = Files.createTempDirectory("milepost-size-benchmark").resolve("size.db");
    Deployment deployment = TrialWorkspace.deployment();
    Instant begin = Instant.parse("2026-01-05T09:00:00Z");
    long running;
    try (Store store = SqliteStores.open(database, SqliteOptions.STANDARD)) {
      store.write(transaction -> {
        transaction.deploy(deployment, begin, "benchmark");
        return deployment;
      });
      Writer writer =
          new Writer(store, deployment, WriterOptions.replay(ClockMode.OF_EACH_SUBJECT));
      CloudEventReader reader = new CloudEventReader(deployment.catalog());
      List<Submission.Arrival> group = new ArrayList<>();
      for (int i = 0; i < executions; i++) {
        for (int signal = 0; signal < SIGNALS; signal++) {
          group.add(arrival(reader, begin.plus(Duration.ofSeconds(i)), i, signal));
          if (group.size() == GROUP) {
            writer.write(group);
            group = new ArrayList<>();
          }
        }
      }
      writer.write(group);
      running =
          store.read(ReadTransaction::standings).stream().mapToLong(Standing::executions).sum();
    }
    double kib = Files.size(database) / 1024.0 / executions;
    System.out.printf(
        Locale.ROOT,
        "%d executions, of which %d have not ended: %.2f KiB each (wanted: at most %.0f)%n",
        executions,
        running,
        kib,
        WANTED_KIB);
    Files.delete(database);
    System.exit(kib <= WANTED_KIB && running == 0 ? 0 : 1);
  }

  private static Submission.Arrival arrival(
      CloudEventReader reader, Instant at, int execution, int number) throws JsonSyntaxException {
    String customer = "customer-" + execution;
    String json =
        switch (number) {
          case 0 ->
              event(
                  "CRM.Account",
                  execution,
                  number,
                  "",
                  "\"Id\":\"" + customer + "\",\"Stage\":\"Won\"");
          case SIGNALS - 1 ->
              event(
                  "Books.Invoice",
                  execution,
                  number,
                  customer,
                  "\"Id\":\"I-" + execution + "\",\"Status\":\"Paid\",\"Amount\":\"120.50 EUR\"");
          default ->
              event(
                  "Books.Invoice",
                  execution,
                  number,
                  customer,
                  "\"Id\":\"I-"
                      + execution
                      + "\",\"Status\":\""
                      + (number % 2 == 0 ? "Draft" : "Sent")
                      + "\",\"Amount\":\""
                      + number
                      + "0.50 EUR\"");
        };
    return LoopSignals.arrival(reader, json, at.plusSeconds(number));
  }

  /** An event of 300 bytes: what no declaration knows fills it up, as webhooks do. */
  private static String event(String type, int execution, int number, String subject, String data) {
    String head =
        "{\"specversion\":\"1.0\",\"id\":\""
            + execution
            + "-"
            + number
            + "\",\"source\":\"shop.example\",\"type\":\""
            + type
            + '"'
            + (subject.isEmpty() ? "" : ",\"subject\":\"" + subject + '"')
            + ",\"data\":{"
            + data;
    String rest = ",\"note\":\"";
    int missing = Math.max(0, BYTES - head.length() - rest.length() - 3);
    return head + rest + "x".repeat(missing) + "\"}}";
  }
}
