package dev.milepost.server.api;

import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a form ({@code application/x-www-form-urlencoded}, as the URL Standard of the WHATWG has
 * it) as an object of texts. A name that is there several times has a list. GitHub and others put
 * their JSON into a form whose only field is {@code payload}: that is what was meant then.
 */
final class FormBody {

  private static final String PAYLOAD = "payload";

  private FormBody() {}

  /**
   * Reads a form.
   *
   * @throws IllegalArgumentException where a percent sign is not followed by two hexadecimal digits
   */
  static JsonValue read(byte[] body) {
    Map<String, List<JsonValue>> fields = new LinkedHashMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        String value = parts.length > 1 ? decoded(parts[1]) : "";
        fields.computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>()).add(new JsonText(value));
      }
    }
    JsonObject.Builder form = JsonObject.builder();
    fields.forEach((name, values) ->
        form.put(name, values.size() == 1 ? values.getFirst() : new JsonArray(values)));
    return payload(form.build());
  }

  private static JsonValue payload(JsonObject form) {
    if (form.members().size() == 1 && form.get(PAYLOAD) instanceof JsonText(String text)) {
      try {
        return JsonReader.MESSAGE.read(text);
      } catch (JsonSyntaxException _) {
        // A field that happens to have this name.
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
