package dev.milepost.engine.plan;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.plan.Plan.SourceText;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the clauses of a plan stand and how they read: an object from the name of each clause to
 * {@code {"at": "file:line:column", "text": "..."}}. It stands apart from what the plan means, so
 * that a line more in a journey does not touch every line of its plan.
 */
final class SourcesJson {

  private SourcesJson() {}

  static JsonObject write(Plan plan) {
    JsonObject.Builder json = JsonObject.builder();
    PlanClauses.of(plan)
        .forEach((clause, source) ->
            json.put(
                clause.print(),
                JsonObject.builder()
                    .put("at", source.file() + ":" + source.line() + ":" + source.column())
                    .put("text", source.text())
                    .build()));
    return json.build();
  }

  static Lookup read(JsonPart json) throws JsonFormException {
    Map<String, SourceText> sources = new HashMap<>();
    for (JsonPart.Member member : json.members()) {
      sources.put(member.name(), source(member.part()));
    }
    return new Lookup(json, sources);
  }

  private static SourceText source(JsonPart json) throws JsonFormException {
    json.only("at", "text");
    String at = json.text("at");
    int lastColon = at.lastIndexOf(':');
    int colon = at.lastIndexOf(':', lastColon - 1);
    if (colon > 0) {
      int line = number(at.substring(colon + 1, lastColon));
      int column = number(at.substring(lastColon + 1));
      if (line > 0 && column > 0) {
        return new SourceText(at.substring(0, colon), line, column, json.text("text"));
      }
    }
    throw json.member("at").misfit("a place like file:line:column was expected");
  }

  /** A positive number in at most nine digits, or 0. */
  private static int number(String digits) {
    boolean valid =
        !digits.isEmpty()
            && digits.length() <= 9
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return valid ? Integer.parseInt(digits) : 0;
  }

  /** Hands out each source once. */
  static final class Lookup {
    private final JsonPart json;
    private final Map<String, SourceText> left;

    private Lookup(JsonPart json, Map<String, SourceText> left) {
      this.json = json;
      this.left = left;
    }

    SourceText take(Clause clause) throws JsonFormException {
      SourceText source = left.remove(clause.print());
      if (source == null) {
        throw json.misfit("the source of " + clause.print() + " is missing");
      }
      return source;
    }

    void requireAllTaken() throws JsonFormException {
      if (!left.isEmpty()) {
        throw json.misfit(
            "there is no such clause: "
                + left.keySet().stream().sorted().findFirst().orElseThrow());
      }
    }
  }
}
