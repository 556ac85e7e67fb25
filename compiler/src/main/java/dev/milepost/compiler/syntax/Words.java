package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyParser.QualifiedContext;
import dev.milepost.grammar.JourneyParser.ReferenceContext;
import dev.milepost.grammar.JourneyParser.TypeNameContext;
import dev.milepost.grammar.JourneyParser.WordContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds names and spans. */
final class Words {
  private final Source source;
  private final SyntaxErrors errors;
  private final Texts texts;

  /** Texts name the same few things again and again: each name is kept once. */
  private final Map<String, String> names = new HashMap<>();

  Words(Source source, SyntaxErrors errors) {
    this.source = source;
    this.errors = errors;
    this.texts = new Texts(errors);
  }

  Span span(ParserRuleContext context) {
    return source.span(context.getStart().getStartIndex(), context.getStop().getStopIndex() + 1);
  }

  Span span(TerminalNode token) {
    return span(token.getSymbol());
  }

  Span span(Token token) {
    return source.span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** A declared name that is a word. */
  Name word(WordContext context) {
    return name(context.getText(), span(context));
  }

  Name identifier(TerminalNode token) {
    return name(token.getText(), span(token));
  }

  /** A name in quotes; one of white space alone is reported and counts as missing. */
  Name quoted(Span quotes) {
    String text = texts.plain(quotes);
    if (text.isBlank()) {
      errors.add(Rule.INVALID_NAME, quotes, "a name in quotes needs at least one letter");
      return Name.missing(quotes);
    }
    return name(text, quotes);
  }

  Name quoted(TerminalNode token) {
    return quoted(span(token));
  }

  List<Name> allQuoted(List<TerminalNode> tokens) {
    return tokens.stream().map(this::quoted).toList();
  }

  /** A name in backquotes. */
  Name outside(TerminalNode token) {
    Span span = span(token);
    String text = span.text().substring(1);
    text = text.endsWith("`") ? text.substring(0, text.length() - 1) : text;
    if (text.isBlank()) {
      errors.add(Rule.INVALID_NAME, span, "a name in backquotes needs at least one letter");
      return Name.missing(span);
    }
    return name(text, span);
  }

  Reference reference(ReferenceContext context) {
    return reference(context.IDENTIFIER(), span(context));
  }

  Reference reference(QualifiedContext context) {
    return reference(context.IDENTIFIER(), span(context));
  }

  String plain(TerminalNode token) {
    return texts.plain(span(token));
  }

  Template template(TerminalNode token) {
    return texts.template(span(token));
  }

  Reference reference(TypeNameContext context) {
    List<Name> parts = new ArrayList<>(List.of(word(context.word())));
    context.IDENTIFIER().forEach(part -> parts.add(identifier(part)));
    return new Reference(parts, span(context));
  }

  private Name name(String text, Span span) {
    return new Name(names.computeIfAbsent(text, same -> same), span);
  }

  private Reference reference(List<TerminalNode> parts, Span span) {
    return new Reference(parts.stream().map(this::identifier).toList(), span);
  }
}
