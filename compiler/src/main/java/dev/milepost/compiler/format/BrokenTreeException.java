package dev.milepost.compiler.format;

import dev.milepost.compiler.syntax.SyntaxNode;

/** A tree with a part that could not be read was to be printed: a fault of the caller. */
final class BrokenTreeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  BrokenTreeException(SyntaxNode broken) {
    super("a text with syntax errors has no layout: " + broken.span());
  }
}
