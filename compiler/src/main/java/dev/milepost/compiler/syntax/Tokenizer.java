package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.syntax.SyntaxTree.Comment;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyLexer;
import dev.milepost.grammar.Keywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Turns a text into the tokens that the grammar knows. What is no word of the language is reported
 * here, once, and mended as far as it can be, so that the parser does not stumble over it again.
 */
final class Tokenizer {

  /** What signs of other languages mean here. */
  private static final Map<String, Integer> FOREIGN_SIGNS =
      Map.of(
          "==", JourneyLexer.EQUAL,
          "<>", JourneyLexer.NOT_EQUAL,
          "\u2260", JourneyLexer.NOT_EQUAL,
          "=<", JourneyLexer.LESS_OR_EQUAL,
          "\u2264", JourneyLexer.LESS_OR_EQUAL,
          "=>", JourneyLexer.GREATER_OR_EQUAL,
          "\u2265", JourneyLexer.GREATER_OR_EQUAL,
          "&&", JourneyLexer.AND,
          "||", JourneyLexer.OR);

  private final Source source;
  private final SyntaxErrors errors;
  private final List<CommonToken> tokens = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();

  private Tokenizer(Source source, SyntaxErrors errors) {
    this.source = source;
    this.errors = errors;
  }

  /** Reads the whole source. */
  static Tokens read(Source source, SyntaxErrors errors) {
    Tokenizer tokenizer = new Tokenizer(source, errors);
    tokenizer.readAll();
    Keywords.soften(tokenizer.tokens);
    Tokens tokens = new Tokens(source, tokenizer.tokens, tokenizer.comments);
    Nesting.limit(tokens, errors);
    return tokens;
  }

  private void readAll() {
    JourneyLexer lexer = new JourneyLexer(new TextCharStream(source.name(), source.text()));
    lexer.removeErrorListeners();
    int strayFrom = -1;
    int strayTo = -1;
    while (true) {
      CommonToken token = (CommonToken) lexer.nextToken();
      boolean isStray = token.getType() == JourneyLexer.STRAY;
      if (strayFrom >= 0 && (!isStray || token.getStartIndex() != strayTo)) {
        reportStray(source.span(strayFrom, strayTo));
        strayFrom = -1;
      }
      if (isStray) {
        strayFrom = strayFrom < 0 ? token.getStartIndex() : strayFrom;
        strayTo = token.getStopIndex() + 1;
      } else if (token.getType() == JourneyLexer.COMMENT) {
        comments.add(new Comment(span(token)));
      } else {
        mend(token);
        tokens.add(token);
      }
      if (token.getType() == Token.EOF) {
        return;
      }
    }
  }

  private void mend(CommonToken token) {
    switch (token.getType()) {
      case JourneyLexer.FOREIGN_SIGN -> mendSign(token);
      case JourneyLexer.FOREIGN_TEXT -> mendText(token);
      case JourneyLexer.UNCLOSED_TEXT -> {
        errors.add(
            Diagnostic.of(Rule.UNCLOSED_TEXT, span(token), "a text without a closing `\"`")
                .withHelp("a text ends on the line on which it begins"));
        token.setType(JourneyLexer.TEXT);
      }
      case JourneyLexer.UNCLOSED_OUTSIDE -> {
        errors.add(
            Diagnostic.of(Rule.UNCLOSED_TEXT, span(token), "a name without a closing backquote")
                .withHelp("a name of the outside ends on the line on which it begins"));
        token.setType(JourneyLexer.OUTSIDE);
      }
      default -> {}
    }
  }

  private void mendSign(CommonToken token) {
    String written = token.getText();
    int type = FOREIGN_SIGNS.getOrDefault(written, JourneyLexer.EQUAL);
    String meant = Wording.ofType(type).replace("`", "");
    errors.add(
        Diagnostic.of(
                Rule.UNKNOWN_CHARACTER, span(token), "`" + written + "` is no sign of the language")
            .withHelp("write `" + meant + "`")
            .withSuggestion(Diagnostic.Suggestion.replace(span(token), meant)));
    token.setType(type);
  }

  private void mendText(CommonToken token) {
    String inner = token.getText().substring(1, token.getText().length() - 1);
    Diagnostic diagnostic =
        Diagnostic.of(Rule.UNKNOWN_CHARACTER, span(token), "texts stand in straight double quotes");
    if (inner.indexOf('"') < 0 && inner.indexOf('\\') < 0) {
      String meant = '"' + inner + '"';
      diagnostic =
          diagnostic
              .withHelp("write " + Wording.shortened(meant))
              .withSuggestion(Diagnostic.Suggestion.replace(span(token), meant));
    }
    errors.add(diagnostic);
    token.setType(JourneyLexer.TEXT);
  }

  private void reportStray(Span span) {
    String written = Wording.shortened(span.text());
    Diagnostic diagnostic =
        Diagnostic.of(
            Rule.UNKNOWN_CHARACTER, span, "`" + written + "` has no meaning in the language");
    String help =
        switch (span.text()) {
          case ";" -> "clauses need no end mark";
          case "{", "}" -> "blocks need no braces";
          case "\uFEFF" -> "a byte order mark stands in the middle of the text";
          case "!" -> "write `NOT`";
          case "//", "/*", "*/", "/" -> "a comment begins with `#`";
          default -> "";
        };
    errors.add(help.isEmpty() ? diagnostic : diagnostic.withHelp(help));
  }

  private Span span(Token token) {
    int end = Math.max(token.getStartIndex(), token.getStopIndex() + 1);
    return source.span(token.getStartIndex(), end);
  }
}
