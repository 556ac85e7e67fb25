package dev.milepost.server.api;

import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Schema;
import dev.milepost.server.writer.Acknowledgement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a signal.
 *
 * @param input its number in the log, or null where it is not there
 * @param faults why it was refused
 * @param deadLetter its number among the dead letters, or null where it is not there
 */
record SignalResult(
    String source,
    String id,
    Kind kind,
    @Nullable Long input,
    List<String> faults,
    @Nullable Long deadLetter) {

  SignalResult {
    faults = List.copyOf(faults);
  }

  static final Schema SCHEMA =
      Schema.named(
          "SignalResult",
          Schema.object()
              .with("source", Schema.text(), "The signal's source; empty where it has none.")
              .with("id", Schema.text(), "The signal's id; empty where it has none.")
              .with(
                  "result",
                  Schema.choice("accepted", "stale", "duplicate", "parked", "refused", "conflict"),
                  "What became of it. stale: accepted, and something in it was older than what is"
                      + " known. parked: it waits for the link to its subject. conflict: another"
                      + " signal has its source and id.")
              .withOptional("input", Schema.whole(), "Its number in the log.")
              .withOptional("faults", Schema.items(Schema.text()), "Every reason of a refusal.")
              .withOptional("deadLetter", Schema.whole(), "Its number among the dead letters."));

  /** What can become of a signal. */
  enum Kind {
    ACCEPTED,
    STALE,
    DUPLICATE,
    PARKED,
    REFUSED,
    CONFLICT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isTaken() {
      return this != REFUSED && this != CONFLICT;
    }
  }

  /** What the writer says of a prepared message. */
  static SignalResult of(Incomings.Prepared prepared, Acknowledgement answer) {
    String source = prepared.source();
    String id = prepared.id();
    return switch (answer) {
      case Acknowledgement.Accepted(long input, boolean stale) ->
          new SignalResult(source, id, stale ? Kind.STALE : Kind.ACCEPTED, input, List.of(), null);
      case Acknowledgement.Duplicate _ ->
          new SignalResult(source, id, Kind.DUPLICATE, null, List.of(), null);
      case Acknowledgement.Parked(long input) ->
          new SignalResult(source, id, Kind.PARKED, input, List.of(), null);
      case Acknowledgement.Refused(String reason) ->
          new SignalResult(source, id, Kind.REFUSED, null, List.of(reason), null);
      case Acknowledgement.Conflict(String reason, long letter) ->
          new SignalResult(source, id, Kind.CONFLICT, null, List.of(reason), letter);
      case Acknowledgement.Kept(long letter) ->
          new SignalResult(source, id, Kind.REFUSED, null, prepared.faults(), letter);
    };
  }

  JsonObject json() {
    return members(JsonObject.builder()).build();
  }

  /** The line of a stream. */
  JsonObject json(long line) {
    return members(JsonObject.builder().put("line", line)).build();
  }

  private JsonObject.Builder members(JsonObject.Builder json) {
    json.put("source", source).put("id", id).put("result", kind.word());
    if (input != null) {
      json.put("input", input);
    }
    if (!faults.isEmpty()) {
      json.put("faults", JsonArray.ofTexts(faults));
    }
    if (deadLetter != null) {
      json.put("deadLetter", deadLetter);
    }
    return json;
  }

  /** The problem of a signal that came alone and was not taken. */
  Problem problem() {
    Problem problem =
        kind == Kind.CONFLICT
            ? Problem.of(409, "conflict", faults.getFirst())
            : Problem.unfit("the signal was refused", faults);
    return deadLetter == null
        ? problem
        : problem.with("deadLetter", dev.milepost.engine.json.JsonValue.JsonNumber.of(deadLetter));
  }
}
