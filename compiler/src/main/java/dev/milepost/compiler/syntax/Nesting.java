package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/**
 * Takes what is nested too deep out of the tokens before anything recursive sees it: every later
 * phase may recurse over conditions without a limit of its own.
 */
final class Nesting {

  /** How deep parentheses may stand in each other, and how many NOTs in a row. */
  static final int LIMIT = 100;

  private final Tokens tokens;
  private final SyntaxErrors errors;

  private Nesting(Tokens tokens, SyntaxErrors errors) {
    this.tokens = tokens;
    this.errors = errors;
  }

  static void limit(Tokens tokens, SyntaxErrors errors) {
    Nesting nesting = new Nesting(tokens, errors);
    if (nesting.isTooDeep()) {
      tokens.replaceAll(nesting.limited());
    }
  }

  private List<CommonToken> limited() {
    List<CommonToken> kept = new ArrayList<>();
    int index = 0;
    while (index < tokens.size()) {
      int behindGroup = endOfDeepGroup(index);
      int behindNegations = endOfNegations(index);
      if (behindGroup >= 0) {
        report(
            index,
            "parentheses stand more than " + LIMIT + " deep in each other",
            "name parts of the condition with `define` and use the names");
        CommonToken broken = new CommonToken(tokens.all().get(index));
        broken.setType(JourneyParser.BROKEN);
        broken.setStopIndex(tokens.span(behindGroup - 1).end() - 1);
        kept.add(broken);
        index = behindGroup;
      } else if (behindNegations >= 0) {
        report(
            index,
            "more than " + LIMIT + " `NOT` follow each other",
            "two `NOT` in a row say nothing: leave them out");
        index = behindNegations;
      } else {
        kept.add(tokens.all().get(index++));
      }
    }
    return kept;
  }

  private void report(int index, String message, String help) {
    errors.add(Diagnostic.of(Rule.NESTED_TOO_DEEP, tokens.span(index), message).withHelp(help));
  }

  private boolean isTooDeep() {
    int depth = 0;
    int negations = 0;
    for (int index = 0; index < tokens.size(); index++) {
      boolean isDeeper = tokens.type(index) == JourneyLexer.LEFT;
      depth = isDeeper || !ClauseStart.isObvious(tokens, index) ? depth : 0;
      depth = Math.max(0, depth + step(index));
      negations = tokens.type(index) == JourneyLexer.NOT ? negations + 1 : 0;
      if (depth > LIMIT || negations > LIMIT) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the parentheses end that open here, if something in them is too deep; else -1. Those that
   * nobody closes end where the next clause begins.
   */
  private int endOfDeepGroup(int first) {
    if (tokens.type(first) != JourneyLexer.LEFT) {
      return -1;
    }
    int depth = 0;
    int deepest = 0;
    int end = first;
    do {
      depth += step(end);
      deepest = Math.max(deepest, depth);
      end++;
    } while (depth > 0 && end < tokens.size() - 1 && !ClauseStart.isObvious(tokens, end));
    return deepest > LIMIT ? end : -1;
  }

  private int endOfNegations(int first) {
    int end = first;
    while (tokens.type(end) == JourneyLexer.NOT) {
      end++;
    }
    return end - first > LIMIT ? end : -1;
  }

  private int step(int index) {
    return switch (tokens.type(index)) {
      case JourneyLexer.LEFT -> 1;
      case JourneyLexer.RIGHT -> -1;
      default -> 0;
    };
  }
}
