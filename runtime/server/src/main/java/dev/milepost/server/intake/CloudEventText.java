package dev.milepost.server.intake;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.signal.SubjectAddress;
import java.time.Instant;

/** Writes a signal as the CloudEvent that says the same. */
public final class CloudEventText {

  private CloudEventText() {}

  /** One line of JSON. */
  public static String write(Outcome.Incoming incoming) {
    JsonObject.Builder envelope =
        JsonObject.builder()
            .put("specversion", "1.0")
            .put("id", incoming.signal().id())
            .put("source", incoming.signal().source())
            .put("type", SignalData.type(incoming.signal().content()));
    SubjectAddress address = incoming.address();
    if (address != null) {
      String key = address.key();
      envelope.put("subject", key == null ? address.value() : key + "/" + address.value());
    }
    Instant time = incoming.signal().time();
    if (time != null) {
      envelope.put("time", time.toString());
    }
    return JsonWriter.compact(envelope.put("data", data(incoming.body())).build());
  }

  private static JsonValue data(String body) {
    try {
      return JsonReader.MESSAGE.read(body);
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("the body of a signal is JSON", e);
    }
  }
}
