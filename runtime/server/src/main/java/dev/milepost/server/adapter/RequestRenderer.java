package dev.milepost.server.adapter;

import dev.milepost.engine.binding.RequestBinding;
import dev.milepost.engine.binding.RequestBinding.BodyValue;
import dev.milepost.engine.binding.RequestBinding.SecretUse;
import dev.milepost.engine.binding.RequestText;
import dev.milepost.engine.binding.RequestText.Part;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.signal.Signal.FieldValue;
import dev.milepost.engine.value.Value;
import dev.milepost.engine.value.ValueJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the request that an action is bound to. */
final class RequestRenderer {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private final Map<String, Value> arguments = new HashMap<>();

  private RequestRenderer(List<FieldValue> given) {
    for (FieldValue argument : given) {
      Value value = argument.value();
      if (value != null) {
        arguments.put(argument.field(), value);
      }
    }
  }

  /**
   * A request without what every request has.
   *
   * @param secret the secret that it needs, or null
   * @param body the JSON that is sent, or null
   */
  record Rendered(
      String method,
      String address,
      Map<String, String> headers,
      @Nullable SecretUse secret,
      @Nullable String body) {}

  /**
   * Fills a request with arguments.
   *
   * @throws UnsendableException where the address needs one that has no value
   */
  static Rendered render(RequestBinding binding, List<FieldValue> given)
      throws UnsendableException {
    RequestRenderer renderer = new RequestRenderer(given);
    List<RequestBinding.BodyField> body = binding.body();
    return new Rendered(
        binding.method().name(),
        renderer.address(binding.address()),
        renderer.headers(binding.headers()),
        binding.secret(),
        body == null ? null : renderer.body(body));
  }

  private String address(RequestText text) throws UnsendableException {
    StringBuilder address = new StringBuilder();
    for (Part part : text.parts()) {
      switch (part) {
        case Part.Fixed fixed -> address.append(fixed.text());
        case Part.Argument argument -> address.append(encoded(argument.name()));
      }
    }
    return address.toString();
  }

  private String encoded(String argument) throws UnsendableException {
    Value value = arguments.get(argument);
    String text = value == null ? "" : value.print();
    // Two dots would lead to another place, however they are written.
    if (text.isEmpty() || text.chars().allMatch(unit -> unit == '.')) {
      throw new UnsendableException(
          "the address needs the argument "
              + argument
              + (value == null ? ", which is unknown" : ", which is \"" + text + '"'));
    }
    StringBuilder encoded = new StringBuilder();
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      if (unit > 0 && UNRESERVED.indexOf(unit) >= 0) {
        encoded.append((char) unit);
      } else {
        encoded.append("%%%02X".formatted(unit));
      }
    }
    return encoded.toString();
  }

  private Map<String, String> headers(List<RequestBinding.Header> headers) {
    Map<String, String> rendered = new LinkedHashMap<>();
    for (RequestBinding.Header header : headers) {
      if (arguments.keySet().containsAll(header.value().arguments())) {
        // What comes from outside must not begin a header of its own.
        String value = print(header.value()).replaceAll("[\\p{Cntrl}]+", " ");
        rendered.put(header.name(), value);
      }
    }
    return rendered;
  }

  private String print(RequestText text) {
    StringBuilder printed = new StringBuilder();
    for (Part part : text.parts()) {
      switch (part) {
        case Part.Fixed fixed -> printed.append(fixed.text());
        case Part.Argument argument -> {
          Value value = arguments.get(argument.name());
          printed.append(value == null ? "unknown" : value.print());
        }
      }
    }
    return printed.toString();
  }

  private String body(List<RequestBinding.BodyField> fields) {
    BodyTree body = new BodyTree();
    for (RequestBinding.BodyField field : fields) {
      JsonValue value =
          switch (field.value()) {
            case BodyValue.Argument argument -> json(arguments.get(argument.name()));
            case BodyValue.Constant constant -> json(constant.value());
            case BodyValue.Composed composed -> new JsonText(print(composed.text()));
          };
      if (value != null) {
        body.put(field.path(), value);
      }
    }
    return JsonWriter.compact(body.json());
  }

  private static @Nullable JsonValue json(@Nullable Value value) {
    return switch (value) {
      case null -> null;
      case Value.Money money -> new JsonNumber(money.amount());
      default -> ValueJson.write(value);
    };
  }
}
