package dev.milepost.server.store.sql;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.step.Settlement;

/** What became of actions, as JSON. */
final class SettlementCodec {

  private static final String DELIVERED = "delivered";
  private static final String DEAD = "dead";
  private static final String RETRIED = "retried";
  private static final String SKIPPED = "skipped";
  private static final String ACTOR = "actor";

  private SettlementCodec() {}

  static JsonObject.Builder put(JsonObject.Builder members, Settlement settlement) {
    return switch (settlement) {
      case Settlement.Delivered(String note) -> members.put(DELIVERED, note);
      case Settlement.Dead(String reason, int attempts) ->
          members.put(DEAD, reason).put("attempts", attempts);
      case Settlement.Retried(String actor, String reason) ->
          members.put(RETRIED, reason).put(ACTOR, actor);
      case Settlement.Skipped(String actor, String reason) ->
          members.put(SKIPPED, reason).put(ACTOR, actor);
    };
  }

  static Settlement read(JsonFields fields) {
    String note = fields.optionalText(DELIVERED);
    if (note != null) {
      return new Settlement.Delivered(note);
    }
    String dead = fields.optionalText(DEAD);
    if (dead != null) {
      return new Settlement.Dead(dead, Math.toIntExact(fields.number("attempts")));
    }
    String retried = fields.optionalText(RETRIED);
    return retried == null
        ? new Settlement.Skipped(fields.text(ACTOR), fields.text(SKIPPED))
        : new Settlement.Retried(fields.text(ACTOR), retried);
  }
}
