package dev.milepost.compiler.syntax;

import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.Keywords;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The kinds of clauses, by the words that begin them. Where a clause ends is never a question of
 * layout; only to find the next clause behind a broken one, lines count.
 */
enum ClauseStart {
  DECLARATION("a declaration such as `journey`", "a file"),
  MEMBER("a part of the app such as `record`", "an app"),
  RETURNS("`returns`", "`sends`"),
  VERIFICATION("`signed` or `with secret`", "`receives`"),
  FIELD("a field such as `Name: text`", "a record, event or action"),
  MAPPING("a clause of the mapping", "`receives`, `returns` or a mapping file"),
  KEY("`key`", "a subject"),
  JOURNEY("a clause of the journey", "a journey"),
  STAGE("a stage", "a journey"),
  STAGE_CLAUSE("a clause of the stage", "a stage"),
  STEP("a step of the scenario", "a scenario"),
  ALLOWANCE("`allow`", "a journey");

  private static final Map<ClauseStart, BitSet> WORDS = words();

  /** The kinds whose first words are used for nothing else. */
  private static final List<ClauseStart> DISTINCT =
      List.of(DECLARATION, MEMBER, RETURNS, KEY, JOURNEY, STAGE, STAGE_CLAUSE);

  private final String wording;
  private final String home;

  ClauseStart(String wording, String home) {
    this.wording = wording;
    this.home = home;
  }

  /** What people call it. */
  String wording() {
    return wording;
  }

  /** What people call the block that it belongs to. */
  String home() {
    return home;
  }

  /** The token types that begin a clause of this kind; none for fields, which begin with a name. */
  List<Integer> types() {
    return WORDS.getOrDefault(this, new BitSet()).stream().boxed().toList();
  }

  /** The first of these kinds that begins at a token, going by its first word or two. */
  static Optional<ClauseStart> at(Tokens tokens, int index, List<ClauseStart> kinds) {
    return kinds.stream().filter(kind -> kind.mayBegin(tokens, index)).findFirst();
  }

  /**
   * Whether one of these kinds surely begins at a token: its first two words say so, or it is the
   * first word of a line and is not used otherwise.
   */
  static boolean isSure(Tokens tokens, int index, List<ClauseStart> kinds) {
    return kinds.stream().anyMatch(kind -> kind.surelyBegins(tokens, index));
  }

  /** The kind that surely begins at a token, whatever block it stands in. */
  static Optional<ClauseStart> distinct(Tokens tokens, int index) {
    return DISTINCT.stream().filter(kind -> kind.surelyBegins(tokens, index)).findFirst();
  }

  /** Whether a line begins here with a clause that no condition could hold. */
  static boolean isObvious(Tokens tokens, int index) {
    return tokens.isFirstOnLine(index) && distinct(tokens, index).isPresent();
  }

  private boolean mayBegin(Tokens tokens, int index) {
    int type = tokens.type(index);
    if (this == FIELD) {
      return tokens.isWord(index) && tokens.type(index + 1) == JourneyLexer.COLON;
    }
    if (type < 0 || !WORDS.getOrDefault(this, new BitSet()).get(type)) {
      return false;
    }
    // Two kinds share these words; what stands behind tells them apart.
    return switch (this) {
      case MAPPING -> type != JourneyLexer.SUBJECT || isSource(tokens, index + 1);
      case DECLARATION -> type != JourneyLexer.SUBJECT || !isSource(tokens, index + 1);
      case MEMBER -> !isTarget(tokens, index);
      case JOURNEY -> !isTextTest(tokens, index) && !isFollowedBy(tokens, index, JourneyLexer.AS);
      case STAGE_CLAUSE ->
          !isTextTest(tokens, index) && !isFollowedBy(tokens, index, JourneyLexer.AT);
      default -> true;
    };
  }

