package dev.milepost.compiler.syntax;

import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import dev.milepost.grammar.JourneyLexer;

/** What all readers of one source share. */
record Reading(
    ClauseReader clauses,
    SyntaxErrors errors,
    Words words,
    Literals literals,
    Conditions conditions,
    Actions actions,
    Allowances allowances) {

  static Reading of(Source source, Diagnostics diagnostics) {
    SyntaxErrors errors = new SyntaxErrors(diagnostics);
    ClauseReader clauses = new ClauseReader(Tokenizer.read(source, errors), errors);
    Words words = new Words(source, errors);
    Literals literals = new Literals(words, errors);
    return new Reading(
        clauses,
        errors,
        words,
        literals,
        new Conditions(words, literals, errors),
        new Actions(words, literals),
        new Allowances(clauses, words, literals));
  }

  Tokens tokens() {
    return clauses.tokens();
  }

  /** The name in quotes that a broken clause has at a token, or a missing one. */
  Name salvageQuoted(int token) {
    return tokens().type(token) == JourneyLexer.TEXT
        ? words.quoted(tokens().span(token))
        : Name.missing(placeOf(token));
  }

  /** The word that a broken clause has at a token, or a missing one. */
  Name salvageWord(int token) {
    return tokens().isWord(token) && token < clauses.index()
        ? new Name(tokens().text(token), tokens().span(token))
        : Name.missing(placeOf(token));
  }

  private Span placeOf(int token) {
    return tokens().span(token - 1).after();
  }
}
