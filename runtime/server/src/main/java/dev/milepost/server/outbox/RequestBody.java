package dev.milepost.server.outbox;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people send with a decision.
 *
 * @param text the reason, or the answer
 * @param actor the caller, or whoever the caller says it is done for
 */
record RequestBody(String text, String actor) {

  private static final int LONGEST = 2_000;

  /**
   * Reads it.
   *
   * @param member what the text is called
   * @throws dev.milepost.server.http.ProblemException where it does not fit
   */
  static RequestBody of(Request request, String member) {
    JsonPart json = JsonPart.root(request.json());
    try {
      json.only(member, "actor");
      String text = json.text(member);
      String actor = json.optionalText("actor");
      if (text.isBlank() || text.length() > LONGEST) {
        throw json.member(member).misfit("a text of 1 to " + LONGEST + " characters was expected");
      }
      return new RequestBody(text, actor(actor, request.caller().name()));
    } catch (JsonFormException e) {
      throw Problem.unfit("the body does not fit", List.of(String.valueOf(e.getMessage())))
          .exception();
    }
  }

  private static String actor(@Nullable String named, String caller) {
    return named == null || named.isBlank() || named.equals(caller)
        ? caller
        : named + " (" + caller + ")";
  }
}
