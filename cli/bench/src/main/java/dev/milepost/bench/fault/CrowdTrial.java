package dev.milepost.bench.fault;

import dev.milepost.bench.world.TrialSignals;
import dev.milepost.server.operate.Verification;
import dev.milepost.server.store.sqlite.SqliteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Lets clients send to one subject at once. What happened must equal some serial order that fits
 * what the clients saw: the log is one, it gives what is stored, and whatever was answered before
 * another signal was sent stands before it.
 *
 * <p>{@code CrowdTrial [SIGNALS [SEED]]}
 */
public final class CrowdTrial {

  private static final int CLIENTS = 16;

  private final Path database;
  private final long seed;
  private final Findings findings = new Findings();
  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
  private long executions;

  CrowdTrial(Path folder, long seed) {
    this.database = folder.resolve("crowd.db");
    this.seed = seed;
  }

  /** A signal with its place in the log and when it was under way, in nanoseconds. */
  private record Answered(String name, long input, long sentAt, long answeredAt) {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int signals = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    CrowdTrial trial = new CrowdTrial(Files.createTempDirectory("milepost-crowd-trial"), seed);
    trial.run(signals);
    System.exit(trial.findings.report(trial.told()));
  }

  Findings run(int signals) throws IOException, InterruptedException {
    try (TrialServer server =
        TrialServer.start(database, SqliteOptions.STANDARD, InstantSource.system())) {
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        TrialSignals sender = new TrialSignals("client-" + i, 1, seed + i);
        clients.add(
            Thread.ofPlatform().start(() -> send(sender, server.port(), signals / CLIENTS)));
      }
      for (Thread client : clients) {
        client.join();
      }
    }
    Verification.Result verified = StoredLog.verify(database, findings);
    executions = verified.executions();
    checkOrder();
    return findings;
  }

  private void send(TrialSignals sender, int port, int count) {
    try (SignalClient client = new SignalClient(port)) {
      for (int i = 0; i < count; i++) {
        TrialSignals.Sent signal = sender.next();
        long sentAt = System.nanoTime();
        SignalClient.Reply reply = client.send(signal);
        long answeredAt = System.nanoTime();
        findings.require(reply.isIn() && reply.input() > 0, signal.name() + ": " + reply.body());
        answered.add(new Answered(signal.name(), reply.input(), sentAt, answeredAt));
      }
    } catch (IOException e) {
      findings.add("no answer: " + e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Going through the log: nothing may be answered before something further up was sent. */
  private void checkOrder() {
    List<Answered> log =
        answered.stream().sorted(Comparator.comparingLong(Answered::input)).toList();
    long latestSent = Long.MIN_VALUE;
    String latest = "";
    long before = 0;
    for (Answered one : log) {
      findings.require(one.input() > before, one.name() + " shares its place in the log");
      before = one.input();
      findings.require(
          one.answeredAt() >= latestSent,
          one.name() + " was answered before " + latest + " was sent, and stands behind it");
      if (one.sentAt() > latestSent) {
        latestSent = one.sentAt();
        latest = one.name();
      }
    }
  }

  int answeredSignals() {
    return answered.size();
  }

  String told() {
    return CLIENTS
        + " clients sent "
        + answered.size()
        + " signals to one subject, which had "
        + executions
        + " executions; the log is one order, fits what the clients saw, and gives what is stored"
        + (findings.all().isEmpty() ? "" : ", but:");
  }
}
