package dev.milepost.bench.fault;

import dev.milepost.bench.measure.ChildJava;
import dev.milepost.bench.world.TrialSignals;
import dev.milepost.bench.world.TrialWorkspace;
import dev.milepost.cli.Milepost;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Simulates the loss of power as far as that can be done without one: the database and its
 * write-ahead log are copied while the server is stopped at a random moment under load. The copy
 * opens, verifies, and has all that was acknowledged. With the end of the log lost or turned to
 * rubbish it has what was before. A copy whose database is damaged anywhere is either still right
 * or refused with a sentence.
 *
 * <p>{@code PowerLossTrial [COPIES [SEED]]}
 */
public final class PowerLossTrial {

  private static final int CLIENTS = 4;
  private static final int SUBJECTS = 40;

  private final Path folder;
  private final Random random;
  private final Findings findings = new Findings();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  /** Taken by each client while it sends, and by who looks at copies: meanwhile nothing grows. */
  private final ReadWriteLock traffic = new ReentrantReadWriteLock(true);

  private volatile boolean ending;
  private int copies;
  private int refusedCopies;
  private int different;

  PowerLossTrial(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** Runs the program. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int copies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    PowerLossTrial trial =
        new PowerLossTrial(Files.createTempDirectory("milepost-power-trial"), seed);
    trial.run(copies);
    System.exit(trial.findings.report(trial.told()));
  }

  Findings run(int times) throws IOException, InterruptedException, SQLException {
    Path workspace = TrialWorkspace.write(folder.resolve("journeys"));
    Path database = folder.resolve("running.db");
    try (ServerProcess server = ServerProcess.start(workspace, database, List.of("--sandbox"))) {
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        TrialSignals sender = new TrialSignals("client-" + i, SUBJECTS, random.nextLong());
        clients.add(Thread.ofPlatform().start(() -> send(sender, server.port())));
      }
      for (int i = 0; i < times; i++) {
        Thread.sleep(100 + random.nextInt(400));
        server.signal("STOP");
        Set<String> before = Set.copyOf(acknowledged);
        Path copy = copy(database, "copy.db");
        server.signal("CONT");
        traffic.writeLock().lock();
        try {
          whole(copy, before);
          lostEnd(copy(copy, "shorter.db"));
          damaged(copy(copy, "damaged.db"));
        } finally {
          traffic.writeLock().unlock();
        }
      }
      ending = true;
      for (Thread client : clients) {
        client.join();
      }
    }
    return findings;
  }

  private void send(TrialSignals sender, int port) {
    try (SignalClient client = new SignalClient(port)) {
      while (!ending) {
        traffic.readLock().lock();
        try {
          send(sender.next(), client);
        } finally {
          traffic.readLock().unlock();
        }
      }
    } catch (IOException e) {
      findings.add("no answer from a server that only stood still: " + e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(TrialSignals.Sent signal, SignalClient client)
      throws IOException, InterruptedException {
    SignalClient.Reply reply = client.send(signal);
    if (reply.isIn()) {
      acknowledged.add(signal.name());
    } else {
      findings.require(
          reply.isTurnedAway(), signal.name() + ": " + reply.status() + " " + reply.body());
    }
  }

  private Path copy(Path database, String name) throws IOException {
    copies++;
    Path copy = folder.resolve(name);
    Files.deleteIfExists(Path.of(copy + "-shm"));
    for (String suffix : List.of("", "-wal")) {
      Path from = Path.of(database + suffix);
      Path to = Path.of(copy + suffix);
      Files.deleteIfExists(to);
      if (Files.exists(from)) {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy;
  }

  private void whole(Path copy, Set<String> before) throws SQLException, IOException {
    Path opened = copy(copy, "whole.db");
    Map<String, Integer> stored = StoredLog.signals(opened);
    for (String name : before) {
      findings.require(
          stored.containsKey(name), name + " was acknowledged before the power went and is lost");
    }
    StoredLog.verify(opened, findings);
  }

  /** The end of what was written never reached the disk, or something else did. */
  private void lostEnd(Path copy) throws IOException, SQLException {
    Path wal = Path.of(copy + "-wal");
    if (!Files.exists(wal) || Files.size(wal) == 0) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(wal.toFile(), "rw")) {
      long from = (long) (random.nextDouble() * file.length());
      if (random.nextBoolean()) {
        file.setLength(from);
      } else {
        byte[] rubbish = new byte[(int) Math.min(8_192, file.length() - from)];
        random.nextBytes(rubbish);
        file.seek(from);
        file.write(rubbish);
      }
    }
    StoredLog.signals(copy)
        .forEach((name, count) ->
            findings.require(count == 1, name + " is in the log " + count + " times"));
    StoredLog.verify(copy, findings);
  }

  /** Bytes of the database itself are not what they were. */
  private void damaged(Path copy) throws IOException, InterruptedException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
      if (file.length() == 0) {
        return;
      }
      int places = 1 + random.nextInt(20);
      for (int i = 0; i < places; i++) {
        byte[] rubbish = new byte[1 + random.nextInt(64)];
        random.nextBytes(rubbish);
        file.seek((long) (random.nextDouble() * file.length()));
        file.write(rubbish);
      }
    }
    Process process =
        new ProcessBuilder(
                ChildJava.command(
                    Milepost.class, List.of("-XX:TieredStopAtLevel=1"), "verify", copy.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    findings.require(
        code <= 2 && !said.contains("\tat ") && !said.contains("Exception"),
        "a damaged database ends verify with " + code + ": " + said);
    refusedCopies += code == 2 ? 1 : 0;
    different += code == 1 ? 1 : 0;
  }

  String told() {
    return acknowledged.size()
        + " signals acknowledged; "
        + copies
        + " copies looked at; of the damaged ones "
        + refusedCopies
        + " were refused, of "
        + different
        + " verify said what differs";
  }
}
