package dev.milepost.server.api;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;
import dev.milepost.server.signature.Delivery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A webhook as it came: JSON, or a form. What it says is not read before it is asked for. */
final class HookDelivery implements Delivery {

  /** The media type of forms. */
  static final String FORM = "application/x-www-form-urlencoded";

  private final Request request;
  private final byte[] body;
  private @Nullable JsonValue json;
  private @Nullable String fault;

  HookDelivery(Request request) {
    this.request = request;
    this.body = request.body();
  }

  @Override
  public Optional<String> header(String name) {
    return request.header(name);
  }

  @Override
  public Optional<String> query(String name) {
    return request.query(name);
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public Optional<JsonValue> json() {
    if (json == null && fault == null) {
      read();
    }
    return Optional.ofNullable(json);
  }

  private void read() {
    boolean isForm = request.mediaType().equals(FORM) && !looksLikeJson();
    try {
      json = isForm ? FormBody.read(body) : JsonReader.MESSAGE.read(body);
    } catch (JsonSyntaxException e) {
      fault = "the body is not JSON: " + e.describe();
    } catch (IllegalArgumentException e) {
      fault = "the body is no form: " + e.getMessage();
    }
  }

  /** Some programs call everything a form that they send. */
  private boolean looksLikeJson() {
    int first = 0;
    while (first < body.length && Character.isWhitespace(body[first])) {
      first++;
    }
    return first < body.length && (body[first] == '{' || body[first] == '[');
  }

  /**
   * What it says.
   *
   * @throws dev.milepost.server.http.ProblemException where nobody can read it
   */
  JsonValue required() {
    return json().orElseThrow(() -> Problem.of(400, "not-json", String.valueOf(fault)).exception());
  }
}
