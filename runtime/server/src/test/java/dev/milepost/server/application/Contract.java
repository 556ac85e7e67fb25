package dev.milepost.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds what a server answers to what its OpenAPI document says. */
final class Contract {

  private final JsonObject paths;

  Contract(JsonObject document) {
    this.paths = (JsonObject) Objects.requireNonNull(document.get("paths"));
  }

  /** What is refused before any route sees it. */
  private static final int HEADERS_TOO_LARGE = 431;

  /** Checks that the status and the media type of an answer are declared. */
  void check(String method, String path, int status, String mediaType) {
    JsonObject operation = operation(method, path);
    if (operation == null || status == HEADERS_TOO_LARGE) {
      return;
    }
    JsonObject responses = (JsonObject) Objects.requireNonNull(operation.get("responses"));
    JsonValue response = responses.get(Integer.toString(status));
    assertThat(response).as("%s %s may answer %d", method, path, status).isNotNull();
    if (response instanceof JsonObject declared
        && declared.get("content") instanceof JsonObject content) {
      assertThat(content.members()).as(path).containsKey(mediaType.split(";", 2)[0]);
    }
  }

  private @Nullable JsonObject operation(String method, String path) {
    for (Map.Entry<String, JsonValue> template : paths.members().entrySet()) {
      String form = "\\Q" + template.getKey().replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q") + "\\E";
      if (Pattern.matches(form, path)
          && ((JsonObject) template.getValue()).get(method.toLowerCase(Locale.ROOT))
              instanceof JsonObject operation) {
        return operation;
      }
    }
    return null;
  }
}
