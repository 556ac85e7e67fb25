package dev.milepost.server.api;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.http.Request;
import dev.milepost.server.intake.message.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The binary mode of the HTTP binding of CloudEvents 1.0.2: attributes are headers, the body is the
 * data.
 */
final class BinaryMode {

  private static final String PREFIX = "ce-";

  private BinaryMode() {}

  /** Whether the attributes of the event are headers. */
  static boolean isUsed(Request request) {
    return request.headerNames().stream().anyMatch(name -> name.startsWith(PREFIX));
  }

  /** The envelope that says the same in one document, or why there is none. */
  sealed interface Result {}

  /** The envelope. */
  record Envelope(JsonObject json) implements Result {}

  /** The data are not what the headers say. */
  record Unfit(List<Fault> faults, String text, String source, String id) implements Result {
    Unfit {
      faults = List.copyOf(faults);
    }
  }

  static Result read(Request request) {
    byte[] body = request.body();
    JsonObject.Builder envelope = JsonObject.builder();
    for (String header : request.headerNames()) {
      if (header.startsWith(PREFIX) && header.length() > PREFIX.length()) {
        envelope.put(header.substring(PREFIX.length()), attribute(request, header));
      }
    }
    Optional<String> type = request.header("Content-Type");
    if (type.isPresent() && !isNamed(request, "datacontenttype")) {
      envelope.put("datacontenttype", type.get());
    }
    if (body.length == 0) {
      return new Envelope(envelope.build());
    }
    try {
      JsonValue data = JsonReader.MESSAGE.read(body);
      if (!isNamed(request, "data")) {
        envelope.put("data", data);
      }
      return new Envelope(envelope.build());
    } catch (JsonSyntaxException e) {
      String text = new String(body, StandardCharsets.UTF_8);
      if (!isNamed(request, "data")) {
        envelope.put("data", text);
      }
      return new Unfit(
          List.of(new Fault("data is not JSON", e.describe())),
          JsonWriter.compact(envelope.build()),
          isNamed(request, "source") ? attribute(request, PREFIX + "source") : "",
          isNamed(request, "id") ? attribute(request, PREFIX + "id") : "");
    }
  }

  private static boolean isNamed(Request request, String attribute) {
    return request.header(PREFIX + attribute).isPresent();
  }

  /** Characters beyond ASCII, spaces, quotes and percent signs are percent-encoded UTF-8. */
  private static String attribute(Request request, String header) {
    String value = request.header(header).orElse("");
    if (value.indexOf('%') < 0) {
      return value;
    }
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
      int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
      if (unit == '%' && high >= 0 && low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(unit).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
