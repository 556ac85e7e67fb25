package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.text.Span;
import java.util.List;
import java.util.Locale;

/**
 * What a mapping file says: {@code signals from xes} and the clauses behind it.
 *
 * @param header the text up to its first clause
 * @param comments all comments in written order; they belong to no node
 */
public record MappingFile(
    Source source,
    Format format,
    MappingTree mapping,
    Span header,
    List<SyntaxTree.Comment> comments)
    implements SyntaxNode {
  public MappingFile {
    comments = List.copyOf(comments);
  }

  @Override
  public Span span() {
    return source.whole();
  }

  /** The shape of the files that it is for. */
  public enum Format {
    XES,
    CSV,
    JSON;

    /** The word that the language writes. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
