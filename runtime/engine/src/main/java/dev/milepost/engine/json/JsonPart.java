package dev.milepost.engine.json;

import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a JSON document that knows its place in it. Readers of files go through it, so that
 * they refuse what they do not expect and say where it stands.
 */
public final class JsonPart {

  private final JsonValue value;
  private final @Nullable JsonPart whole;
  private final String step;

  private JsonPart(JsonValue value, @Nullable JsonPart whole, String step) {
    this.value = value;
    this.whole = whole;
    this.step = step;
  }

  /** A member of an object. */
  public record Member(String name, JsonPart part) {}

  /** A whole document. */
  public static JsonPart root(JsonValue value) {
    return new JsonPart(value, null, "");
  }

  /** The value at this place. */
  public JsonValue value() {
    return value;
  }

  /** The exception that says what is wrong at this place. */
  public JsonFormException misfit(String reason) {
    String place = place();
    String sentence = place.isEmpty() ? reason : "at " + place + ": " + reason;
    return new JsonFormException(JsonWriter.escape(sentence));
  }

  /**
   * A member that must be there.
   *
   * @throws JsonFormException where this is no object or has no such member
   */
  public JsonPart member(String name) throws JsonFormException {
    JsonPart member = optional(name);
    if (member == null) {
      throw misfit("the member \"" + name + "\" is missing");
    }
    return member;
  }

  /**
   * A member that may be there.
   *
   * @throws JsonFormException where this is no object
   */
  public @Nullable JsonPart optional(String name) throws JsonFormException {
    JsonValue member = object().get(name);
    return member == null ? null : new JsonPart(member, this, "." + name);
  }

  /** Whether this is an object with such a member. */
  public boolean has(String name) {
    return value instanceof JsonObject object && object.get(name) != null;
  }

  /**
   * Refuses every member but these.
   *
   * @throws JsonFormException where this is no object or has another member
   */
  public void only(String... names) throws JsonFormException {
    List<String> known = List.of(names);
    for (String name : object().members().keySet()) {
      if (!known.contains(name)) {
        throw misfit(
            "the member "
                + quoted(name)
                + " is not expected (there may be "
                + String.join(", ", known)
                + ")");
      }
    }
  }

  /**
   * The members in written order.
   *
   * @throws JsonFormException where this is no object
   */
  public List<Member> members() throws JsonFormException {
    List<Member> members = new ArrayList<>();
    for (Map.Entry<String, JsonValue> member : object().members().entrySet()) {
      members.add(
          new Member(
              member.getKey(), new JsonPart(member.getValue(), this, "." + member.getKey())));
    }
    return members;
  }

  /**
   * The items of an array.
   *
   * @throws JsonFormException where this is no array
   */
  public List<JsonPart> items() throws JsonFormException {
    if (!(value instanceof JsonArray array)) {
      throw wrongKind("an array");
    }
    List<JsonPart> items = new ArrayList<>();
    for (JsonValue item : array.items()) {
      items.add(new JsonPart(item, this, "[" + items.size() + "]"));
    }
    return items;
  }

  /**
   * The items of an array that may be missing, which then has none.
   *
   * @throws JsonFormException where this is no object or the member no array
   */
  public List<JsonPart> items(String name) throws JsonFormException {
    JsonPart member = optional(name);
    return member == null ? List.of() : member.items();
  }

  /**
   * The text that stands here.
   *
   * @throws JsonFormException where this is no text
   */
  public String text() throws JsonFormException {
    if (value instanceof JsonText text) {
      return text.text();
    }
    throw wrongKind("a text");
  }

  /**
   * The text of a member that must be there.
   *
   * @throws JsonFormException where it is missing or no text
   */
  public String text(String name) throws JsonFormException {
    return member(name).text();
  }

  /**
   * The text of a member, or null where it is missing.
   *
   * @throws JsonFormException where it is no text
   */
  public @Nullable String optionalText(String name) throws JsonFormException {
    JsonPart member = optional(name);
    return member == null ? null : member.text();
  }

  /**
   * The truth value that stands here.
   *
   * @throws JsonFormException where this is no truth value
   */
  public boolean flag() throws JsonFormException {
    if (value instanceof JsonBoolean flag) {
      return flag.value();
    }
    throw wrongKind("true or false");
  }

  /**
   * Whether a member is there, which then must be {@code true}.
   *
   * @throws JsonFormException where it is something else
   */
  public boolean mark(String name) throws JsonFormException {
    JsonPart member = optional(name);
    if (member != null && !member.flag()) {
      throw member.misfit("only true may stand here; leave it out instead");
    }
    return member != null;
  }

  /**
   * The whole number that stands here.
   *
   * @throws JsonFormException where this is no whole number in that range
   */
  public int integer(int least, int most) throws JsonFormException {
    if (value instanceof JsonNumber number) {
      BigDecimal exact = number.value();
      if (exact.scale() <= 0
          && exact.compareTo(BigDecimal.valueOf(least)) >= 0
          && exact.compareTo(BigDecimal.valueOf(most)) <= 0) {
        return exact.intValueExact();
      }
    }
    throw misfit("a whole number from " + least + " to " + most + " was expected");
  }

  /**
   * The whole number that stands here, from 0 on.
   *
   * @throws JsonFormException where this is no whole number in that range
   */
  public long longInteger() throws JsonFormException {
    if (value instanceof JsonNumber number) {
      BigDecimal exact = number.value();
      if (exact.scale() <= 0
          && exact.signum() >= 0
          && exact.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        return exact.longValueExact();
      }
    }
    throw misfit("a whole number from 0 on was expected");
  }

  private JsonObject object() throws JsonFormException {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw wrongKind("an object");
  }

  private JsonFormException wrongKind(String expected) {
    return misfit(expected + " was expected, not " + value.kind());
  }

  private String place() {
    StringBuilder place = new StringBuilder();
    for (JsonPart part = this; part != null; part = part.whole) {
      place.insert(0, part.step);
    }
    return place.isEmpty() || place.charAt(0) != '.' ? place.toString() : place.substring(1);
  }

  private static String quoted(String name) {
    return JsonWriter.compact(new JsonText(name));
  }
}
