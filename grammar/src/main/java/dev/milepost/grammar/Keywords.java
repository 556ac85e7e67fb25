package dev.milepost.grammar;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The keywords of the language, which are soft: where only a name can stand, they are names.
 *
 * <p>The grammar itself takes any word for a name where one is declared. Inside of conditions and
 * of lists in parentheses the words around a keyword decide, here, before the parser sees it.
 */
public final class Keywords {

  /** The keywords that a condition may begin with, whatever stands behind them. */
  private static final BitSet CONDITION_STARTS =
      types(
          JourneyLexer.NOT,
          JourneyLexer.JOURNEY,
          JourneyLexer.ANSWER,
          JourneyLexer.TRUE,
          JourneyLexer.FALSE,
          JourneyLexer.TODAY,
          JourneyLexer.NULL);

  private static final BitSet COMPARATORS =
      types(
          JourneyLexer.EQUAL,
          JourneyLexer.NOT_EQUAL,
          JourneyLexer.LESS,
          JourneyLexer.LESS_OR_EQUAL,
          JourneyLexer.GREATER,
          JourneyLexer.GREATER_OR_EQUAL);

  /** The keywords that a comparison may follow. */
  private static final BitSet COMPARED =
      types(
          JourneyLexer.ANSWER,
          JourneyLexer.BECOMES,
          JourneyLexer.TODAY,
          JourneyLexer.TRUE,
          JourneyLexer.FALSE);

  private static final BitSet BEFORE_CONDITION =
      types(JourneyLexer.LEFT, JourneyLexer.AND, JourneyLexer.OR, JourneyLexer.NOT);

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private Keywords() {}

  /** Whether a token type is a keyword. */
  public static boolean isKeyword(int type) {
    return type >= JourneyLexer.ACTION && type <= JourneyLexer.WITHIN;
  }

  /** Whether a token type is a word: a keyword or an identifier. */
  public static boolean isWord(int type) {
    return type == JourneyLexer.IDENTIFIER || isKeyword(type);
  }

