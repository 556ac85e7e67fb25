package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.plan.ActionCall.Argument;
import dev.milepost.engine.plan.ActionCall.ArgumentValue;
import dev.milepost.engine.plan.ActionCall.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Actions as JSON. A text with placeholders is an array of its pieces, texts and {@code {"field":
 * "App.Record.Field"}}.
 */
final class ActionJson {

  private ActionJson() {}

  static JsonObject write(ActionCall call) {
    return switch (call) {
      case ActionCall.Perform perform -> {
        JsonObject.Builder arguments = JsonObject.builder();
        for (Argument argument : perform.arguments()) {
          arguments.put(argument.name(), write(argument.value()));
        }
        yield JsonObject.builder()
            .put("perform", perform.action().toString())
            .put("arguments", arguments.build())
            .build();
      }
      case ActionCall.NotifyOwner owner ->
          message(JsonObject.builder().put("notify", "owner"), owner.text());
      case ActionCall.NotifyRole role ->
          message(JsonObject.builder().put("notifyRole", role.role()), role.text());
    };
  }

  private static JsonObject message(JsonObject.Builder json, @Nullable Template text) {
    return (text == null ? json : json.put("text", write(text))).build();
  }

  private static JsonValue write(ArgumentValue value) {
    return switch (value) {
      case ArgumentValue.Constant constant -> LiteralJson.write(constant.value());
      case ArgumentValue.Reference reference ->
          JsonObject.builder().put("field", reference.field().toString()).build();
      case ArgumentValue.Composed composed -> write(composed.template());
    };
  }

  private static JsonArray write(Template template) {
    List<JsonValue> parts = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      parts.add(
          switch (part) {
            case Template.Part.Fixed fixed -> new JsonText(fixed.text());
            case Template.Part.Placeholder placeholder ->
                JsonObject.builder().put("field", placeholder.field().toString()).build();
          });
    }
    return new JsonArray(parts);
  }

  static ActionCall read(JsonPart json) throws JsonFormException {
    if (json.has("perform")) {
      json.only("perform", "arguments");
      List<Argument> arguments = new ArrayList<>();
      for (JsonPart.Member member : json.member("arguments").members()) {
        arguments.add(new Argument(member.name(), argument(member.part())));
      }
      return new ActionCall.Perform(CatalogJson.typeName(json.member("perform")), arguments);
    }
    if (json.has("notify")) {
      json.only("notify", "text");
      if (!json.text("notify").equals("owner")) {
        throw json.member("notify").misfit("only \"owner\" may stand here");
      }
      return new ActionCall.NotifyOwner(text(json));
    }
    json.only("notifyRole", "text");
    return new ActionCall.NotifyRole(json.text("notifyRole"), text(json));
  }

  private static @Nullable Template text(JsonPart json) throws JsonFormException {
    JsonPart text = json.optional("text");
    return text == null ? null : template(text);
  }

  private static ArgumentValue argument(JsonPart json) throws JsonFormException {
    if (json.value() instanceof JsonArray) {
      return new ArgumentValue.Composed(template(json));
    }
    if (json.has("field")) {
      json.only("field");
      return new ArgumentValue.Reference(CatalogJson.fieldName(json.member("field")));
    }
    return new ArgumentValue.Constant(LiteralJson.read(json));
  }

  private static Template template(JsonPart json) throws JsonFormException {
    List<Template.Part> parts = new ArrayList<>();
    for (JsonPart item : json.items()) {
      if (item.value() instanceof JsonObject) {
        item.only("field");
        parts.add(new Template.Part.Placeholder(CatalogJson.fieldName(item.member("field"))));
      } else {
        parts.add(new Template.Part.Fixed(item.text()));
      }
    }
    return new Template(parts);
  }
}
