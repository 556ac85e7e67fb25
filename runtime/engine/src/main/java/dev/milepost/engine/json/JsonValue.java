package dev.milepost.engine.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A JSON value (RFC 8259). Values are immutable; equal values mean the same. */
public sealed interface JsonValue {

  /**
   * Members by name, in the order in which they were written; the order does not count for
   * equality.
   */
  final class JsonObject implements JsonValue {
    /** The object without members. */
    public static final JsonObject EMPTY = new Builder().build();

    private final SequencedMap<String, JsonValue> members;

    private JsonObject(SequencedMap<String, JsonValue> members) {
      this.members = members;
    }

    /** A builder without members. */
    public static Builder builder() {
      return new Builder();
    }

    /** The members in order; the map cannot be changed. */
    public SequencedMap<String, JsonValue> members() {
      return Collections.unmodifiableSequencedMap(members);
    }

    /** The member of that name, or null where there is none. */
    public @Nullable JsonValue get(String name) {
      return members.get(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof JsonObject object && members.equals(object.members);
    }

    @Override
    public int hashCode() {
      return members.hashCode();
    }

    @Override
    public String toString() {
      return JsonWriter.compact(this);
    }

    /** Collects members; of no further use once it has built. */
    public static final class Builder {
      private @Nullable SequencedMap<String, JsonValue> members = new LinkedHashMap<>();

      private Builder() {}

      /**
       * Adds a member.
       *
       * @throws IllegalArgumentException where the name is there already
       */
      public Builder put(String name, JsonValue value) {
        if (!putIfNew(name, value)) {
          throw new IllegalArgumentException("the member '" + name + "' is there already");
        }
        return this;
      }

      /** Adds a text. */
      public Builder put(String name, String text) {
        return put(name, new JsonText(text));
      }

      /** Adds a whole number. */
      public Builder put(String name, long number) {
        return put(name, JsonNumber.of(number));
      }

      /** Adds a truth value. */
      public Builder put(String name, boolean value) {
        return put(name, JsonBoolean.of(value));
      }

      /** Whether a member of that name was not there yet and now is. */
      boolean putIfNew(String name, JsonValue value) {
        return open().putIfAbsent(name, value) == null;
      }

      /** The object. */
      public JsonObject build() {
        JsonObject object = new JsonObject(open());
        members = null;
        return object;
      }

      private SequencedMap<String, JsonValue> open() {
        if (members == null) {
          throw new IllegalStateException("this builder has built its object");
        }
        return members;
      }
    }
  }

  /** Values in order. */
  record JsonArray(List<JsonValue> items) implements JsonValue {
    /** The array without items. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
      items = List.copyOf(items);
    }

    /** An array of texts. */
    public static JsonArray ofTexts(Iterable<String> texts) {
      List<JsonValue> items = new ArrayList<>();
      texts.forEach(text -> items.add(new JsonText(text)));
      return new JsonArray(items);
    }
  }

  /** A text. */
  record JsonText(String text) implements JsonValue {}

  /**
   * An exact number without trailing zeros, so that equal numbers are equal values. Its exponent
   * may be huge: look at {@link BigDecimal#scale()} before it is expanded.
   */
  record JsonNumber(BigDecimal value) implements JsonValue {
    public JsonNumber {
      value = value.stripTrailingZeros();
    }

    /** A whole number. */
    public static JsonNumber of(long number) {
      return new JsonNumber(BigDecimal.valueOf(number));
    }
  }

  /** {@code true} or {@code false}. */
  enum JsonBoolean implements JsonValue {
    TRUE,
    FALSE;

    /** The constant for a truth value. */
    public static JsonBoolean of(boolean value) {
      return value ? TRUE : FALSE;
    }

    /** The truth value. */
    public boolean value() {
      return this == TRUE;
    }
  }

  /** {@code null}. */
  enum JsonNull implements JsonValue {
    NULL
  }

  /** What kind of value this is, with its article, for sentences: {@code an object}. */
  default String kind() {
    return switch (this) {
      case JsonObject _ -> "an object";
      case JsonArray _ -> "an array";
      case JsonText _ -> "a text";
      case JsonNumber _ -> "a number";
      case JsonBoolean _ -> "a boolean";
      case JsonNull _ -> "null";
    };
  }
}
