package dev.milepost.engine.value;

import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.value.FieldType.Choice;
import java.util.List;
import java.util.stream.Collectors;

/** Words for values that do not fit; what came from outside is cut and escaped. */
final class Reason {

  private static final int LONGEST_QUOTE = 60;
  private static final int MOST_OPTIONS = 12;

  private Reason() {}

  static String misfit(String given, String expected, String example) {
    return quoted(given) + " is not " + expected + " (write " + example + ")";
  }

  static String tooManyDigits(String given) {
    return quoted(given)
        + " has more than "
        + ValueLimits.DIGITS
        + " digits before or after the point";
  }

  static String notOneOf(String given, Choice choice) {
    List<String> values = choice.values();
    String listed =
        values.stream()
            .limit(MOST_OPTIONS)
            .map(value -> '"' + JsonWriter.escape(value) + '"')
            .collect(Collectors.joining(", "));
    String more =
        values.size() > MOST_OPTIONS ? " and " + (values.size() - MOST_OPTIONS) + " more" : "";
    String hint =
        NearestName.of(given, values)
            .map(value -> "; did you mean \"" + JsonWriter.escape(value) + "\"?")
            .orElse("");
    return quoted(given) + " is not one of " + listed + more + hint;
  }

  static String quoted(String given) {
    if (given.isEmpty()) {
      return "an empty text";
    }
    int end = given.length();
    if (end > LONGEST_QUOTE) {
      end = LONGEST_QUOTE - (Character.isHighSurrogate(given.charAt(LONGEST_QUOTE - 1)) ? 1 : 0);
    }
    String shown = JsonWriter.escape(given.substring(0, end));
    return '`' + shown + (end < given.length() ? "..." : "") + '`';
  }
}
