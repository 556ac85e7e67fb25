package dev.milepost.compiler.catalog;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.value.FieldType.Scalar;
import dev.milepost.engine.value.Reading;
import dev.milepost.engine.value.ValueJson;
import dev.milepost.engine.value.ValueText;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What all values of one field so far say. A type stays possible as long as every value reads as
 * it.
 */
final class Evidence {

  /** More different values than this are no list. */
  static final int MOST_DISTINCT = 24;

  private static final int MOST_IDENTITIES = 20_000;
  private static final BigDecimal FIRST_SECOND = BigDecimal.valueOf(946_684_800L);
  private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(4_102_444_800L);
  private static final int MILLISECOND_DIGITS = 13;

  /** Properties that hold of all values so far. */
  enum Trait {
    EMAIL,
    WEB_ADDRESS,
    CURRENCY,
    LOWER_CASE,
    ONE_WORD,
    TWO_DECIMALS,
    JSON_TEXT,
    JSON_NUMBER,
    JSON_BOOLEAN,
    WHOLE,
    SECONDS,
    MILLISECONDS
  }

  private final boolean mapped;
  private final EnumSet<Scalar> possible = EnumSet.allOf(Scalar.class);
  private final EnumSet<Trait> traits = EnumSet.allOf(Trait.class);
  private final Map<String, Long> distinct = new LinkedHashMap<>();
  private final Set<Long> identities = new HashSet<>();
  private long values;
  private long nulls;
  private long structures;
  private boolean manyDistinct;

  /**
   * No evidence yet.
   *
   * @param mapped whether a mapping reads the values, for which numbers are texts as well
   */
  Evidence(boolean mapped) {
    this.mapped = mapped;
  }

  /** Takes a value into account. */
  void add(JsonValue json) {
    switch (json) {
      case JsonNull _ -> nulls++;
      case JsonArray _ -> structures++;
      case JsonObject _ when mapped || !isMoney(json) -> structures++;
      case JsonObject _ -> value(json, JsonWriter.compact(json));
      case JsonText text -> value(json, text.text());
      case JsonNumber _, JsonBoolean _ -> value(json, JsonWriter.compact(json));
    }
  }

  /** Whether an object is an amount of money as signals write it. */
  static boolean isMoney(JsonValue json) {
    return ValueJson.read(Scalar.MONEY, json) instanceof Reading.Known;
  }

  /** How many values there were. */
  long values() {
    return values;
  }

  /** How many values there were, nulls among them. */
  long seen() {
    return values + nulls + structures;
  }

  /** How many objects and arrays came where other messages have a value. */
  long structures() {
    return structures;
  }

  /** Whether every value reads as this type. */
  boolean fits(Scalar type) {
    return values > 0 && possible.contains(type);
  }

  /** Whether this holds of every value. */
  boolean all(Trait trait) {
    return values > 0 && traits.contains(trait);
  }

  /** The different values with their numbers; empty where there are too many. */
  Map<String, Long> distinct() {
    return manyDistinct ? Map.of() : Collections.unmodifiableMap(distinct);
  }

  /** How many values two fields share. */
  long shared(Evidence other) {
    boolean smaller = identities.size() <= other.identities.size();
    Set<Long> few = smaller ? identities : other.identities;
    Set<Long> many = smaller ? other.identities : identities;
    return few.stream().filter(many::contains).count();
  }

  /** How many different values were kept for comparing. */
  long identities() {
    return identities.size();
  }

  private void value(JsonValue json, String text) {
    values++;
    possible.removeIf(type -> !reads(type, json, text));
    traits.removeIf(trait -> !holds(trait, json, text));
    if (identities.size() < MOST_IDENTITIES) {
      identities.add(identity(text));
    }
    if (!manyDistinct) {
      distinct.merge(text, 1L, Long::sum);
      manyDistinct = distinct.size() > MOST_DISTINCT;
      if (manyDistinct) {
        distinct.clear();
      }
    }
  }

  private boolean reads(Scalar type, JsonValue json, String text) {
    Reading reading = mapped ? ValueText.read(type, text) : ValueJson.read(type, json);
    return reading instanceof Reading.Known;
  }

  private static boolean holds(Trait trait, JsonValue json, String text) {
    return switch (trait) {
      case EMAIL -> ValueShape.isEmail(text);
      case WEB_ADDRESS -> ValueShape.isWebAddress(text);
      case CURRENCY -> json instanceof JsonText && ValueShape.isCurrency(text);
      case LOWER_CASE -> text.chars().noneMatch(Character::isUpperCase);
      case ONE_WORD -> text.indexOf(' ') < 0;
      case TWO_DECIMALS -> ValueShape.isAmount(text);
      case JSON_TEXT -> json instanceof JsonText;
      case JSON_NUMBER -> json instanceof JsonNumber;
      case JSON_BOOLEAN -> json instanceof JsonBoolean;
      case WHOLE -> json instanceof JsonNumber(BigDecimal number) && number.scale() <= 0;
      case SECONDS -> json instanceof JsonNumber(BigDecimal number) && isMoment(number);
      case MILLISECONDS ->
          json instanceof JsonNumber(BigDecimal number)
              && number.scale() <= 0
              && number.precision() - number.scale() == MILLISECOND_DIGITS
              && isMoment(number.movePointLeft(3));
    };
  }

  private static boolean isMoment(BigDecimal seconds) {
    return seconds.compareTo(FIRST_SECOND) >= 0 && seconds.compareTo(LAST_SECOND) <= 0;
  }

  /** FNV-1a over 64 bits: enough to see whether two fields hold the same, and nothing to read. */
  private static long identity(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
