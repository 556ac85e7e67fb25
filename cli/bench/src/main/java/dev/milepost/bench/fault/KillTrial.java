package dev.milepost.bench.fault;

import dev.milepost.bench.world.TrialSignals;
import dev.milepost.bench.world.TrialWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Kills a server at random moments while clients send and actions go out, and starts it again: what
 * was acknowledged is in the log, nothing is in it twice, the log gives what is stored, and every
 * action arrives at least once and under one key.
 *
 * <p>{@code KillTrial [KILLS [SEED]]}
 */
public final class KillTrial {

  private static final int CLIENTS = 8;
  private static final int SUBJECTS = 40;
  private static final int LONGEST_LIFE_MILLIS = 1_500;
  private static final int VERIFIED_EVERY = 25;
  private static final int ASKED_AGAIN = 50;
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(3);
  private static final Duration LOOKED_EVERY = Duration.ofMillis(200);
  private static final String NONE = "\"items\":[]";

  private final Path folder;
  private final long seed;
  private final Path workspace;
  private final Path database;
  private final Random random;
  private final Findings findings = new Findings();
  private final List<TrialSignals> senders = new ArrayList<>();

  /** Signals that were sent and not answered: nobody knows what became of them. */
  private final Queue<TrialSignals.Sent> unanswered = new ConcurrentLinkedQueue<>();

  private final Queue<TrialSignals.Sent> lastAcknowledged = new ConcurrentLinkedQueue<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private volatile boolean dying;
  private int kills;
  private int received;
  private int repetitions;

  KillTrial(Path folder, long seed) throws IOException {
    this.folder = folder;
    this.seed = seed;
    this.workspace = TrialWorkspace.write(folder.resolve("journeys"));
    this.database = folder.resolve("killed.db");
    this.random = new Random(seed);
    for (int i = 0; i < CLIENTS; i++) {
      senders.add(new TrialSignals("client-" + i, SUBJECTS, seed + i));
    }
  }

  /** Runs the program. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    Path folder = Files.createTempDirectory("milepost-kill-trial");
    KillTrial trial = new KillTrial(folder, seed);
    trial.run(kills);
    System.exit(trial.findings.report(trial.told() + "; database: " + trial.database));
  }

  Findings run(int times) throws IOException, InterruptedException, SQLException {
    try (ActionReceiver receiver = new ActionReceiver(seed, findings)) {
      List<String> options = List.of("--config", receiver.configuration(folder).toString());
      for (int i = 0; i < times && findings.all().isEmpty(); i++) {
        serveUntilKilled(options);
        if (kills % VERIFIED_EVERY == 0) {
          StoredLog.verify(database, findings);
          count(receiver);
          System.out.println(told());
        }
      }
      try (ServerProcess server = ServerProcess.start(workspace, database, options)) {
        askAgain(server.port());
        drain(server.port());
      }
      StoredLog.verify(database, findings);
      checkSignals();
      checkActions(receiver);
    }
    return findings;
  }

  private void serveUntilKilled(List<String> options) throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(workspace, database, options)) {
      askAgain(server.port());
      List<Thread> clients = clients(server.port());
      Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
      dying = true;
      server.kill();
      kills++;
      for (Thread client : clients) {
        client.join();
      }
      dying = false;
    }
  }

  /** Waits until nothing waits to be sent. */
  private void drain(int port) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_DRAIN.toNanos();
    try (SignalClient client = new SignalClient(port)) {
      while (!isNothing(client, "waiting") || !isNothing(client, "claimed")) {
        if (System.nanoTime() > end) {
          findings.add("actions still wait after " + LONGEST_DRAIN);
          return;
        }
        Thread.sleep(LOOKED_EVERY);
      }
    }
  }

  private static boolean isNothing(SignalClient client, String state)
      throws IOException, InterruptedException {
    return client.get("/actions?limit=1&state=" + state).contains(NONE);
  }

  private void checkSignals() throws SQLException {
    Map<String, Integer> stored = StoredLog.signals(database);
    acknowledged.forEach(name ->
        findings.require(
            stored.containsKey(name), name + " was acknowledged and is not in the log"));
    stored.forEach((name, count) -> {
      findings.require(count == 1, name + " is in the log " + count + " times");
      findings.require(sent.contains(name), name + " is in the log and was never sent");
    });
  }

  /** An action that came under two keys would have one that is not in the outbox. */
  private void checkActions(ActionReceiver receiver) {
    Map<String, Boolean> stored = StoredLog.actions(database);
    Set<String> keys = receiver.keys();
    stored.forEach((key, delivered) -> {
      findings.require(delivered, "the action " + key + " was not delivered");
      findings.require(keys.contains(key), "the action " + key + " never arrived");
    });
    keys.forEach(
        key -> findings.require(stored.containsKey(key), key + " arrived and is no action's key"));
    count(receiver);
  }

  private void count(ActionReceiver receiver) {
    received = receiver.keys().size();
    repetitions = receiver.repetitions();
  }

  /** Where nobody knows, the signal is sent again; what was acknowledged is a duplicate. */
  private void askAgain(int port) throws IOException, InterruptedException {
    try (SignalClient client = new SignalClient(port)) {
      for (TrialSignals.Sent again = unanswered.poll(); again != null; again = unanswered.poll()) {
        SignalClient.Reply reply = client.send(again);
        findings.require(reply.isIn(), again.name() + " sent again: " + reply.body());
        acknowledged.add(again.name());
      }
      for (TrialSignals.Sent known = lastAcknowledged.poll();
          known != null;
          known = lastAcknowledged.poll()) {
        SignalClient.Reply reply = client.send(known);
        findings.require(
            reply.result().equals("duplicate"),
            known.name() + " was acknowledged, and sent again it is: " + reply.body());
      }
    }
  }

  private List<Thread> clients(int port) {
    List<Thread> clients = new ArrayList<>();
    for (TrialSignals sender : senders) {
      clients.add(Thread.ofPlatform().start(() -> send(sender, port)));
    }
    return clients;
  }

  private void send(TrialSignals sender, int port) {
    try (SignalClient client = new SignalClient(port)) {
      while (!dying) {
        TrialSignals.Sent signal = sender.next();
        sent.add(signal.name());
        try {
          SignalClient.Reply reply = client.send(signal);
          if (reply.isIn()) {
            acknowledged.add(signal.name());
            keep(signal);
          } else if (reply.isTurnedAway()) {
            unanswered.add(signal);
          } else {
            findings.add(signal.name() + ": " + reply.status() + " " + reply.body());
          }
        } catch (IOException lost) {
          unanswered.add(signal);
          findings.require(dying, signal.name() + " got no answer from a living server: " + lost);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(TrialSignals.Sent signal) {
    lastAcknowledged.add(signal);
    while (lastAcknowledged.size() > ASKED_AGAIN) {
      lastAcknowledged.poll();
    }
  }

  int receivedActions() {
    return received;
  }

  int acknowledgedSignals() {
    return acknowledged.size();
  }

  String told() {
    return String.format(
        Locale.ROOT,
        "killed %d times within %s of serving each; %d signals sent, %d acknowledged;"
            + " %d actions arrived, %d times again",
        kills,
        Duration.ofMillis(LONGEST_LIFE_MILLIS),
        sent.size(),
        acknowledged.size(),
        received,
        repetitions);
  }
}
