package dev.milepost.server.operate;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.ProblemException;
import dev.milepost.server.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody who intervenes sends: members of one JSON object. */
final class InterventionBody {

  private static final int LONGEST = 500;
  private static final String ACTOR = "actor";
  private static final String REASON = "reason";

  private final JsonObject object;
  private final String caller;
  private final List<String> faults = new ArrayList<>();

  private InterventionBody(JsonObject object, String caller) {
    this.object = object;
    this.caller = caller;
  }

  /**
   * Reads the body of a request.
   *
   * @param members the names of the members that may be there, beside {@code actor} and {@code
   *     reason}
   * @throws ProblemException where it is no JSON object, or has others
   */
  static InterventionBody of(Request request, Set<String> members) {
    if (!(request.json() instanceof JsonObject object)) {
      throw Problem.of(400, "not-json", "the body is not a JSON object").exception();
    }
    InterventionBody body = new InterventionBody(object, request.caller().name());
    for (String name : object.members().keySet()) {
      if (!members.contains(name) && !name.equals(ACTOR) && !name.equals(REASON)) {
        body.faults.add("there is no member `" + name + "`");
      }
    }
    return body;
  }

  /** Who does it: the caller, or whoever the caller says it is done for. */
  String actor() {
    String named = optionalText(ACTOR);
    return named == null || named.equals(caller) ? caller : named + " (" + caller + ")";
  }

  /** Why. */
  String reason() {
    return text(REASON);
  }

  /** A text that must be there and say something. */
  String text(String name) {
    JsonValue value = object.get(name);
    if (value == null || value instanceof JsonNull) {
      faults.add("`" + name + "` is missing");
      return "";
    }
    String text = optionalText(name);
    return text == null ? "" : text;
  }

  /** A text that may be missing. */
  @Nullable String optionalText(String name) {
    JsonValue value = object.get(name);
    if (value == null || value instanceof JsonNull) {
      return null;
    }
    if (!(value instanceof JsonText(String text)) || text.isBlank() || text.length() > LONGEST) {
      faults.add("`" + name + "` is a text of 1 to " + LONGEST + " characters");
      return null;
    }
    return text;
  }

  /** Whether a member is there and true. */
  boolean flag(String name) {
    JsonValue value = object.get(name);
    if (value != null && !(value instanceof JsonBoolean)) {
      faults.add("`" + name + "` is true or false");
    }
    return value == JsonBoolean.TRUE;
  }

  /** A whole number from 0 on, or null where it is missing or null. */
  @Nullable Long optionalWhole(String name) {
    JsonValue value = object.get(name);
    if (value == null || value instanceof JsonNull) {
      return null;
    }
    if (value instanceof JsonNumber(var number)
        && number.signum() >= 0
        && number.scale() <= 0
        && number.precision() - number.scale() <= 18) {
      return number.longValueExact();
    }
    faults.add("`" + name + "` is a whole number from 0 on");
    return null;
  }

  /** Any value that must be there; null where it is missing. */
  JsonValue value(String name) {
    JsonValue value = object.get(name);
    if (value == null) {
      faults.add("`" + name + "` is missing");
      return JsonNull.NULL;
    }
    return value;
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException where something was wrong, with all of it
   */
  void check() {
    if (!faults.isEmpty()) {
      throw Problem.unfit("the body does not fit", faults).exception();
    }
  }
}
