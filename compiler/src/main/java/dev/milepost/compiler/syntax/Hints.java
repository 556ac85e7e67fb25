package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.grammar.JourneyLexer;
import java.util.Locale;

/** Says what to write instead of what people of other languages write. */
final class Hints {

  private Hints() {}

  /** Adds the hint that fits the token at which a clause broke, if there is one. */
  static Diagnostic add(Diagnostic diagnostic, Tokens tokens, int index) {
    String hint = hint(tokens, index);
    return hint.isEmpty() ? diagnostic : diagnostic.withHelp(hint);
  }

  private static String hint(Tokens tokens, int index) {
    int before = tokens.type(index - 1);
    String word = tokens.text(index).toLowerCase(Locale.ROOT);
    if (before == JourneyLexer.NUMBER) {
      switch (word) {
        case "year", "years" -> {
          return "a year is written `12 months`";
        }
        case "second", "minute", "hour", "day", "week", "month" -> {
          return "a duration is written as in `3 days`";
        }
        case "business" -> {
          return "business durations are counted in hours or days: `5 business days`";
        }
        default -> {}
      }
    }
    if (before == JourneyLexer.IS) {
      return "a value is compared with `=`; `is` stands before `known` and `unknown`";
    }
    return switch (word) {
      case "twice" -> "write `2 times`";
      case "if" -> "a condition begins with `when:`";
      case "goto", "go", "moves" -> "an execution moves with `advances to \"STAGE\" when: ...`";
      case "null", "none", "nil", "empty" ->
          "whether a field has a value is asked with `is known` and `is unknown`";
      default -> "";
    };
  }
}
