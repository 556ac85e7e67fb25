package dev.milepost.engine.json;

import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads exactly one JSON value. Beyond RFC 8259 it refuses duplicate names, unpaired surrogates and
 * whatever exceeds its limits. An instance can be shared by threads.
 */
public final class JsonReader {

  /** Reads messages from outside. */
  public static final JsonReader MESSAGE = new JsonReader(JsonLimits.MESSAGE);

  /** Reads files that this project writes. */
  public static final JsonReader FILE = new JsonReader(JsonLimits.FILE);

  /** Reads files that people write; what stands behind a {@code #} is a comment. */
  public static final JsonReader CONFIGURATION = new JsonReader(JsonLimits.MESSAGE, true);

  /** Keeps every later step of {@link BigDecimal} inside of what its scale can express. */
  private static final int LARGEST_EXPONENT = 1_000_000_000;

  private static final String ENDS_TOO_EARLY = "the text ends too early";

  private final JsonLimits limits;
  private final JsonFactory factory;

  /** A reader with the given limits. */
  public JsonReader(JsonLimits limits) {
    this(limits, false);
  }

  private JsonReader(JsonLimits limits, boolean takesComments) {
    this.limits = limits;
    this.factory =
        JsonFactory.builder()
            .configure(JsonReadFeature.ALLOW_YAML_COMMENTS, takesComments)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth())
                    .maxNumberLength(limits.numberLength())
                    .maxStringLength(limits.textLength())
                    .maxNameLength(JsonLimits.NAME_LENGTH)
                    .build())
            .build();
  }

  /**
   * Reads UTF-8, with or without a byte order mark.
   *
   * @throws JsonSyntaxException where the bytes are no UTF-8 or no single JSON value
   */
  public JsonValue read(byte[] utf8) throws JsonSyntaxException {
    return read(utf8, 0, utf8.length);
  }

  /**
   * Reads a part of an array as UTF-8, with or without a byte order mark.
   *
   * @throws JsonSyntaxException where the bytes are no UTF-8 or no single JSON value
   */
  public JsonValue read(byte[] utf8, int offset, int length) throws JsonSyntaxException {
    ByteBuffer bytes = ByteBuffer.wrap(utf8, offset, length);
    CharBuffer text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes);
    } catch (CharacterCodingException e) {
      throw notUtf8(utf8, offset, bytes.position());
    }
    int start = text.hasRemaining() && text.get(0) == '\uFEFF' ? 1 : 0;
    return read(
        factory.createParser(
            ObjectReadContext.empty(), text.array(), start, text.remaining() - start));
  }

  /**
   * Reads a text.
   *
   * @throws JsonSyntaxException where it is not a single JSON value
   */
  public JsonValue read(String text) throws JsonSyntaxException {
    return read(factory.createParser(ObjectReadContext.empty(), text));
  }

  private JsonValue read(JsonParser parser) throws JsonSyntaxException {
    try (parser) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw at("there is no JSON value, the text is empty", parser.currentLocation());
      }
      JsonValue value = value(parser, first);
      if (parser.nextToken() != null) {
        throw at("there is more text after the JSON value", parser.currentTokenLocation());
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw at(exceededLimit(e), parser.currentLocation());
    } catch (UnexpectedEndOfInputException e) {
      throw at(ENDS_TOO_EARLY, parser.currentLocation());
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      throw at(sentence(e), place == null ? parser.currentLocation() : place);
    }
  }

  private JsonValue value(JsonParser parser, JsonToken token) throws JsonSyntaxException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonText(wellFormed(parser.getString(), parser));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw at("a JSON value was expected", parser.currentTokenLocation());
    };
  }

  private JsonObject object(JsonParser parser) throws JsonSyntaxException {
    JsonObject.Builder members = JsonObject.builder();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = wellFormed(parser.currentName(), parser);
      JsonValue value = value(parser, parser.nextToken());
      if (!members.putIfNew(name, value)) {
        throw at(
            "the name " + shown(name) + " comes twice in one object", parser.currentLocation());
      }
    }
    return members.build();
  }

  private JsonArray array(JsonParser parser) throws JsonSyntaxException {
    List<JsonValue> items = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      items.add(value(parser, token));
      token = parser.nextToken();
    }
    return items.isEmpty() ? JsonArray.EMPTY : new JsonArray(items);
  }

  private static JsonNumber number(JsonParser parser) throws JsonSyntaxException {
    BigDecimal value;
    try {
      value = parser.getDecimalValue();
    } catch (JacksonException | NumberFormatException e) {
      throw at("the exponent of the number is too large", parser.currentTokenLocation());
    }
    if (Math.abs((long) value.scale()) > LARGEST_EXPONENT) {
      throw at("the exponent of the number is too large", parser.currentTokenLocation());
    }
    return new JsonNumber(value);
  }

  /** Half a character could not be stored as UTF-8, and a replayed log would differ. */
  private static String wellFormed(String text, JsonParser parser) throws JsonSyntaxException {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        if (Character.isLowSurrogate(unit)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw at("a text holds half of a surrogate pair", parser.currentTokenLocation());
        }
        i++;
      }
    }
    return text;
  }

  private String exceededLimit(StreamConstraintsException e) {
    String message = String.valueOf(e.getOriginalMessage());
    if (message.contains("nesting depth")) {
      return "objects and arrays are nested deeper than " + limits.depth();
    }
    if (message.contains("Number")) {
      return "a number is longer than " + limits.numberLength() + " characters";
    }
    if (message.contains("Name")) {
      return "a name is longer than " + JsonLimits.NAME_LENGTH + " characters";
    }
    return "a text is longer than " + limits.textLength() + " characters";
  }

  /**
   * The parser's own words, in our form; it may quote the text, so nothing in it goes unescaped.
   */
  private static String sentence(JacksonException e) {
    String message = String.valueOf(e.getOriginalMessage());
    if (message.contains("end-of-input")) {
      return ENDS_TOO_EARLY;
    }
    String text = message.substring(0, Math.min(message.length(), 300));
    return JsonWriter.escape(Character.toLowerCase(text.charAt(0)) + text.substring(1));
  }

  private static String shown(String name) {
    return JsonWriter.compact(new JsonText(name.substring(0, Math.min(name.length(), 60))));
  }

  private static JsonSyntaxException at(String message, TokenStreamLocation place) {
    return new JsonSyntaxException(message, place.getLineNr(), place.getColumnNr());
  }

  private static JsonSyntaxException notUtf8(byte[] bytes, int offset, int end) {
    int line = 1;
    int column = 1;
    for (int i = offset; i < end; i++) {
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      } else if ((bytes[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return new JsonSyntaxException("the text is not UTF-8", line, column);
  }
}
