package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;

/**
 * A name where it is declared or used.
 *
 * @param text the name itself, without quotes and with escapes resolved; empty where the text had
 *     none, which was reported
 * @param span where it stands, quotes included
 */
public record Name(String text, Span span) implements SyntaxNode {

  /** Stands for a name that the text does not have, so that the clause around it is kept. */
  public static Name missing(Span place) {
    return new Name("", place);
  }

  /** Whether there was no name; whoever meets such a name stays silent about it. */
  public boolean isMissing() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text;
  }
}
