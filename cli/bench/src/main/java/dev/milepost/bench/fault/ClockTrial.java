package dev.milepost.bench.fault;

import dev.milepost.bench.world.TrialSignals;
import dev.milepost.server.store.sqlite.SqliteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Moves the clock under a running server: forward by hours and days, back, over both changes of
 * summer time, and by four weeks while it is down. Time in the log never goes back, nothing is left
 * overdue, and the log gives what is stored.
 *
 * <p>{@code ClockTrial [ROUNDS [SEED]]}
 */
public final class ClockTrial {

  private static final int SUBJECTS = 30;
  private static final List<Instant> BEGINNINGS =
      List.of(
          Instant.parse("2026-03-27T08:00:00Z"),
          Instant.parse("2026-10-23T08:00:00Z"),
          Instant.parse("2026-12-30T08:00:00Z"));

  private final Path database;
  private final Random random;
  private final TrialSignals signals;
  private final Findings findings = new Findings();
  private final AtomicReference<Instant> now;
  private int jumps;
  private int restarts;
  private int sent;

  ClockTrial(Path folder, long seed) {
    this.database = folder.resolve("clock.db");
    this.random = new Random(seed);
    this.signals = new TrialSignals("clock", SUBJECTS, seed);
    this.now = new AtomicReference<>(BEGINNINGS.get(random.nextInt(BEGINNINGS.size())));
  }

  /** Runs the program. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    Findings all = new Findings();
    StringBuilder told = new StringBuilder();
    for (int i = 0; i < BEGINNINGS.size(); i++) {
      ClockTrial trial =
          new ClockTrial(Files.createTempDirectory("milepost-clock-trial"), seed + i);
      trial.now.set(BEGINNINGS.get(i));
      told.append("from ").append(BEGINNINGS.get(i)).append(": ");
      trial.run(rounds).all().forEach(all::add);
      told.append(trial.told()).append('\n');
    }
    System.exit(all.report(told.toString().strip()));
  }

  Findings run(int rounds) throws IOException, InterruptedException, SQLException {
    for (int round = 0; round < rounds; round++) {
      try (TrialServer server = TrialServer.start(database, SqliteOptions.STANDARD, now::get);
          SignalClient client = new SignalClient(server.port())) {
        int steps = 3 + random.nextInt(8);
        for (int i = 0; i < steps; i++) {
          step(server, client);
        }
      }
      restarts++;
      if (random.nextInt(5) == 0) {
        move(Duration.ofDays(28));
      }
    }
    StoredLog.verify(database, findings);
    checkTimes();
    return findings;
  }

  private void step(TrialServer server, SignalClient client)
      throws IOException, InterruptedException {
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      TrialSignals.Sent signal = signals.next();
      SignalClient.Reply reply = client.send(signal);
      findings.require(reply.isIn(), signal.name() + ": " + reply.body());
      sent++;
    }
    switch (random.nextInt(6)) {
      case 0 -> move(Duration.ofMinutes(-random.nextInt(24 * 60)));
      case 1 -> move(Duration.ofDays(random.nextInt(20)));
      default -> move(Duration.ofSeconds(random.nextInt(2 * 24 * 3_600)));
    }
    server.settle();
    String metrics = client.get("/metrics");
    findings.require(
        metrics.lines().anyMatch(line -> line.matches("milepost_timers_overdue(\\{.*})? 0(\\.0)?")),
        "timers are overdue at " + now.get() + " though all was worked off");
  }

  private void move(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
    jumps++;
  }

  /** A clock that was set back does not turn the log. */
  private void checkTimes() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM inputs one JOIN inputs next ON next.subject = one.subject AND"
                    + " next.number > one.number AND next.at < one.at")) {
      rows.next();
      findings.require(
          rows.getLong(1) == 0,
          rows.getLong(1) + " pairs of inputs of one subject stand in the log against their times");
    }
  }

  int sentSignals() {
    return sent;
  }

  String told() {
    return sent + " signals, " + jumps + " jumps of the clock, " + restarts + " restarts";
  }
}
