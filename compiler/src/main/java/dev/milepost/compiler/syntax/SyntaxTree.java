package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import java.util.List;

/**
 * What one journey file says. Parts that could not be read were reported; they are left out or
 * stand in the tree as broken.
 *
 * @param comments all comments in written order; they belong to no node
 */
public record SyntaxTree(Source source, List<Declaration> declarations, List<Comment> comments)
    implements SyntaxNode {
  public SyntaxTree {
    declarations = List.copyOf(declarations);
    comments = List.copyOf(comments);
  }

  @Override
  public Span span() {
    return source.whole();
  }

  /** A comment, from its {@code #} to the end of the line. */
  public record Comment(Span span) implements SyntaxNode {}
}
