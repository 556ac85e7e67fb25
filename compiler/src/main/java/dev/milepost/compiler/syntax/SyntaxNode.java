package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;

/** Anything in the syntax tree. */
public interface SyntaxNode {
  /** The text that it was read from. */
  Span span();
}
