package dev.milepost.server.api;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.server.http.Request;
import dev.milepost.server.writer.Submission.Origin;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The traces that signals belong to (W3C Trace Context, level 1). */
final class Traces {

  private static final String NAME = "traceparent";
  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private Traces() {}

  /** What a request says of the way of its signals. */
  static Origin origin(Request request) {
    return new Origin(wellFormed(request), null, request.caller().name());
  }

  /** The trace that a request belongs to, or null. */
  static @Nullable String wellFormed(Request request) {
    return wellFormed(request.header(NAME).orElse(null));
  }

  /** The envelope's own trace goes before the request's. */
  static Origin of(JsonObject envelope, Origin request) {
    String own = envelope.get(NAME) instanceof JsonText(String text) ? wellFormed(text) : null;
    return own == null ? request : new Origin(own, request.resent(), request.sender());
  }

  private static @Nullable String wellFormed(@Nullable String text) {
    return text != null && FORM.matcher(text).matches() ? text : null;
  }
}
