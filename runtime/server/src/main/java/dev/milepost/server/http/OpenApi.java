package dev.milepost.server.http;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.server.http.Route.Body;
import dev.milepost.server.http.Route.Parameter;
import dev.milepost.server.http.Route.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The OpenAPI 3.1 document of routes. It says what the routes themselves declare. */
public final class OpenApi {

  private static final String TOKEN = "token";

  private OpenApi() {}

  /** The document, with paths and schemas by name. */
  public static JsonObject document(List<Route> routes) {
    Map<String, List<Route>> byPath = new TreeMap<>();
    routes.forEach(
        route -> byPath.computeIfAbsent(route.path(), _ -> new ArrayList<>()).add(route));
    JsonObject.Builder paths = JsonObject.builder();
    byPath.forEach((path, ofPath) -> {
      JsonObject.Builder methods = JsonObject.builder();
      ofPath.stream()
          .sorted(java.util.Comparator.comparing(Route::method))
          .forEach(route ->
              methods.put(route.method().name().toLowerCase(Locale.ROOT), operation(route)));
      paths.put(path, methods.build());
    });
    return JsonObject.builder()
        .put("openapi", "3.1.0")
        .put(
            "info",
            JsonObject.builder()
                .put("title", "Milepost")
                .put("version", "1")
                .put("summary", "Signals in, journeys advanced, and why they wait.")
                .build())
        .put("paths", paths.build())
        .put(
            "components",
            JsonObject.builder()
                .put("schemas", schemas(routes))
                .put(
                    "securitySchemes",
                    JsonObject.builder()
                        .put(
                            TOKEN,
                            JsonObject.builder()
                                .put("type", "http")
                                .put("scheme", "bearer")
                                .build())
                        .build())
                .build())
        .build();
  }

  private static JsonObject operation(Route route) {
    JsonObject.Builder operation =
        JsonObject.builder()
            .put("operationId", route.name())
            .put("summary", route.summary())
            .put("tags", JsonArray.ofTexts(List.of(route.tag())));
    Role role = route.role();
    if (role != null) {
      operation.put("x-role", role.word());
    }
    operation.put("security", role == null ? JsonArray.EMPTY : security());
    if (!route.parameters().isEmpty()) {
      operation.put(
          "parameters",
          new JsonArray(route.parameters().stream().map(OpenApi::parameter).toList()));
    }
    if (!route.bodies().isEmpty()) {
      operation.put("requestBody", requestBody(route.bodies()));
    }
    return operation.put("responses", responses(route.responses())).build();
  }

  private static JsonArray security() {
    return new JsonArray(List.of(JsonObject.builder().put(TOKEN, JsonArray.EMPTY).build()));
  }

  private static JsonValue parameter(Parameter parameter) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("name", parameter.name())
            .put("in", parameter.place().name().toLowerCase(Locale.ROOT))
            .put("description", parameter.description());
    if (parameter.isRequired()) {
      json.put("required", true);
    }
    return json.put("schema", parameter.schema().json()).build();
  }

  private static JsonObject requestBody(List<Body> bodies) {
    JsonObject.Builder content = JsonObject.builder();
    bodies.forEach(body ->
        content.put(
            body.mediaType(), JsonObject.builder().put("schema", body.schema().json()).build()));
    return JsonObject.builder().put("required", true).put("content", content.build()).build();
  }

  /** Several responses of one status differ by their media types. */
  private static JsonObject responses(List<Response> responses) {
    Map<String, String> descriptions = new TreeMap<>();
    Map<String, JsonObject.Builder> contents = new LinkedHashMap<>();
    for (Response response : responses) {
      String status = Integer.toString(response.status());
      descriptions.putIfAbsent(status, response.description());
      String mediaType = response.mediaType();
      Schema schema = response.schema();
      if (mediaType != null && schema != null) {
        contents
            .computeIfAbsent(status, _ -> JsonObject.builder())
            .put(mediaType, JsonObject.builder().put("schema", schema.json()).build());
      }
    }
    JsonObject.Builder json = JsonObject.builder();
    descriptions.forEach((status, description) -> {
      JsonObject.Builder response = JsonObject.builder().put("description", description);
      JsonObject.Builder content = contents.get(status);
      json.put(
          status, (content == null ? response : response.put("content", content.build())).build());
    });
    return json.build();
  }

  private static JsonObject schemas(List<Route> routes) {
    Map<String, Schema> named = new TreeMap<>();
    for (Route route : routes) {
      route.parameters().forEach(parameter -> collect(parameter.schema(), named));
      route.bodies().forEach(body -> collect(body.schema(), named));
      for (Response response : route.responses()) {
        Schema schema = response.schema();
        if (schema != null) {
          collect(schema, named);
        }
      }
    }
    JsonObject.Builder json = JsonObject.builder();
    named.forEach((name, schema) -> json.put(name, schema.json()));
    return json.build();
  }

  private static void collect(Schema schema, Map<String, Schema> named) {
    switch (schema) {
      case Schema.Named(String name, Schema inner) -> {
        Schema before = named.put(name, inner);
        if (before == null) {
          collect(inner, named);
        } else if (!before.equals(inner)) {
          throw new IllegalStateException("two schemas are named " + name);
        }
      }
      case Schema.Items(Schema item) -> collect(item, named);
      case Schema.OrNull(Schema inner) -> collect(inner, named);
      case Schema.Members members ->
          members.members().forEach(member -> collect(member.schema(), named));
      case Schema.Any _, Schema.Text _, Schema.Choice _, Schema.Whole _, Schema.Flag _ -> {}
    }
  }
}