  /** The keyword of a token type in lower case, or the sign; empty for the other types. */
  public static Optional<String> text(int type) {
    if (type < 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(JourneyLexer.VOCABULARY.getLiteralName(type))
        .map(quoted -> quoted.substring(1, quoted.length() - 1));
  }

  /**
   * Turns keywords that stand where only a name can stand into identifiers, and three capital
   * letters behind a number into a currency.
   *
   * @param tokens all tokens of a text that are not hidden, in order; their types are changed
   */
  public static void soften(List<CommonToken> tokens) {
    BitSet enclosed = enclosed(tokens);
    for (int index = 0; index < tokens.size(); index++) {
      CommonToken token = tokens.get(index);
      int before = type(tokens, index - 1);
      int behind = type(tokens, index + 1);
      if (isKeyword(token.getType()) && isName(tokens, index, enclosed.get(index))) {
        token.setType(JourneyLexer.IDENTIFIER);
      } else if (token.getType() == JourneyLexer.IDENTIFIER
          && before == JourneyLexer.NUMBER
          && behind != JourneyLexer.DOT
          && CURRENCY.matcher(token.getText()).matches()) {
        token.setType(JourneyParser.CURRENCY_CODE);
      }
    }
  }

  /**
   * The type that a word has as a keyword, whatever its case.
   *
   * @return the type, or empty where it is no keyword
   */
  public static Optional<Integer> type(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    for (int type = JourneyLexer.ACTION; type <= JourneyLexer.WITHIN; type++) {
      if (text(type).filter(wanted::equals).isPresent()) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private static boolean isName(List<CommonToken> tokens, int index, boolean enclosed) {
    int type = type(tokens, index);
    int before = type(tokens, index - 1);
    int behind = type(tokens, index + 1);
    if (before == JourneyLexer.DOT || behind == JourneyLexer.DOT) {
      return true;
    }
    if (isOneOf(COMPARATORS, behind)
        && before != JourneyLexer.NUMBER
        && before != JourneyLexer.BUSINESS
        && !isOneOf(COMPARED, type)) {
      return true;
    }
    return enclosed
        && (behind == JourneyLexer.COLON
            || (isOneOf(BEFORE_CONDITION, before) && !beginsCondition(tokens, index)));
  }

  /** Whether a keyword, where a condition may begin, begins one rather than names a field. */
  private static boolean beginsCondition(List<CommonToken> tokens, int index) {
    int behind = type(tokens, index + 1);
    return switch (type(tokens, index)) {
      case JourneyLexer.ANY, JourneyLexer.EVERY, JourneyLexer.NO ->
          isWord(behind) && type(tokens, index + 2) == JourneyLexer.DOT;
      case JourneyLexer.COUNT, JourneyLexer.SUM -> behind == JourneyLexer.OF;
      // The NOT before it is not that of a condition but of NOT IN.
      case JourneyLexer.IN -> behind == JourneyLexer.LEFT;
      default -> behind == JourneyLexer.TEXT || isOneOf(CONDITION_STARTS, type(tokens, index));
    };
  }

  private static int type(List<CommonToken> tokens, int index) {
    return index < 0 || index >= tokens.size() ? Token.EOF : tokens.get(index).getType();
  }

  private static boolean isOneOf(BitSet types, int type) {
    return type >= 0 && types.get(type);
  }

  /**
   * The tokens inside of parentheses that are closed before the next clause begins; one that is not
   * says nothing.
   */
  private static BitSet enclosed(List<CommonToken> tokens) {
    BitSet closed = new BitSet(tokens.size());
    Deque<Integer> open = new ArrayDeque<>();
    for (int index = 0; index < tokens.size(); index++) {
      int type = tokens.get(index).getType();
      if (beginsClause(tokens, index)) {
        open.clear();
      } else if (type == JourneyLexer.LEFT) {
        open.push(index);
      } else if (type == JourneyLexer.RIGHT && !open.isEmpty()) {
        closed.set(open.pop());
        closed.set(index);
      }
    }
    BitSet enclosed = new BitSet(tokens.size());
    int depth = 0;
    for (int index = 0; index < tokens.size(); index++) {
      if (closed.get(index)) {
        depth += tokens.get(index).getType() == JourneyLexer.LEFT ? 1 : -1;
      }
      enclosed.set(index, depth > 0);
    }
    return enclosed;
  }

  /** Whether two keywords begin a clause that cannot stand in parentheses. */
  private static boolean beginsClause(List<CommonToken> tokens, int index) {
    int behind = type(tokens, index + 1);
    return switch (type(tokens, index)) {
      case JourneyLexer.STAGE,
          JourneyLexer.DEFINE,
          JourneyLexer.ROLE,
          JourneyLexer.SCENARIO,
          JourneyLexer.CALENDAR ->
          behind == JourneyLexer.TEXT;
      case JourneyLexer.ADVANCES ->
          behind == JourneyLexer.TO || behind == JourneyLexer.WHEN || behind == JourneyLexer.AFTER;
      case JourneyLexer.ON -> behind == JourneyLexer.ENTER || behind == JourneyLexer.EXIT;
      case JourneyLexer.STARTS -> behind == JourneyLexer.WHEN;
      case JourneyLexer.ENDS -> behind == JourneyLexer.AT || behind == JourneyLexer.AS;
      case JourneyLexer.EXPECTED -> behind == JourneyLexer.WITHIN;
      case JourneyLexer.OWNED -> behind == JourneyLexer.BY;
      case JourneyLexer.NEVER -> behind == JourneyLexer.AT;
      default -> false;
    };
  }

  private static BitSet types(int... types) {
    BitSet set = new BitSet();
    for (int type : types) {
      set.set(type);
    }
    return set;
  }
}
