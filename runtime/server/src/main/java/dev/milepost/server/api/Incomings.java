package dev.milepost.server.api;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.http.Problem;
import dev.milepost.server.intake.CloudEventReader;
import dev.milepost.server.intake.Outcome;
import dev.milepost.server.intake.message.Fault;
import dev.milepost.server.intake.message.MessagePlace;
import dev.milepost.server.live.Entry;
import dev.milepost.server.live.Running;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.writer.Submission;
import dev.milepost.server.writer.Submission.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes messages into what the writer takes: signals, or dead letters with every fault. */
final class Incomings {

  private static final MessagePlace ALONE = new MessagePlace(1, 1);

  /** About what a signal holds in memory beside its text. */
  private static final int OVERHEAD = 1_000;

  private Incomings() {}

  /**
   * A message that is ready for the writer.
   *
   * @param source its source as far as it is known, else empty
   * @param id its id as far as it is known, else empty
   * @param faults what keeps it from being a signal; empty where it is one
   */
  record Prepared(Entry entry, String source, String id, List<String> faults) {
    Prepared {
      faults = List.copyOf(faults);
    }
  }

  /** Prepares an envelope. */
  static Prepared envelope(Running running, JsonValue json, Origin origin) {
    if (!(json instanceof JsonObject envelope)) {
      return unfit(
          List.of(new Fault("not a JSON object", "it is " + json.kind())),
          JsonWriter.compact(json),
          "",
          "");
    }
    return switch (running.events().read(envelope)) {
      case CloudEventReader.Read read ->
          signal(
              new Outcome.Incoming(read.signal(), read.address(), null, ALONE, read.body()),
              Traces.of(envelope, origin));
      case CloudEventReader.Unfit(List<Fault> faults) ->
          unfit(faults, JsonWriter.compact(json), text(envelope, "source"), text(envelope, "id"));
    };
  }

  /** Prepares a signal. */
  static Prepared signal(Outcome.Incoming incoming, Origin origin) {
    return new Prepared(
        new Entry(
            at -> new Submission.Arrival(at, incoming, origin),
            OVERHEAD + 2 * incoming.body().length()),
        incoming.signal().source(),
        incoming.signal().id(),
        List.of());
  }

  /** Prepares the text of an envelope. */
  static Prepared text(Running running, byte[] utf8, Origin origin) {
    try {
      return envelope(running, JsonReader.MESSAGE.read(utf8), origin);
    } catch (JsonSyntaxException e) {
      String text = new String(utf8, StandardCharsets.UTF_8);
      return unfit(List.of(new Fault("not JSON", e.describe())), text, "", "");
    }
  }

  /**
   * The JSON of a message.
   *
   * @throws dev.milepost.server.http.ProblemException where it is none
   */
  static JsonValue json(byte[] utf8) {
    try {
      return JsonReader.MESSAGE.read(utf8);
    } catch (JsonSyntaxException e) {
      throw Problem.of(400, "not-json", "the body is not JSON: " + e.describe()).exception();
    }
  }

  /** A message that is no signal. */
  static Prepared unfit(List<Fault> faults, String text, String source, String id) {
    List<String> reasons = faults.stream().map(Fault::describe).toList();
    String place = source.isEmpty() && id.isEmpty() ? "http" : source + ", id " + id;
    return new Prepared(
        new Entry(
            at -> new Submission.Unfit(new DeadLetter(at, place, reasons, text)),
            OVERHEAD + 2 * text.length()),
        source,
        id,
        reasons);
  }

  private static String text(JsonObject envelope, String name) {
    return envelope.get(name) instanceof JsonText(String text) ? text : "";
  }
}
