package dev.milepost.server.store.sql;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.step.OutgoingAction;
import dev.milepost.engine.step.OutgoingAction.AppAction;
import dev.milepost.engine.step.OutgoingAction.Notice;
import dev.milepost.engine.step.OutgoingAction.Question;
import dev.milepost.engine.step.OutgoingAction.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What actions ask for, as JSON. */
final class RequestCodec {

  private RequestCodec() {}

  static String write(Request request) {
    JsonObject.Builder members = JsonObject.builder();
    switch (request) {
      case AppAction action -> {
        JsonObject.Builder arguments = JsonObject.builder();
        for (FieldValue argument : action.arguments()) {
          arguments.put(argument.field(), StoredValue.tagged(argument.value()));
        }
        members.put("action", action.action().toString()).put("arguments", arguments.build());
      }
      case Notice notice -> {
        members.put("notice", notice.text());
        put(members, "role", notice.role());
        put(members, "address", notice.address());
        OutgoingAction.RecordName about = notice.about();
        if (about != null) {
          members.put("about", about.type().toString()).put("aboutId", about.id());
        }
      }
      case Question question -> {
        members
            .put("question", question.text())
            .put("answers", JsonArray.ofTexts(question.answers()));
        put(members, "role", question.role());
        put(members, "address", question.address());
      }
    }
    return JsonWriter.compact(members.build());
  }

  static Request read(String text) {
    JsonFields fields = JsonFields.of(text);
    String action = fields.optionalText("action");
    if (action != null) {
      if (!(fields.object().get("arguments") instanceof JsonObject arguments)) {
        throw StoredValue.damaged(text);
      }
      List<FieldValue> values = new ArrayList<>();
      for (Map.Entry<String, JsonValue> argument : arguments.members().entrySet()) {
        values.add(new FieldValue(argument.getKey(), StoredValue.untagged(argument.getValue())));
      }
      return new AppAction(TypeName.parse(action), values);
    }
    String role = fields.optionalText("role");
    String address = fields.optionalText("address");
    String question = fields.optionalText("question");
    return question == null
        ? new Notice(role, address, fields.text("notice"), about(fields))
        : new Question(role, address, question, fields.texts("answers"));
  }

  private static OutgoingAction.@Nullable RecordName about(JsonFields fields) {
    String type = fields.optionalText("about");
    return type == null
        ? null
        : new OutgoingAction.RecordName(TypeName.parse(type), fields.text("aboutId"));
  }

  private static void put(JsonObject.Builder members, String name, @Nullable String text) {
    if (text != null) {
      members.put(name, text);
    }
  }
}
