package dev.milepost.server.intake.message;

import dev.milepost.engine.json.JsonWriter;

/** Text of the outside in sentences: cut, escaped and between backquotes. */
public final class Shown {

  private static final int LONGEST = 60;

  private Shown() {}

  /** The text as a sentence quotes it. */
  public static String quoted(String text) {
    if (text.isEmpty()) {
      return "an empty text";
    }
    return '`' + JsonWriter.escape(cut(text, LONGEST)) + (text.length() > LONGEST ? "...`" : "`");
  }

  /** The text without what must not reach a terminal. */
  public static String escaped(String text) {
    return JsonWriter.escape(text);
  }

  /** The first units of a text, no surrogate pair being cut in two. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