  /** Whether the word is {@code ends} and stands before another. */
  private static boolean isFollowedBy(Tokens tokens, int index, int next) {
    return tokens.type(index) == JourneyLexer.ENDS && tokens.type(index + 1) == next;
  }

  /** Whether the word looks like that of {@code starts with} or {@code ends with}. */
  private static boolean isTextTest(Tokens tokens, int index) {
    int type = tokens.type(index);
    return (type == JourneyLexer.STARTS || type == JourneyLexer.ENDS)
        && !tokens.isFirstOnLine(index)
        && !isConfirmed(type, tokens, index + 1);
  }

  /** Whether a record or event is what a mapping makes, not what an app declares. */
  private static boolean isTarget(Tokens tokens, int index) {
    int type = tokens.type(index);
    int next = index + 2;
    while (tokens.type(next) == JourneyLexer.DOT) {
      next += 2;
    }
    if (type == JourneyLexer.EVENT && tokens.type(next + 1) == JourneyLexer.COLON) {
      next += 2;
    }
    return (type == JourneyLexer.RECORD || type == JourneyLexer.EVENT)
        && tokens.type(next) == JourneyLexer.OUTSIDE;
  }

  private boolean surelyBegins(Tokens tokens, int index) {
    if (!mayBegin(tokens, index)) {
      return false;
    }
    int type = tokens.type(index);
    boolean isFirst = tokens.isFirstOnLine(index);
    if (this == FIELD || type == JourneyLexer.AND) {
      return isFirst;
    }
    return (isFirst && !isUsedOtherwise(type)) || isConfirmed(type, tokens, index + 1);
  }

  /** Whether conditions, triggers or steps have a use of their own for the word. */
  private static boolean isUsedOtherwise(int type) {
    return switch (type) {
      case JourneyLexer.EVERY,
          JourneyLexer.AFTER,
          JourneyLexer.ENDS,
          JourneyLexer.STARTS,
          JourneyLexer.IN,
          JourneyLexer.JOURNEY,
          JourneyLexer.TIME,
          JourneyLexer.ID,
          JourneyLexer.ACTION ->
          true;
      default -> false;
    };
  }

  private static boolean isConfirmed(int type, Tokens tokens, int next) {
    IntPredicate isNext = wanted -> tokens.type(next) == wanted;
    boolean isText = isNext.test(JourneyLexer.TEXT);
    boolean isNumber = isNext.test(JourneyLexer.NUMBER);
    return switch (type) {
      case JourneyLexer.APP,
          JourneyLexer.RECORD,
          JourneyLexer.EVENT,
          JourneyLexer.ACTION,
          JourneyLexer.SENDS,
          JourneyLexer.KEY ->
          Keywords.isWord(tokens.type(next)) && tokens.type(next + 1) != JourneyLexer.DOT;
      case JourneyLexer.SUBJECT -> Keywords.isWord(tokens.type(next)) || isSource(tokens, next);
      case JourneyLexer.JOURNEY -> isText && tokens.type(next + 1) != JourneyLexer.ENDED;
      case JourneyLexer.SCENARIO,
          JourneyLexer.STAGE,
          JourneyLexer.ROLE,
          JourneyLexer.DEFINE,
          JourneyLexer.CALENDAR ->
          isText;
      case JourneyLexer.TIME, JourneyLexer.ID -> isSource(tokens, next);
      case JourneyLexer.WHEN -> isNext.test(JourneyLexer.OUTSIDE);
      case JourneyLexer.SIGNED -> isNext.test(JourneyLexer.AS);
      case JourneyLexer.WITH -> isNext.test(JourneyLexer.SECRET);
      case JourneyLexer.OWNED -> isNext.test(JourneyLexer.BY);
      case JourneyLexer.AGAIN -> isNumber || isNext.test(JourneyLexer.AFTER);
      case JourneyLexer.STARTS -> isNext.test(JourneyLexer.WHEN);
      case JourneyLexer.ENDS -> isNext.test(JourneyLexer.AT) || isNext.test(JourneyLexer.AS);
      case JourneyLexer.NEVER -> isNext.test(JourneyLexer.AT);
      case JourneyLexer.PROMISES -> isNext.test(JourneyLexer.TO);
      case JourneyLexer.ON -> isNext.test(JourneyLexer.ENTER) || isNext.test(JourneyLexer.EXIT);
      case JourneyLexer.EVERY -> isNumber;
      case JourneyLexer.AFTER -> isNumber && tokens.isFirstOnLine(next - 1);
      case JourneyLexer.EXPECTED -> isNext.test(JourneyLexer.WITHIN);
      case JourneyLexer.ADVANCES ->
          isNext.test(JourneyLexer.TO) || isNext.test(JourneyLexer.WHEN) || isNumber;
      case JourneyLexer.ELSE -> isNext.test(JourneyLexer.ADVANCES);
      case JourneyLexer.ASKS -> isText || isNext.test(JourneyLexer.OWNER);
      case JourneyLexer.MAY -> isNext.test(JourneyLexer.WAIT);
      case JourneyLexer.IN -> isNext.test(JourneyLexer.ANY);
      default -> false;
    };
  }

