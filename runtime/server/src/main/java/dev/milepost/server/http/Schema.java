package dev.milepost.server.http;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The form of a JSON document (JSON Schema 2020-12, as OpenAPI 3.1 uses it). */
public sealed interface Schema {

  /** Any value. */
  enum Any implements Schema {
    ANY
  }

  /**
   * A text.
   *
   * @param format {@code date-time} and the like, or empty
   */
  record Text(String format) implements Schema {}

  /** One of several texts. */
  record Choice(List<String> words) implements Schema {
    public Choice {
      words = List.copyOf(words);
    }
  }

  /** A whole number. */
  record Whole() implements Schema {}

  /** {@code true} or {@code false}. */
  record Flag() implements Schema {}

  /** Items of one form. */
  record Items(Schema item) implements Schema {}

  /** The schema, or {@code null}. */
  record OrNull(Schema schema) implements Schema {}

  /** An object with these members and no others, or with others too where it is open. */
  record Members(List<Member> members, boolean open) implements Schema {
    public Members {
      members = List.copyOf(members);
    }

    /** This object with a member that is always there. */
    public Members with(String name, Schema schema, String description) {
      return plus(new Member(name, schema, description, true));
    }

    /** This object with a member that may be missing. */
    public Members withOptional(String name, Schema schema, String description) {
      return plus(new Member(name, schema, description, false));
    }

    private Members plus(Member member) {
      List<Member> all = new ArrayList<>(members);
      all.add(member);
      return new Members(all, open);
    }
  }

  /** A member of an object. */
  record Member(String name, Schema schema, String description, boolean isRequired) {}

  /** A schema that has a name in the document, so that others can refer to it. */
  record Named(String name, Schema schema) implements Schema {}

  /** A text. */
  static Schema text() {
    return new Text("");
  }

  /** An instant, in the form 2026-02-06T09:00:00Z. */
  static Schema instant() {
    return new Text("date-time");
  }

  /** One of several texts. */
  static Schema choice(String... words) {
    return new Choice(List.of(words));
  }

  /** A whole number. */
  static Schema whole() {
    return new Whole();
  }

  /** {@code true} or {@code false}. */
  static Schema flag() {
    return new Flag();
  }

  /** Items of one form. */
  static Schema items(Schema item) {
    return new Items(item);
  }

  /** Any value. */
  static Schema any() {
    return Any.ANY;
  }

  /** An object without members; add them with {@link Members#with}. */
  static Members object() {
    return new Members(List.of(), false);
  }

  /** An object that may have members which are not declared. */
  static Members openObject() {
    return new Members(List.of(), true);
  }

  /** A schema with a name: letters and digits. */
  static Schema named(String name, Schema schema) {
    return new Named(name, schema);
  }

  /** A page of a long list: the items, and the cursor of the next page where there is one. */
  static Schema page(Schema item) {
    return object()
        .with("items", items(item), "The items of this page.")
        .withOptional("next", text(), "The cursor of the next page; missing on the last one.");
  }

  /** The schema as JSON; named schemas become references. */
  default JsonObject json() {
    return switch (this) {
      case Any _ -> JsonObject.EMPTY;
      case Text(String format) -> {
        JsonObject.Builder json = JsonObject.builder().put("type", "string");
        yield format.isEmpty() ? json.build() : json.put("format", format).build();
      }
      case Choice(List<String> words) ->
          JsonObject.builder().put("type", "string").put("enum", JsonArray.ofTexts(words)).build();
      case Whole _ -> JsonObject.builder().put("type", "integer").build();
      case Flag _ -> JsonObject.builder().put("type", "boolean").build();
      case Items(Schema item) ->
          JsonObject.builder().put("type", "array").put("items", item.json()).build();
      case OrNull(Schema schema) ->
          JsonObject.builder()
              .put(
                  "anyOf",
                  new JsonArray(
                      List.of(schema.json(), JsonObject.builder().put("type", "null").build())))
              .build();
      case Named(String name, _) ->
          JsonObject.builder().put("$ref", "#/components/schemas/" + name).build();
      case Members members -> json(members);
    };
  }

  private static JsonObject json(Members object) {
    JsonObject.Builder properties = JsonObject.builder();
    List<JsonValue> required = new ArrayList<>();
    for (Member member : object.members()) {
      JsonObject.Builder property = JsonObject.builder();
      member.schema().json().members().forEach(property::put);
      properties.put(member.name(), property.put("description", member.description()).build());
      if (member.isRequired()) {
        required.add(new JsonValue.JsonText(member.name()));
      }
    }
    JsonObject.Builder json = JsonObject.builder().put("type", "object");
    json.put("properties", properties.build());
    if (!required.isEmpty()) {
      json.put("required", new JsonArray(required));
    }
    return object.open() ? json.build() : json.put("additionalProperties", false).build();
  }
}
