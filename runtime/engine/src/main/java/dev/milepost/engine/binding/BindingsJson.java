package dev.milepost.engine.binding;

import dev.milepost.engine.binding.RequestBinding.BodyField;
import dev.milepost.engine.binding.RequestBinding.BodyValue;
import dev.milepost.engine.binding.RequestBinding.Header;
import dev.milepost.engine.binding.RequestBinding.Method;
import dev.milepost.engine.binding.RequestBinding.SecretUse;
import dev.milepost.engine.binding.RequestText.Part;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.mapping.MappingJson;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.plan.LiteralJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bindings as JSON. A text with placeholders is an array of its pieces, texts and {@code
 * {"argument": "Name"}}.
 */
public final class BindingsJson {

  private static final String ARGUMENT = "argument";

  private BindingsJson() {}

  /** The bindings as {@link #read} takes them back. */
  public static JsonObject write(Bindings bindings) {
    JsonObject.Builder receives = JsonObject.builder();
    bindings.receives().forEach((app, hook) -> receives.put(app, ReceptionJson.write(hook)));
    JsonObject.Builder sends = JsonObject.builder();
    bindings.sends().forEach((action, request) -> sends.put(action.toString(), write(request)));
    return JsonObject.builder()
        .put("receives", receives.build())
        .put("sends", sends.build())
        .build();
  }

  /**
   * Reads bindings.
   *
   * @throws JsonFormException where they are not of that form
   */
  public static Bindings read(JsonPart json) throws JsonFormException {
    json.only("receives", "sends");
    Map<String, Reception> receives = new HashMap<>();
    for (JsonPart.Member app : json.member("receives").members()) {
      receives.put(app.name(), ReceptionJson.read(app.part()));
    }
    Map<TypeName, RequestBinding> sends = new HashMap<>();
    for (JsonPart.Member action : json.member("sends").members()) {
      sends.put(actionName(action), readRequest(action.part()));
    }
    return new Bindings(receives, sends);
  }

  private static JsonObject write(RequestBinding request) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("method", request.method().name())
            .put("address", write(request.address()));
    SecretUse secret = request.secret();
    if (secret != null) {
      JsonObject.Builder use = JsonObject.builder().put("name", secret.name());
      String header = secret.header();
      json.put("secret", (header == null ? use : use.put("header", header)).build());
    }
    if (!request.headers().isEmpty()) {
      JsonObject.Builder headers = JsonObject.builder();
      request.headers().forEach(header -> headers.put(header.name(), write(header.value())));
      json.put("headers", headers.build());
    }
    List<BodyField> body = request.body();
    if (body != null) {
      json.put("body", new JsonArray(body.stream().map(BindingsJson::write).toList()));
    }
    SignalMapping returns = request.returns();
    if (returns != null) {
      json.put("returns", MappingJson.write(returns));
    }
    return json.build();
  }

  private static JsonValue write(BodyField field) {
    JsonValue value =
        switch (field.value()) {
          case BodyValue.Argument argument -> argument(argument.name());
          case BodyValue.Constant constant -> LiteralJson.write(constant.value());
          case BodyValue.Composed composed -> write(composed.text());
        };
    return JsonObject.builder().put("path", field.path()).put("value", value).build();
  }

  private static JsonArray write(RequestText text) {
    List<JsonValue> parts = new ArrayList<>();
    for (Part part : text.parts()) {
      parts.add(
          switch (part) {
            case Part.Fixed fixed -> new JsonText(fixed.text());
            case Part.Argument argument -> argument(argument.name());
          });
    }
    return new JsonArray(parts);
  }

  private static JsonObject argument(String name) {
    return JsonObject.builder().put(ARGUMENT, name).build();
  }

  private static TypeName actionName(JsonPart.Member action) throws JsonFormException {
    try {
      return TypeName.parse(action.name());
    } catch (IllegalArgumentException e) {
      throw action.part().misfit("it belongs to no name like App.Action");
    }
  }

  private static RequestBinding readRequest(JsonPart json) throws JsonFormException {
    json.only("method", "address", "secret", "headers", "body", "returns");
    JsonPart secret = json.optional("secret");
    JsonPart headers = json.optional("headers");
    JsonPart body = json.optional("body");
    JsonPart returns = json.optional("returns");
    return new RequestBinding(
        method(json.member("method")),
        text(json.member("address")),
        secret == null ? null : secret(secret),
        headers == null ? List.of() : headers(headers),
        body == null ? null : body(body),
        returns == null ? null : MappingJson.read(returns));
  }

  private static Method method(JsonPart json) throws JsonFormException {
    String name = json.text();
    for (Method method : Method.values()) {
      if (method.name().equals(name)) {
        return method;
      }
    }
    throw json.misfit("GET, POST, PUT, PATCH or DELETE was expected");
  }

  private static SecretUse secret(JsonPart json) throws JsonFormException {
    json.only("name", "header");
    return new SecretUse(json.text("name"), json.optionalText("header"));
  }

  private static List<Header> headers(JsonPart json) throws JsonFormException {
    List<Header> headers = new ArrayList<>();
    for (JsonPart.Member header : json.members()) {
      headers.add(new Header(header.name(), text(header.part())));
    }
    return headers;
  }

  private static List<BodyField> body(JsonPart json) throws JsonFormException {
    List<BodyField> fields = new ArrayList<>();
    for (JsonPart item : json.items()) {
      item.only("path", "value");
      fields.add(new BodyField(item.text("path"), value(item.member("value"))));
    }
    return fields;
  }

  private static BodyValue value(JsonPart json) throws JsonFormException {
    if (json.value() instanceof JsonArray) {
      return new BodyValue.Composed(text(json));
    }
    String argument = argument(json);
    return argument == null
        ? new BodyValue.Constant(LiteralJson.read(json))
        : new BodyValue.Argument(argument);
  }

  private static RequestText text(JsonPart json) throws JsonFormException {
    List<Part> parts = new ArrayList<>();
    for (JsonPart item : json.items()) {
      String argument = argument(item);
      parts.add(argument == null ? new Part.Fixed(item.text()) : new Part.Argument(argument));
    }
    return new RequestText(parts);
  }

  private static @Nullable String argument(JsonPart json) throws JsonFormException {
    if (!(json.value() instanceof JsonObject) || !json.has(ARGUMENT)) {
      return null;
    }
    json.only(ARGUMENT);
    return json.text(ARGUMENT);
  }
}