  private static boolean isSource(Tokens tokens, int index) {
    int type = tokens.type(index);
    return type == JourneyLexer.OUTSIDE
        || type == JourneyLexer.TEXT
        || (tokens.isWord(index) && tokens.type(index + 1) == JourneyLexer.OUTSIDE);
  }

  private static Map<ClauseStart, BitSet> words() {
    Map<ClauseStart, BitSet> words = new EnumMap<>(ClauseStart.class);
    put(
        words,
        DECLARATION,
        JourneyLexer.APP,
        JourneyLexer.SUBJECT,
        JourneyLexer.JOURNEY,
        JourneyLexer.SCENARIO);
    put(
        words,
        MEMBER,
        JourneyLexer.RECORD,
        JourneyLexer.EVENT,
        JourneyLexer.ACTION,
        JourneyLexer.RECEIVES,
        JourneyLexer.SENDS);
    put(words, RETURNS, JourneyLexer.RETURNS);
    put(words, VERIFICATION, JourneyLexer.SIGNED, JourneyLexer.WITH);
    put(
        words,
        MAPPING,
        JourneyLexer.SUBJECT,
        JourneyLexer.TIME,
        JourneyLexer.ID,
        JourneyLexer.WHEN,
        JourneyLexer.ALWAYS);
    put(words, KEY, JourneyLexer.KEY);
    put(
        words,
        JOURNEY,
        JourneyLexer.OWNED,
        JourneyLexer.CALENDAR,
        JourneyLexer.AGAIN,
        JourneyLexer.STARTS,
        JourneyLexer.ENDS,
        JourneyLexer.ROLE,
        JourneyLexer.DEFINE,
        JourneyLexer.NEVER,
        JourneyLexer.PROMISES);
    put(words, STAGE, JourneyLexer.STAGE);
    put(
        words,
        STAGE_CLAUSE,
        JourneyLexer.ON,
        JourneyLexer.EVERY,
        JourneyLexer.AFTER,
        JourneyLexer.EXPECTED,
        JourneyLexer.ADVANCES,
        JourneyLexer.ELSE,
        JourneyLexer.ASKS,
        JourneyLexer.MAY,
        JourneyLexer.ENDS);
    put(
        words,
        STEP,
        JourneyLexer.GIVEN,
        JourneyLexer.WHEN,
        JourneyLexer.THEN,
        JourneyLexer.AND,
        JourneyLexer.IN);
    put(words, ALLOWANCE, JourneyLexer.ALLOW);
    return words;
  }

  private static void put(Map<ClauseStart, BitSet> words, ClauseStart kind, int... types) {
    BitSet set = new BitSet();
    for (int type : types) {
      set.set(type);
    }
    words.put(kind, set);
  }
}
