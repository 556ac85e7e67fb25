package dev.milepost.server.api;

import dev.milepost.server.api.Incomings.Prepared;
import dev.milepost.server.host.Answered;
import dev.milepost.server.host.Host;
import dev.milepost.server.live.Entry;
import dev.milepost.server.live.InboxFullException;
import dev.milepost.server.writer.Acknowledgement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Hands prepared messages to the writer and waits for the commit. */
final class SignalIntake {

  private final Host host;
  private final SignalMeters meters;

  SignalIntake(Host host) {
    this.host = host;
    this.meters = new SignalMeters(host.metrics());
  }

  /**
   * Takes all of it or nothing.
   *
   * @throws dev.milepost.server.http.ProblemException where there is no room, or the store fails
   */
  List<SignalResult> take(List<Prepared> prepared) {
    long start = System.nanoTime();
    try {
      return results(prepared, host.writer().submit(entries(prepared)), start);
    } catch (InboxFullException e) {
      meters.turnedAway(prepared.size());
      throw Answered.full(e);
    }
  }

  /** Takes it as soon as there is room: whoever streams is slowed down, not turned away. */
  List<SignalResult> takeWhenRoom(List<Prepared> prepared) {
    long start = System.nanoTime();
    try {
      return results(prepared, host.writer().submitWhenRoom(entries(prepared)), start);
    } catch (InboxFullException e) {
      throw Answered.full(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for room", e);
    }
  }

  private static List<Entry> entries(List<Prepared> prepared) {
    return prepared.stream().map(Prepared::entry).toList();
  }

  private List<SignalResult> results(
      List<Prepared> prepared, List<CompletableFuture<Acknowledgement>> answers, long start) {
    List<SignalResult> results = new ArrayList<>(prepared.size());
    try {
      for (int i = 0; i < prepared.size(); i++) {
        SignalResult result = SignalResult.of(prepared.get(i), answers.get(i).join());
        meters.count(result.kind());
        results.add(result);
      }
    } catch (CompletionException e) {
      throw Answered.failed(e);
    }
    meters.answeredAfter(System.nanoTime() - start);
    return results;
  }
}
