package dev.milepost.bench.fault;

import dev.milepost.bench.world.TrialSignals;
import dev.milepost.bench.world.TrialWorkspace;
import dev.milepost.server.store.sqlite.SqliteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Lets the database grow to a limit that falls anywhere, and writes of the process fail behind a
 * limit of the system: each signal is answered as taken or not taken, none that was taken is lost,
 * and with more room the server goes on.
 *
 * <p>{@code DiskTrial [ROUNDS [SEED]]}
 */
public final class DiskTrial {

  private static final int SUBJECTS = 40;
  private static final int FAILURES = 5;
  private static final int MOST_SIGNALS = 20_000;
  private static final int PAGES = 120;

  private final Path folder;
  private final Random random;
  private final Findings findings = new Findings();
  private int limits;
  private int refused;
  private int unanswered;
  private int taken;

  DiskTrial(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** Runs the program. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    DiskTrial trial = new DiskTrial(Files.createTempDirectory("milepost-disk-trial"), seed);
    trial.fullDatabase(rounds);
    trial.failingWrites(rounds);
    System.exit(trial.findings.report(trial.told()));
  }

  /** A database that may have no more pages. */
  Findings fullDatabase(int rounds) throws IOException, InterruptedException, SQLException {
    Path database = folder.resolve("full.db");
    TrialSignals signals = new TrialSignals("full", SUBJECTS, random.nextLong());
    Set<String> acknowledged = new HashSet<>();
    List<TrialSignals.Sent> open = new ArrayList<>();
    int pages = PAGES;
    for (int round = 0; round < rounds; round++) {
      pages += random.nextInt(20);
      limits++;
      SqliteOptions options = new SqliteOptions(Duration.ofSeconds(10), pages);
      try (TrialServer server = TrialServer.start(database, options, InstantSource.system());
          SignalClient client = new SignalClient(server.port())) {
        sendUntilItFails(client, signals, acknowledged, open);
      }
    }
    try (TrialServer server =
            TrialServer.start(database, SqliteOptions.STANDARD, InstantSource.system());
        SignalClient client = new SignalClient(server.port())) {
      sendOpen(client, acknowledged, open);
    }
    check(database, acknowledged);
    return findings;
  }

  /** A process that the system lets write files only up to a size. */
  Findings failingWrites(int rounds) throws IOException, InterruptedException, SQLException {
    Path workspace = TrialWorkspace.write(folder.resolve("journeys"));
    Path database = folder.resolve("failing.db");
    TrialSignals signals = new TrialSignals("failing", SUBJECTS, random.nextLong());
    Set<String> acknowledged = new HashSet<>();
    List<TrialSignals.Sent> open = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(workspace, database, List.of("--sandbox"));
        SignalClient client = new SignalClient(server.port())) {
      sendOpen(client, acknowledged, List.of(signals.next()));
    }
    for (int round = 0; round < rounds; round++) {
      limits++;
      long kibibytes = Files.size(database) / 1024 + 8 + random.nextInt(300);
      try (ServerProcess server =
              ServerProcess.start(workspace, database, List.of("--sandbox"), kibibytes);
          SignalClient client = new SignalClient(server.port())) {
        sendUntilItFails(client, signals, acknowledged, open);
      } catch (IOException e) {
        String said = String.valueOf(e.getMessage());
        findings.require(
            said.contains("milepost:") && !said.contains("\tat "), "it does not start: " + said);
      }
    }
    try (ServerProcess server = ServerProcess.start(workspace, database, List.of("--sandbox"));
        SignalClient client = new SignalClient(server.port())) {
      sendOpen(client, acknowledged, open);
    }
    check(database, acknowledged);
    return findings;
  }

  private void sendUntilItFails(
      SignalClient client,
      TrialSignals signals,
      Set<String> acknowledged,
      List<TrialSignals.Sent> open)
      throws InterruptedException {
    int failures = 0;
    for (int i = 0; i < MOST_SIGNALS && failures < FAILURES; i++) {
      TrialSignals.Sent signal = signals.next();
      try {
        SignalClient.Reply reply = client.send(signal);
        if (reply.isIn()) {
          taken++;
          acknowledged.add(signal.name());
        } else {
          failures++;
          refused++;
          open.add(signal);
          findings.require(
              reply.status() == 503 || reply.status() == 507,
              "a full disk is answered with " + reply.status() + " " + reply.body());
        }
      } catch (IOException e) {
        failures++;
        unanswered++;
        open.add(signal);
      }
    }
    findings.require(failures > 0, "the limit was never met");
  }

  private void sendOpen(SignalClient client, Set<String> acknowledged, List<TrialSignals.Sent> open)
      throws IOException, InterruptedException {
    for (TrialSignals.Sent signal : open) {
      SignalClient.Reply reply = client.send(signal);
      findings.require(reply.isIn(), "with more room: " + reply.status() + " " + reply.body());
      acknowledged.add(signal.name());
    }
  }

  private void check(Path database, Set<String> acknowledged) throws SQLException {
    StoredLog.verify(database, findings);
    Map<String, Integer> stored = StoredLog.signals(database);
    for (String name : acknowledged) {
      findings.require(
          stored.getOrDefault(name, 0) == 1,
          name + " was acknowledged and is in the log " + stored.getOrDefault(name, 0) + " times");
    }
  }

  String told() {
    return limits
        + " limits met; "
        + taken
        + " signals taken, "
        + refused
        + " refused for want of room, "
        + unanswered
        + " without an answer";
  }
}
