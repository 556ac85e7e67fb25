package dev.milepost.compiler.syntax;

import dev.milepost.grammar.JourneyParser;
import dev.milepost.grammar.Keywords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** What people call the tokens and rules of the grammar. */
final class Wording {
  /** What stands behind {@code when:}. */
  static final String CONDITION = "a condition";

  /** What stands behind a value in a condition; where it may stand, nothing else is of interest. */
  static final String COMPARISON = "a comparison such as `=` or `becomes`";

  private static final int LONGEST = 40;

  private Wording() {}

  /** What a token is called; empty for those that are no one's to write. */
  static String ofType(int type) {
    return switch (type) {
      case Token.EOF -> "the end of the file";
      case JourneyParser.TEXT -> "a text in quotes";
      case JourneyParser.OUTSIDE -> "a name in backquotes";
      case JourneyParser.IDENTIFIER -> "a name";
      case JourneyParser.NUMBER -> "a number";
      case JourneyParser.DATE -> "a date such as `2026-11-22`";
      case JourneyParser.DATE_TIME -> "a time such as `2026-11-22T09:00`";
      case JourneyParser.TIME_OF_DAY -> "a time of day such as `09:00`";
      case JourneyParser.CURRENCY_CODE, JourneyParser.BROKEN -> "";
      case JourneyParser.AND, JourneyParser.OR, JourneyParser.NOT, JourneyParser.IN ->
          "`" + Keywords.text(type).orElse("").toUpperCase(Locale.ROOT) + "`";
      default -> Keywords.text(type).map(text -> "`" + text + "`").orElse("");
    };
  }

  /** Whether the text in quotes behind this token is a name. */
  static boolean isBeforeName(int type) {
    return switch (type) {
      case JourneyParser.STAGE,
          JourneyParser.JOURNEY,
          JourneyParser.SCENARIO,
          JourneyParser.ROLE,
          JourneyParser.DEFINE,
          JourneyParser.TO,
          JourneyParser.AT,
          JourneyParser.FROM,
          JourneyParser.OF ->
          true;
      default -> false;
    };
  }

  /** What a rule is called, if it is called anything. */
  static Optional<String> ofRule(int rule) {
    return switch (rule) {
      case JourneyParser.RULE_condition, JourneyParser.RULE_negation, JourneyParser.RULE_primary ->
          Optional.of(CONDITION);
      case JourneyParser.RULE_filter -> Optional.of("a condition in parentheses");
      case JourneyParser.RULE_predicate -> Optional.of(COMPARISON);
      case JourneyParser.RULE_operand,
          JourneyParser.RULE_literal,
          JourneyParser.RULE_argumentValue ->
          Optional.of("a value");
      case JourneyParser.RULE_number -> Optional.of("a number");
      case JourneyParser.RULE_reference, JourneyParser.RULE_qualified ->
          Optional.of("a name such as `Books.Invoice`");
      case JourneyParser.RULE_word -> Optional.of("a name");
      case JourneyParser.RULE_duration -> Optional.of("a duration such as `3 days`");
      case JourneyParser.RULE_unit -> Optional.of("a unit such as `days`");
      case JourneyParser.RULE_count -> Optional.of("a count such as `3 times`");
      case JourneyParser.RULE_action -> Optional.of("an action such as `notify owner`");
      case JourneyParser.RULE_person -> Optional.of("`owner` or a role in quotes");
      case JourneyParser.RULE_argument -> Optional.of("an argument such as `Name: \"...\"`");
      case JourneyParser.RULE_fieldType ->
          Optional.of("a type such as `text` or `\"Open\" | \"Closed\"`");
      case JourneyParser.RULE_enumerationValue -> Optional.of("a value in quotes");
      case JourneyParser.RULE_valueSource, JourneyParser.RULE_origin ->
          Optional.of("a name in backquotes or a value");
      case JourneyParser.RULE_guard -> Optional.of("a test such as `` `type` = \"paid\" ``");
      case JourneyParser.RULE_target -> Optional.of("a `record` or `event`");
      case JourneyParser.RULE_translation -> Optional.of("a line such as `\"paid\" is \"Paid\"`");
      case JourneyParser.RULE_ruleName -> Optional.of("the name of a rule");
      case JourneyParser.RULE_setting -> Optional.of("a field such as `Status = \"Paid\"`");
      case JourneyParser.RULE_stepBody -> Optional.of("what is given, happens or is expected");
      default -> Optional.empty();
    };
  }

  /** {@code a, b or c}. */
  static String anyOf(List<String> wordings) {
    if (wordings.size() < 2) {
      return String.join("", wordings);
    }
    return String.join(", ", wordings.subList(0, wordings.size() - 1))
        + " or "
        + wordings.getLast();
  }

  /** A text of the user, cut where it is too long for a sentence. */
  static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "\u2026";
  }
}
