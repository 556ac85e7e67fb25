package dev.milepost.bench.loop;

import dev.milepost.bench.world.TrialSignals;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.server.intake.CloudEventReader;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.message.MessagePlace;
import dev.milepost.server.writer.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Signals as the writer takes them, made before the clock starts. */
final class LoopSignals {

  private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
  private static final Duration BETWEEN = Duration.ofSeconds(20);
  private static final int PER_SUBJECT = 12;
  private static final long SEED = 20_260_105;

  private LoopSignals() {}

  /** So many signals, twelve for each subject on average. */
  static List<Submission.Arrival> of(Catalog catalog, int count) throws JsonSyntaxException {
    TrialSignals signals = new TrialSignals("loop", Math.max(1, count / PER_SUBJECT), SEED);
    return of(catalog, signals, count, BEGIN, BETWEEN);
  }

  /** So many signals of a sender, received from an instant on, each so long after the last. */
  static List<Submission.Arrival> of(
      Catalog catalog, TrialSignals signals, int count, Instant begin, Duration between)
      throws JsonSyntaxException {
    CloudEventReader reader = new CloudEventReader(catalog);
    List<Submission.Arrival> arrivals = new ArrayList<>(count);
    Instant at = begin;
    for (int i = 0; i < count; i++) {
      arrivals.add(arrival(reader, signals.next().json(), at));
      at = at.plus(between);
    }
    return arrivals;
  }

  /** A CloudEvent as the writer takes it. */
  static Submission.Arrival arrival(CloudEventReader reader, String json, Instant at)
      throws JsonSyntaxException {
    CloudEventReader.Read read =
        (CloudEventReader.Read) reader.read((JsonObject) JsonReader.MESSAGE.read(json));
    return new Submission.Arrival(
        at,
        new Outcome.Incoming(
            read.signal(), read.address(), null, new MessagePlace(1, 1), read.body()));
  }
}
