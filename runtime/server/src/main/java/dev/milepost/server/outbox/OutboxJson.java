package dev.milepost.server.outbox;

import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.server.store.OpenQuestion;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.PastInput.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Actions and questions as JSON. */
final class OutboxJson {

  private OutboxJson() {}

  static JsonObject done(long input) {
    return JsonObject.builder().put("input", input).build();
  }

  /**
   * An action.
   *
   * @param hindrance why it goes nowhere as things are, or null
   */
  static JsonObject action(OutboxItem item, @Nullable String hindrance) {
    OutgoingAction action = item.stored().action();
    JsonObject.Builder json =
        JsonObject.builder()
            .put("number", item.number())
            .put("key", item.stored().key())
            .put("what", action.what());
    whose(json, item)
        .put("clause", action.clause())
        .put("repeat", action.repeat())
        .put("state", OutboxFeature.word(item.stored().delivery()))
        .put("since", item.stored().changedAt().toString())
        .put("askedAt", item.askedAt().toString())
        .put("attempts", item.attempts());
    Instant due = item.due();
    if (item.stored().delivery() == Delivery.WAITING && due != null && hindrance == null) {
      json.put("nextAttempt", due.toString());
    }
    return optional(json, "note", hindrance == null ? item.note() : hindrance).build();
  }

  static JsonObject question(OpenQuestion open) {
    if (!(open.item().stored().action().request() instanceof OutgoingAction.Question question)) {
      throw new IllegalArgumentException("not a question: " + open.item().number());
    }
    JsonObject.Builder json =
        JsonObject.builder()
            .put("number", open.item().number())
            .put("question", question.text())
            .put("answers", JsonArray.ofTexts(question.answers()));
    optional(json, "answer", open.answer());
    optional(json, "role", question.role());
    optional(json, "address", question.address());
    return whose(json, open.item())
        .put("stage", open.stage())
        .put("since", open.enteredAt().toString())
        .build();
  }

  private static JsonObject.Builder whose(JsonObject.Builder json, OutboxItem item) {
    return json.put("subjectType", item.subject().type())
        .put("subject", item.subject().key())
        .put("journey", item.stored().action().execution().journey())
        .put("execution", item.execution().toString());
  }

  private static JsonObject.Builder optional(
      JsonObject.Builder json, String name, @Nullable String text) {
    return text == null ? json : json.put(name, text);
  }
}
