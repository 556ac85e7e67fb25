package dev.milepost.server.api;

import dev.milepost.engine.binding.BindingsJson;
import dev.milepost.engine.catalog.CatalogJson;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.plan.Plan;
import dev.milepost.engine.plan.PlanFormatException;
import dev.milepost.engine.plan.PlanJson;
import dev.milepost.server.deploy.Release;
import dev.milepost.server.deploy.StageMapping;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants deployed.
 *
 * @param release what is to be put into operation
 * @param mapping where executions go that names alone do not tell
 * @param move journeys whose executions move
 * @param startMatching journeys that start for who matches already
 */
record DeploymentOrder(
    Release release, StageMapping mapping, List<String> move, List<String> startMatching) {

  DeploymentOrder {
    move = List.copyOf(move);
    startMatching = List.copyOf(startMatching);
  }

  /**
   * Reads the body of a request.
   *
   * @throws ProblemException where it is of another form, or names journeys that it does not bring
   */
  static DeploymentOrder read(JsonValue body) {
    if (!(body instanceof JsonObject object)) {
      throw bad("the body is an object with `catalog` and `plans`");
    }
    DeploymentOrder order =
        new DeploymentOrder(
            release(object),
            mapping(object.get("mapping")),
            texts(object.get("move"), "move"),
            texts(object.get("startMatching"), "startMatching"));
    Set<String> journeys = new HashSet<>();
    for (Plan plan : order.release().plans()) {
      if (!journeys.add(plan.journey())) {
        throw bad("two plans are of \"" + plan.journey() + '"');
      }
    }
    List<String> named = new ArrayList<>(order.move());
    named.addAll(order.startMatching());
    for (String journey : named) {
      if (!journeys.contains(journey)) {
        throw bad("there is no plan of \"" + journey + "\" to deploy");
      }
    }
    return order;
  }

  private static Release release(JsonObject object) {
    JsonValue catalog = object.get("catalog");
    if (catalog == null || !(object.get("plans") instanceof JsonArray(List<JsonValue> plans))) {
      throw bad("the body is an object with `catalog` and a list `plans`");
    }
    try {
      List<Plan> read = new ArrayList<>(plans.size());
      for (JsonValue plan : plans) {
        read.add(PlanJson.read(JsonWriter.compact(plan)));
      }
      JsonValue bindings = object.get("bindings");
      return new Release(
          CatalogJson.read(JsonPart.root(catalog)),
          bindings == null ? null : BindingsJson.read(JsonPart.root(bindings)),
          read);
    } catch (JsonFormException e) {
      throw bad("`catalog` or `bindings` is none: " + e.getMessage());
    } catch (PlanFormatException e) {
      throw bad("a plan is none: " + e.getMessage());
    }
  }

  private static StageMapping mapping(@Nullable JsonValue json) {
    Map<String, Map<String, String>> journeys = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> journey : members(json).entrySet()) {
      Map<String, String> stages = new LinkedHashMap<>();
      for (Map.Entry<String, JsonValue> stage : members(journey.getValue()).entrySet()) {
        if (!(stage.getValue() instanceof JsonText(String target))) {
          throw badMapping();
        }
        stages.put(stage.getKey(), target);
      }
      journeys.put(journey.getKey(), stages);
    }
    return new StageMapping(journeys);
  }

  private static Map<String, JsonValue> members(@Nullable JsonValue json) {
    return switch (json) {
      case null -> Map.of();
      case JsonObject object -> object.members();
      default -> throw badMapping();
    };
  }

  private static List<String> texts(@Nullable JsonValue json, String name) {
    List<String> texts = new ArrayList<>();
    switch (json) {
      case null -> {}
      case JsonArray(List<JsonValue> items) ->
          items.forEach(item -> {
            if (!(item instanceof JsonText(String text))) {
              throw bad("`" + name + "` is a list of journeys");
            }
            texts.add(text);
          });
      default -> throw bad("`" + name + "` is a list of journeys");
    }
    return texts;
  }

  private static ProblemException badMapping() {
    return bad("`mapping` is an object: {\"JOURNEY\": {\"OLD STAGE\": \"NEW STAGE\"}}");
  }

  private static ProblemException bad(String detail) {
    return Problem.badRequest(detail).exception();
  }
}
