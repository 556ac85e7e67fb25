package dev.milepost.server.http;

import dev.milepost.engine.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** What a route gives back. */
public sealed interface Answer {

  /** The media type of JSON. */
  String JSON = "application/json";

  /** The status, 200 to 299 or 304. */
  int status();

  /** Further headers. */
  Map<String, String> headers();

  /** A JSON document. */
  record Json(int status, JsonValue body, Map<String, String> headers) implements Answer {
    public Json {
      headers = Map.copyOf(headers);
    }
  }

  /** A text of another type, whole. */
  record Text(int status, String mediaType, String body, Map<String, String> headers)
      implements Answer {
    public Text {
      headers = Map.copyOf(headers);
    }
  }

  /** No body. */
  record Empty(int status, Map<String, String> headers) implements Answer {
    public Empty {
      headers = Map.copyOf(headers);
    }
  }

  /** A body that is written piece by piece while the caller reads. */
  record Stream(int status, String mediaType, StreamWriter body, Map<String, String> headers)
      implements Answer {
    public Stream {
      headers = Map.copyOf(headers);
    }
  }

  /** Writes a body. */
  @FunctionalInterface
  interface StreamWriter {
    /**
     * Writes until all is written or the caller has gone, which is an {@link IOException}.
     *
     * @throws ProblemException as long as nothing has been written
     */
    void write(OutputStream out) throws IOException;
  }

  /** A document with status 200. */
  static Answer ok(JsonValue body) {
    return json(200, body);
  }

  /** A document with a status. */
  static Answer json(int status, JsonValue body) {
    return new Json(status, body, Map.of());
  }

  /** Done, nothing to say. */
  static Answer empty() {
    return new Empty(204, Map.of());
  }

  /** A text with status 200. */
  static Answer text(String mediaType, String body) {
    return new Text(200, mediaType, body, Map.of());
  }

  /** A stream with status 200. */
  static Answer stream(String mediaType, StreamWriter body) {
    return new Stream(200, mediaType, body, Map.of());
  }
}
