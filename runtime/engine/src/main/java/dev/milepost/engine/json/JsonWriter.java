package dev.milepost.engine.json;

import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonBoolean;
import dev.milepost.engine.json.JsonValue.JsonNull;
import dev.milepost.engine.json.JsonValue.JsonNumber;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonValue.JsonText;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON so that equal trees with members in the same order give the same text, which is safe
 * to show: control characters, line separators and marks that turn the direction of writing are
 * escaped.
 */
public final class JsonWriter {

  private static final int WIDTH = 100;
  private static final int LONGEST_PLAIN_NUMBER = 220;
  private static final String HEX = "0123456789abcdef";

  private JsonWriter() {}

  /** One line without spaces. */
  public static String compact(JsonValue value) {
    StringBuilder out = new StringBuilder(128);
    compact(value, out);
    return out.toString();
  }

  /** Appends {@link #compact(JsonValue)} to a text. */
  public static void compact(JsonValue value, StringBuilder out) {
    line(value, out, "", "");
  }

  /**
   * Lines for people: two spaces a level, an object or array that fits into 100 columns on one
   * line, a line feed at the end.
   */
  public static String pretty(JsonValue value) {
    StringBuilder out = new StringBuilder(1024);
    pretty(value, out, 0, 0);
    return out.append('\n').toString();
  }

  /** Escapes what must not reach a terminal or a page as it stands; quotes stay. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (!isSafe(text, i)) {
        unicode(unit, out);
      } else {
        out.append(unit);
      }
    }
    return out.toString();
  }

  private static void line(
      JsonValue value, StringBuilder out, String afterComma, String afterColon) {
    switch (value) {
      case JsonText text -> text(text.text(), out);
      case JsonNumber number -> out.append(number(number.value()));
      case JsonBoolean flag -> out.append(flag.value());
      case JsonNull _ -> out.append("null");
      case JsonArray array -> {
        out.append('[');
        String separator = "";
        for (JsonValue item : array.items()) {
          out.append(separator);
          line(item, out, afterComma, afterColon);
          separator = "," + afterComma;
        }
        out.append(']');
      }
      case JsonObject object -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
          out.append(separator);
          text(member.getKey(), out);
          out.append(':').append(afterColon);
          line(member.getValue(), out, afterComma, afterColon);
          separator = "," + afterComma;
        }
        out.append('}');
      }
    }
  }

  /**
   * @param indent the spaces before the line
   * @param used the columns that the line holds already beyond the indent
   */
  private static void pretty(JsonValue value, StringBuilder out, int indent, int used) {
    int start = out.length();
    if (isSmall(value, WIDTH - indent - used)) {
      line(value, out, " ", " ");
      // One column is kept for the comma.
      if (indent + used + out.length() - start < WIDTH) {
        return;
      }
      out.setLength(start);
    }
    switch (value) {
      case JsonArray array when !array.items().isEmpty() -> {
        out.append('[');
        Iterator<JsonValue> items = array.items().iterator();
        while (items.hasNext()) {
          newLine(out, indent + 2);
          pretty(items.next(), out, indent + 2, 0);
          out.append(items.hasNext() ? "," : "");
        }
        newLine(out, indent);
        out.append(']');
      }
      case JsonObject object when !object.members().isEmpty() -> {
        out.append('{');
        Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
        while (members.hasNext()) {
          newLine(out, indent + 2);
          Map.Entry<String, JsonValue> member = members.next();
          int before = out.length();
          text(member.getKey(), out);
          out.append(": ");
          pretty(member.getValue(), out, indent + 2, out.length() - before);
          out.append(members.hasNext() ? "," : "");
        }
        newLine(out, indent);
        out.append('}');
      }
      default -> line(value, out, " ", " ");
    }
  }

  /** A cheap lower bound of the length, so that a large tree is not written once for each level. */
  private static boolean isSmall(JsonValue value, int room) {
    return leastLength(value, room) <= room;
  }

  private static int leastLength(JsonValue value, int room) {
    int length = 2;
    switch (value) {
      case JsonText text -> length += text.text().length();
      case JsonArray array -> {
        for (JsonValue item : array.items()) {
          if (length > room) {
            break;
          }
          length += leastLength(item, room - length);
        }
      }
      case JsonObject object -> {
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
          if (length > room) {
            break;
          }
          length += member.getKey().length() + 2;
          length += leastLength(member.getValue(), room - length);
        }
      }
      case JsonNumber _ -> length = 1;
      case JsonBoolean _, JsonNull _ -> length = 4;
    }
    return length;
  }

  private static void newLine(StringBuilder out, int indent) {
    out.append('\n').repeat(' ', indent);
  }

  private static String number(BigDecimal value) {
    long plainLength = (long) value.precision() + Math.abs((long) value.scale());
    return plainLength <= LONGEST_PLAIN_NUMBER ? value.toPlainString() : value.toString();
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '"' || unit == '\\' || !isSafe(text, i)) {
        out.append(text, written, i);
        escaped(unit, out);
        written = i + 1;
      }
    }
    out.append(text, written, text.length()).append('"');
  }

  private static void escaped(char unit, StringBuilder out) {
    switch (unit) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> unicode(unit, out);
    }
  }

  private static void unicode(char unit, StringBuilder out) {
    out.append("\\u")
        .append(HEX.charAt(unit >> 12))
        .append(HEX.charAt((unit >> 8) & 0xF))
        .append(HEX.charAt((unit >> 4) & 0xF))
        .append(HEX.charAt(unit & 0xF));
  }

  private static boolean isSafe(String text, int index) {
    char unit = text.charAt(index);
    if (unit < 0x7F) {
      return unit >= ' ';
    }
    if (unit < 0x200E) {
      return unit > 0x9F && unit != 0x061C;
    }
    if (unit <= 0x2069) {
      boolean directs = unit <= 0x200F || (unit >= 0x202A && unit <= 0x202E) || unit >= 0x2066;
      boolean separates = unit == 0x2028 || unit == 0x2029;
      return !directs && !separates;
    }
    if (Character.isHighSurrogate(unit)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(unit)) {
      return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
    return unit != '\uFEFF';
  }
}
