package dev.milepost.server.http;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Why a request was not answered as it was meant (RFC 9457).
 *
 * @param status the status of the answer, 400 to 599
 * @param code what is wrong, for programs: lower case, with hyphens; the same for ever
 * @param detail what is wrong, where, and what to do instead, for people
 * @param more further members
 * @param headers further headers of the answer
 */
public record Problem(
    int status,
    String code,
    String detail,
    SequencedMap<String, JsonValue> more,
    Map<String, String> headers) {

  /** The media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE = "urn:milepost:problem:";

  public Problem {
    more = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(more));
    headers = Map.copyOf(headers);
  }

  /** A problem without further members. */
  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, new LinkedHashMap<>(), Map.of());
  }

  /** The request cannot be understood. */
  public static Problem badRequest(String detail) {
    return of(400, "bad-request", detail);
  }

  /** What the path names does not exist. */
  public static Problem notFound(String detail) {
    return of(404, "not-found", detail);
  }

  /** The request does not fit the state of things. */
  public static Problem conflict(String detail) {
    return of(409, "conflict", detail);
  }

  /** Every fault of what was sent. */
  public static Problem unfit(String detail, Iterable<String> faults) {
    return of(422, "unfit", detail).with("faults", JsonArray.ofTexts(faults));
  }

  /** It cannot be done now; the same request may be sent again after so many seconds. */
  public static Problem unavailable(String detail, long seconds) {
    return of(503, "unavailable", detail).withHeader("Retry-After", Long.toString(seconds));
  }

  /** This problem with another member. */
  public Problem with(String name, JsonValue value) {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>(more);
    members.put(name, value);
    return new Problem(status, code, detail, members, headers);
  }

  /** This problem with another header. */
  public Problem withHeader(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Problem(status, code, detail, more, all);
  }

  /** The body of the answer. */
  public JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("type", TYPE + code)
            .put("title", title())
            .put("status", status)
            .put("detail", detail);
    more.forEach(json::put);
    return json.build();
  }

  /** The exception that carries it. */
  public ProblemException exception() {
    return new ProblemException(this);
  }

  private String title() {
    return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
  }
}
