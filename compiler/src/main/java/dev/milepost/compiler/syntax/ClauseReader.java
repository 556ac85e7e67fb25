package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.Expectations.Reach;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.JourneyParser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one clause at a time with a rule of the grammar, so that ANTLR's trees live no longer than
 * a clause and a broken clause harms no other. A clause has at most one syntax error: what cannot
 * follow it is reported as a mistake in it.
 */
final class ClauseReader {

  /** Clauses of more tokens are no one's hand; what they lack is not looked for. */
  private static final int LONGEST_EXPLAINED = 10_000;

  private final Tokens tokens;
  private final SyntaxErrors errors;
  private final CommonTokenStream stream;
  private final JourneyParser parser;
  private final ClauseErrors reports;
  private int index;

  /** The token at which the last attempt failed. */
  private int failure;

  ClauseReader(Tokens tokens, SyntaxErrors errors) {
    this.tokens = tokens;
    this.errors = errors;
    this.reports = new ClauseErrors(tokens, errors);
    this.stream = new CommonTokenStream(new ListTokenSource(tokens.all()));
    this.parser = new JourneyParser(stream);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    stream.fill();
  }

  Tokens tokens() {
    return tokens;
  }

  SyntaxErrors errors() {
    return errors;
  }

  /** The token that is read next. */
  int index() {
    return index;
  }

  /** The type of the token that is read next, or of one behind it. */
  int type(int ahead) {
    return tokens.type(index + ahead);
  }

  boolean isAtEnd() {
    return type(0) == JourneyLexer.EOF;
  }

  /** Moves on by one token. */
  void advance() {
    index++;
  }

  /** The text from a token up to the one that is read next. */
  Span since(int first) {
    return tokens.span(first, index);
  }

  /**
   * The first of these kinds of clauses that begins at the next token. What begins none of them is
   * reported and skipped.
   *
   * @param kinds the innermost first
   * @return empty at the end of the file
   */
  Optional<ClauseStart> next(List<ClauseStart> kinds) {
    while (!isAtEnd()) {
      Optional<ClauseStart> kind = ClauseStart.at(tokens, index, kinds);
      if (kind.isPresent()) {
        return kind;
      }
      reject(kinds);
    }
    return Optional.empty();
  }

  /**
   * Reads a clause, or reports why there is none and moves on to where the next one begins.
   *
   * @param rule the rule's index, from which expectations are found
   * @param call what calls the rule
   * @param follow the kinds of clauses that may come behind it, the innermost first
   * @return null where the clause is broken
   */
  <T extends ParserRuleContext> @Nullable T read(
      int rule, Function<JourneyParser, T> call, List<ClauseStart> follow) {
    int start = index;
    if (isNameMissing(start, follow)) {
      reports.missingName(start + 1);
      index = start + 1;
      return null;
    }
    while (true) {
      T context = parse(call, start);
      int end = stream.index();
      if (context != null && mayFollow(end, follow)) {
        index = end;
        return context;
      }
      Reach reach = reach(rule, start, context == null ? failure : end);
      // Where the grammar could go on behind what was read, the clause breaks off there.
      boolean isBroken = context == null || reach.index() > end;
      boolean isMended = isBroken ? reports.broken(reach) : reports.stray(reach.at(end), follow);
      if (!isMended) {
        index = Math.max(start + 1, isBroken ? reach.index() : end);
        // What stands on a line of its own is no part of the clause before it.
        boolean isKept = !isBroken && tokens.isFirstOnLine(end) && !reach.wantsComparison();
        skipTo(follow);
        return isKept ? context : null;
      }
    }
  }

  /** Reads all there is with one rule, or reports why that cannot be. */
  <T extends ParserRuleContext> @Nullable T readAlone(int rule, Function<JourneyParser, T> call) {
    while (true) {
      T context = parse(call, index);
      if (context != null && isEnd(stream.index())) {
        return context;
      }
      int end = context == null ? failure : stream.index();
      Reach reach = reach(rule, index, end);
      boolean isBroken = context == null || reach.index() > end;
      boolean isMended = isBroken ? reports.broken(reach) : reports.stray(reach.at(end), List.of());
      if (!isMended) {
        return null;
      }
    }
  }

  /** Moves on to where one of these kinds of clauses begins, or to the end. */
  void skipTo(List<ClauseStart> kinds) {
    while (!isAtEnd() && !ClauseStart.isSure(tokens, index, kinds)) {
      index++;
    }
  }

  private void reject(List<ClauseStart> kinds) {
    Optional<ClauseStart> misplaced = ClauseStart.distinct(tokens, index);
    if (misplaced.isPresent()) {
      errors.add(
          Rule.MISPLACED_CLAUSE,
          tokens.span(index),
          reports.found(index) + " belongs inside " + misplaced.get().home());
    } else if (reports.stray(Reach.nothing(index), kinds)) {
      return;
    }
    index++;
    skipTo(kinds);
  }

  private boolean isEnd(int at) {
    return tokens.type(at) == JourneyLexer.EOF;
  }

  private boolean mayFollow(int at, List<ClauseStart> follow) {
    return isEnd(at)
        || ClauseStart.at(tokens, at, follow).isPresent()
        || ClauseStart.distinct(tokens, at).isPresent();
  }

  /** Whether a word that is taken for a name begins the next clause instead. */
  private boolean isNameMissing(int start, List<ClauseStart> follow) {
    return switch (tokens.type(start)) {
      case JourneyLexer.APP,
          JourneyLexer.SUBJECT,
          JourneyLexer.RECORD,
          JourneyLexer.EVENT,
          JourneyLexer.ACTION,
          JourneyLexer.SENDS,
          JourneyLexer.KEY ->
          tokens.isFirstOnLine(start + 1) && ClauseStart.isSure(tokens, start + 1, follow);
      default -> false;
    };
  }

  /** What could have stood where a clause ends or breaks. */
  private Reach reach(int rule, int start, int end) {
    return end - start > LONGEST_EXPLAINED
        ? Reach.nothing(end)
        : Expectations.of(tokens, rule, start);
  }

  private <T extends ParserRuleContext> @Nullable T parse(
      Function<JourneyParser, T> call, int start) {
    T fast = parse(call, start, PredictionMode.SLL);
    return fast != null ? fast : parse(call, start, PredictionMode.LL);
  }

  private <T extends ParserRuleContext> @Nullable T parse(
      Function<JourneyParser, T> call, int start, PredictionMode mode) {
    stream.seek(start);
    parser.getInterpreter().setPredictionMode(mode);
    try {
      return call.apply(parser);
    } catch (ParseCancellationException broken) {
      failure =
          broken.getCause() instanceof RecognitionException cause
              ? Math.max(start, cause.getOffendingToken().getTokenIndex())
              : start;
      return null;
    }
  }
}
